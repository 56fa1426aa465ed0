"""What the program matched by name is looked at by keys alone, and without scripts."""

import re

from django_scopes import scope
from playwright.sync_api import Page, expect

from tests.browser.looking import assert_stands
from tests.browser.stage import TEAM, Held, held_cycle
from tinkuy.attendance.uploads.actions.reports import import_attendance
from tinkuy.convening.registering.actions import register

NAMED = f"{TEAM}attendance/by-name/"
NAMES = ("Ana Paz", "Luis Rojas", "Vera Luz")


def matched(held: Held) -> None:
    """Three accounts without an address in the first session, each with the name of somebody registered."""
    header = "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest\n"
    lines = [f"{name},,06/04/2020 15:00:00,06/04/2020 16:30:00,90,Yes\n" for name in NAMES]
    with scope(cycle=held.cycle):
        for name in NAMES:
            email = f"{name[:3].lower()}@example.org"
            register(actor=None, cycle=held.cycle, name=name, email=email, country="PE")
        import_attendance(
            actor=held.coordination,
            webinar=held.webinars[0],
            data=(header + "".join(lines)).encode(),
            filename="sesion.csv",
            zone="UTC",
        )


def to_look_at(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", name=re.compile(words))).to_be_visible()


def test_capability_C11_matches_by_name_are_refused_and_confirmed_by_keys_alone(browse, enter, db):
    held = held_cycle()
    matched(held)
    page = browse()
    enter(page, held.coordination)
    page.goto(NAMED)
    to_look_at(page, "3 cuentas asignadas por su nombre, sin revisar")
    assert_stands(page)

    expect(page.locator(".account.chosen")).to_contain_text("Ana Paz")  # the page's script is there
    page.keyboard.press("n")
    to_look_at(page, "2 cuentas asignadas por su nombre, sin revisar")
    expect(page.locator(".decisions")).to_contain_text("Ana Paz no es Ana Paz")
    page.keyboard.press("u")
    to_look_at(page, "3 cuentas asignadas por su nombre, sin revisar")
    page.keyboard.press("j")
    page.keyboard.press("c")  # Luis Rojas
    to_look_at(page, "2 cuentas asignadas por su nombre, sin revisar")
    expect(page.locator(".decisions")).to_contain_text("Luis Rojas es Luis Rojas")
    assert_stands(page)


def test_without_scripts_the_same_is_said_and_taken_back(browse, enter, db):
    held = held_cycle()
    matched(held)
    page = browse(width=390, script=False)
    enter(page, held.coordination)
    page.goto(NAMED)

    page.get_by_role("button", name="No es esa persona").first.click()
    to_look_at(page, "2 cuentas asignadas por su nombre, sin revisar")
    assert page.url.endswith("#n1")
    page.get_by_role("button", name="Deshacer").first.click()
    to_look_at(page, "3 cuentas asignadas por su nombre, sin revisar")
