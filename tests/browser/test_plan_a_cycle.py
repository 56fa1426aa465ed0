"""Step 1 of the main job: create a cycle whose sessions say what they build on, and plant a thread."""

import re

from playwright.sync_api import Page, expect

from tests.browser.looking import assert_accessible, assert_no_overflow, press
from tests.browser.stage import person

PLAN = "/es/team/c/ciclo-nuevo/plan/"


def test_P1_P2_P3_a_cycle_with_sessions_and_a_thread_is_seen_by_everyone(page: Page, enter, db):
    enter(page, person("Coordinación regional"))
    create_cycle(page)
    add_session(page, 1, "Qué cambió", "2020-06-04")
    add_session(page, 2, "Qué acordamos", "2020-06-18")
    plan_thread(page)
    announce(page)
    hold_first_session(page)
    plant_thread(page)

    page.goto("/es/c/ciclo-nuevo/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ciclo nuevo")
    expect(page.locator(".path").get_by_text("¿Cómo la detectamos?").first).to_be_visible()
    assert_no_overflow(page)
    assert_accessible(page)

    page.goto("/es/team/c/ciclo-nuevo/systematise/quipu/")
    expect(page.locator(".thread-list")).to_contain_text("¿Cómo la detectamos?")
    assert_no_overflow(page)
    assert_accessible(page)


def create_cycle(page: Page) -> None:
    page.goto("/es/team/cycles/new/")
    assert_no_overflow(page)
    assert_accessible(page)
    page.locator("[name=title_es]").fill("Ciclo nuevo")
    page.locator("[name=guiding_question_es]").fill("¿Qué aprendimos?")
    page.locator("[name=slug]").fill("ciclo-nuevo")
    page.get_by_label("Ecuador").check()
    page.get_by_label("Perú").check()
    page.locator("[name=zone]").select_option("America/Lima")
    page.locator("[name=default_regime][value=attribution]").check()
    press(page)
    expect(page).to_have_url(re.compile("ciclo-nuevo/plan/$"))


def add_session(page: Page, place: int, title: str, day: str) -> None:
    page.goto(f"{PLAN}sessions/new/")
    page.locator("[name=title_es]").fill(title)
    page.locator("[name=day]").fill(day)
    page.locator("[name=hour]").fill("10:00")
    if place > 1:
        page.locator("[name=builds_on]").first.check()
    press(page)
    expect(page.get_by_text(title).first).to_be_visible()


def plan_thread(page: Page) -> None:
    page.goto(f"{PLAN}hooks/new/")
    page.locator("[name=text_es]").fill("¿Cómo la detectamos?")
    page.locator("[name=origin]").select_option("1")
    second = page.locator("[name=target] option", has_text="Qué acordamos")
    page.locator("[name=target]").select_option(second.get_attribute("value"))
    press(page)
    expect(page).to_have_url(re.compile("/plan/(#.*)?$"))


def announce(page: Page) -> None:
    page.goto(PLAN)
    page.locator(".exception summary").click()
    page.locator("[name=exception]").fill("Los referentes se nombran esta semana.")
    page.locator("button[value=convening]").click()
    expect(page.locator("main a[href='/es/c/ciclo-nuevo/']").first).to_be_visible()


def hold_first_session(page: Page) -> None:
    page.goto(PLAN)
    page.locator("button[value=running]").click()
    page.goto(f"{PLAN}sessions/1/held/")
    page.locator("[name=day]").fill("2020-06-04")
    page.locator("[name=began]").fill("10:00")
    page.locator("[name=minutes]").fill("90")
    press(page)
    expect(page).to_have_url(re.compile("/summary/$"))


def plant_thread(page: Page) -> None:
    page.goto(f"{PLAN}hooks/1/plant/")
    page.locator("[name=minute]").fill("82")
    press(page)
    expect(page.get_by_text("¿Cómo la detectamos?").first).to_be_visible()
