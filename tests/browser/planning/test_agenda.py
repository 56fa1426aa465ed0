"""The agenda editor: a new order by pointer and by keyboard, saved by one press; and without scripts by two buttons."""

import pytest
from django_scopes import scope
from playwright.sync_api import Page, expect

from tests.browser.looking import assert_no_overflow, assert_stands
from tests.browser.stage import Held, held_cycle
from tinkuy.planning.agenda.actions import add_segment, order_agenda
from tinkuy.planning.cloning.actions import clone_webinar
from tinkuy.planning.cycles.models.webinar import Segment, Webinar


@pytest.fixture
def planned(db) -> tuple[Held, str]:
    """A session still to come with four parts, and the address of its agenda."""
    held = held_cycle()
    with scope(cycle=held.cycle):
        last = Webinar.objects.order_by("ordinal").last()
        session = clone_webinar(
            actor=held.coordination, webinar=last, day=last.starts_at.date().replace(year=last.starts_at.year + 20)
        )
        Segment.objects.filter(webinar=session).delete()
        for title in ("Uno", "Dos", "Tres", "Cuatro"):
            add_segment(
                actor=held.coordination, webinar=session, title=title, minutes=10, kind="dialogue", regime="attribution"
            )
    return held, f"/es/team/c/{held.cycle.slug}/plan/sessions/{session.ordinal}/agenda/"


def expect_order(page: Page, *titles: str) -> None:
    parts = page.locator("[data-agenda] > li")
    expect(parts).to_have_count(len(titles))
    for place, title in enumerate(titles):
        expect(parts.nth(place)).to_have_attribute("data-title", title)


def test_capability_P4_by_the_arrows_a_part_moves_and_the_clock_follows(desk: Page, enter, planned):
    held, address = planned
    enter(desk, held.coordination)
    desk.goto(address)
    assert_stands(desk)

    handle = desk.locator("#part-1 [data-handle]")
    handle.focus()
    handle.press("ArrowDown")
    handle.press("ArrowDown")

    expect_order(desk, "Dos", "Tres", "Uno", "Cuatro")
    expect(handle).to_be_focused()
    expect(desk.locator("#part-2 [data-clock]")).to_have_text("10:00–10:10")
    desk.locator("[data-agenda-order] button[type=submit]").click()
    expect(desk.locator("[data-agenda-order]")).to_be_hidden()
    expect_order(desk, "Dos", "Tres", "Uno", "Cuatro")


def test_capability_P4_by_the_pointer_a_part_is_dragged_on_a_phone_too(phone: Page, enter, planned):
    held, address = planned
    enter(phone, held.coordination)
    phone.goto(address)
    assert_no_overflow(phone)

    phone.locator("#part-4 [data-handle]").scroll_into_view_if_needed()
    start, end = phone.locator("#part-4 [data-handle]").bounding_box(), phone.locator("#part-1").bounding_box()
    assert start is not None
    assert end is not None
    phone.mouse.move(start["x"] + 10, start["y"] + 10)
    phone.mouse.down()
    phone.mouse.move(start["x"] + 10, end["y"] + 4, steps=8)
    phone.mouse.up()

    expect_order(phone, "Cuatro", "Uno", "Dos", "Tres")
    phone.locator("[data-agenda-order] button[type=submit]").click()
    expect(phone.locator("[data-agenda-order]")).to_be_hidden()
    expect_order(phone, "Cuatro", "Uno", "Dos", "Tres")


def test_capability_P4_an_order_that_was_not_saved_is_taken_back(desk: Page, enter, planned):
    held, address = planned
    enter(desk, held.coordination)
    desk.goto(address)

    desk.locator("#part-2 [data-handle]").press("ArrowUp")
    expect(desk.locator("[data-agenda-order]")).to_be_visible()
    desk.locator("[data-undo]").click()

    expect_order(desk, "Uno", "Dos", "Tres", "Cuatro")
    expect(desk.locator("[data-agenda-order]")).to_be_hidden()


def test_capability_P4_without_scripts_a_part_moves_by_its_button(without_scripts: Page, enter, planned):
    held, address = planned
    enter(without_scripts, held.coordination)
    without_scripts.goto(address)

    without_scripts.locator("#part-1 button[value=later]").click()

    expect_order(without_scripts, "Dos", "Uno", "Tres", "Cuatro")


def test_promise_L08_who_moves_over_another_agenda_sees_it_as_it_is(desk: Page, enter, planned):
    held, address = planned
    enter(desk, held.coordination)
    desk.goto(address)
    desk.locator("#part-1 [data-handle]").press("ArrowDown")
    with scope(cycle=held.cycle):
        webinar = Webinar.objects.order_by("ordinal").last()
        order_agenda(actor=held.coordination, webinar=webinar, places=[4, 3, 2, 1])

    desk.locator("[data-agenda-order] button[type=submit]").click()

    expect(desk.get_by_role("alert")).to_contain_text("Otra persona acaba de cambiar esta agenda")
    expect(desk.get_by_role("alert")).to_contain_text("Dos")
    expect_order(desk, "Cuatro", "Tres", "Dos", "Uno")
