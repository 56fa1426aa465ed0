"""The unmatched queue by keys alone, and without scripts: a person clears it without a mouse."""

import re

from django_scopes import scope
from playwright.sync_api import Page, expect

from tests.browser.looking import assert_stands, press
from tests.browser.stage import TEAM, Held, held_cycle
from tinkuy.attendance.uploads.actions.reports import preview_attendance
from tinkuy.convening.registering.actions import register
from tinkuy.uploads.actions.counting import count_upload

QUEUE = f"{TEAM}attendance/unmatched/"
ROWS = (
    ("Ana Paz", "ana.paz@example.net"),
    ("Vera Luz", "vera@example.net"),
    ("Soporte Zoom", "soporte@example.net"),
    ("Prueba de audio", "prueba@example.net"),
    ("Luisito", "luisito@example.net"),
)


def waiting(held: Held) -> None:
    """Five accounts that wait in the first session."""
    header = "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest\n"
    lines = [f"{name},{email},06/04/2020 15:00:00,06/04/2020 16:30:00,90,Yes\n" for name, email in ROWS]
    with scope(cycle=held.cycle):
        for name in ("Ana Paz", "Luis Rojas"):
            register(actor=None, cycle=held.cycle, name=name, email=f"{name[:3].lower()}@example.org", country="PE")
        draft = preview_attendance(
            actor=held.coordination,
            webinar=held.webinars[0],
            data=(header + "".join(lines)).encode(),
            filename="sesion.csv",
            zone="UTC",
        )
        count_upload(actor=held.coordination, upload=draft)


def to_go(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", name=re.compile(words))).to_be_visible()


def test_capability_C11_five_accounts_are_decided_by_keys_alone(browse, enter, db):
    held = held_cycle()
    waiting(held)
    page = browse()
    enter(page, held.coordination)
    page.goto(QUEUE)
    to_go(page, "5 cuentas sin asignar")
    assert_stands(page)

    page.keyboard.press("1")  # Ana Paz is the registered one
    to_go(page, "4 cuentas sin asignar")
    page.keyboard.press("u")
    to_go(page, "5 cuentas sin asignar")
    page.keyboard.press("1")
    to_go(page, "4 cuentas sin asignar")

    page.keyboard.press("j")
    page.keyboard.press("t")  # Soporte Zoom
    to_go(page, "3 cuentas sin asignar")
    page.keyboard.press("n")  # Prueba de audio took its place
    to_go(page, "2 cuentas sin asignar")

    page.keyboard.press("/")  # Luisito: nobody was suggested
    page.get_by_label("Buscar a alguien inscrito").fill("luis rojas")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Luis Rojas")).to_be_visible()
    expect(page.locator(".account.chosen")).to_contain_text("Luis Rojas")  # the page's script is there
    page.keyboard.press("1")
    to_go(page, "1 cuenta sin asignar")

    page.keyboard.press("w")  # Vera Luz
    page.get_by_label("País").select_option("PE")
    assert_stands(page)
    press(page, "walk-in/")
    expect(page.get_by_role("heading", name="Todas las cuentas están asignadas")).to_be_visible()

    page.goto(f"{TEAM}attendance/decisions/")
    expect(page.locator(".decisions > li")).to_have_count(5)
    assert_stands(page)


def test_without_scripts_the_same_account_is_decided_and_taken_back(browse, enter, db):
    held = held_cycle()
    waiting(held)
    page = browse(width=390, script=False)
    enter(page, held.coordination)
    page.goto(QUEUE)

    page.get_by_role("button", name="Ana Paz").click()
    to_go(page, "4 cuentas sin asignar")
    assert page.url.endswith("#n1")
    page.get_by_role("button", name="Deshacer").click()
    to_go(page, "5 cuentas sin asignar")
