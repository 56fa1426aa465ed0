"""Step 1 of the main job: five sessions for ten countries, planned with the pages alone, up to the first thread."""

import re
from datetime import date, timedelta

from playwright.sync_api import Page, expect

from tests.browser.looking import assert_stands, press
from tests.browser.stage import person

PLAN = "/es/team/c/ciclo/plan/"
COUNTRIES = ("AR", "BO", "BR", "CL", "CO", "EC", "PY", "PE", "UY", "VE")
SESSIONS = (
    "Qué cambió",
    "Detectar a distancia",
    "Proteger",
    "Justicia y coordinación",
    "De lo aprendido a los acuerdos",
)
DAYS = ("2020-06-04", "2020-06-18", "2020-07-02", "2020-07-16", "2020-07-30")


def test_capability_P1_P2_P3_P5_promise_P10_a_cycle_of_five_sessions_and_ten_countries_is_planned_and_seen(
    page: Page, enter, db
):
    enter(page, person("Coordinación regional"))
    create_cycle(page)
    add_sessions(page)
    name_focal_points(page)
    write_plan_of_systematisation(page)
    plan_thread(page)
    announce(page)
    hold_first_session(page)
    plant_thread(page)

    page.goto("/es/c/ciclo/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ciclo nuevo")
    expect(page.locator(".path").get_by_text("¿Cómo la detectamos?").first).to_be_visible()
    assert_stands(page)

    page.goto("/es/team/c/ciclo/systematise/quipu/")
    expect(page.locator(".thread-list")).to_contain_text("¿Cómo la detectamos?")
    assert_stands(page)


def create_cycle(page: Page) -> None:
    page.goto("/es/team/cycles/new/")
    assert_stands(page)
    page.locator("[name=title_es]").fill("Ciclo nuevo")
    page.locator("[name=guiding_question_es]").fill("¿Qué aprendimos?")
    for code in COUNTRIES:
        page.locator(f"[name=countries][value={code}]").check()
    page.locator("[name=zone]").select_option("America/Lima")
    press(page)
    expect(page).to_have_url(re.compile("ciclo/plan/sessions/several/(#.*)?$"))


def add_sessions(page: Page) -> None:
    """Titles and days; each builds on the one before and begins from the starter agenda."""
    page.goto(f"{PLAN}sessions/several/")
    assert_stands(page)
    page.locator("[name=hour]").fill("10:00")
    for row, (title, day) in enumerate(zip(SESSIONS, DAYS, strict=True), 1):
        page.locator(f"[name=title_{row}]").fill(title)
        page.locator(f"[name=day_{row}]").fill(day)
    press(page)
    expect(page).to_have_url(re.compile("/plan/team/several/"))
    page.goto(PLAN)
    for title in SESSIONS:
        expect(page.get_by_text(title).first).to_be_visible()


def name_focal_points(page: Page) -> None:
    page.goto(f"{PLAN}focal-points/")
    assert_stands(page)
    for code in COUNTRIES[:-1]:
        page.locator(f"[name=name_{code}]").fill(f"Punto focal {code}")
        page.locator(f"[name=email_{code}]").fill(f"{code.lower()}@example.org")
    page.get_by_role("button", name="Ver los mensajes").click()
    expect(page.get_by_role("button", name="Enviar las invitaciones")).to_be_visible()
    assert_stands(page)
    page.get_by_role("button", name="Enviar las invitaciones").click()
    expect(page.get_by_text("Punto focal UY").first).to_be_visible()


def write_plan_of_systematisation(page: Page) -> None:
    page.goto(f"{PLAN}systematisation/")
    assert_stands(page)
    page.locator("[name=object_es]").fill("Las cinco sesiones.")
    page.locator("[name=axis_es]").fill("¿Qué se sostuvo?")
    press(page)
    expect(page.get_by_text("¿Qué se sostuvo?").first).to_be_visible()


def plan_thread(page: Page) -> None:
    page.goto(f"{PLAN}hooks/new/")
    page.locator("[name=text_es]").fill("¿Cómo la detectamos?")
    page.locator("[name=origin]").select_option("1")
    page.locator("[name=target]").select_option("5")
    press(page)
    expect(page).to_have_url(re.compile("/plan/(#.*)?$"))


def announce(page: Page) -> None:
    """One country has no focal point yet: it says why."""
    page.goto(PLAN)
    page.get_by_role("link", name="Decir por qué no").click()
    expect(page.locator("[name=countries][value=VE]")).to_be_checked()
    assert_stands(page)
    page.locator("[name=reason]").fill("El referente de Venezuela se nombra esta semana.")
    page.get_by_role("button", name="Seguir sin ellos").click()
    page.locator("button[value=convening]").click()
    expect(page.locator("main .address a[href*='/es/i/']")).to_be_visible()


def hold_first_session(page: Page) -> None:
    page.goto(PLAN)
    page.locator("button[value=running]").click()
    page.goto(f"{PLAN}sessions/1/held/")
    page.locator("[name=day]").fill("2020-06-04")
    page.locator("[name=began]").fill("10:00")
    page.locator("[name=minutes]").fill("90")
    press(page)
    expect(page).to_have_url(re.compile("/summary/(#.*)?$"))


def plant_thread(page: Page) -> None:
    page.goto(f"{PLAN}hooks/1/plant/")
    page.locator("[name=minute]").fill("82")
    press(page)
    expect(page.get_by_text("¿Cómo la detectamos?").first).to_be_visible()


def test_capability_P5_the_days_that_nobody_chose_keep_their_distance_from_the_one_that_is_moved(desk: Page, enter, db):
    enter(desk, person("Coordinación regional"))
    create_cycle(desk)
    desk.goto(f"{PLAN}sessions/several/")
    days = [desk.locator(f"[name=day_{row}]") for row in (1, 2, 3)]
    offered = [date.fromisoformat(day.input_value()) for day in days]

    days[0].fill((offered[0] + timedelta(days=1)).isoformat())
    for day, before in zip(days, offered, strict=True):
        expect(day).to_have_value((before + timedelta(days=1)).isoformat())

    days[1].fill("2031-03-04")
    days[0].fill("2031-02-25")
    expect(days[1]).to_have_value("2031-03-04")
