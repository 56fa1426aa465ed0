"""The field that asks for an institution makes a new one in one press; without scripts: `practice/responses/tests`."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import assert_stands
from tests.browser.stage import held_cycle
from tinkuy.people.models import Organisation
from tinkuy.planning.guests.models import Guest

NAME = "Defensoría del Pueblo"


@pytest.fixture
def guest_page(db, enter):
    """Opens the page on which a speaker is added, with one institution in the directory."""
    Organisation.objects.create(slug="pe-salud", name="Ministerio de Salud", sector="government", country="PE")

    def opened(page: Page) -> Page:
        held = held_cycle()
        enter(page, held.coordination)
        page.goto(f"/es/team/c/{held.cycle.slug}/plan/guests/new/")
        return page

    return opened


def test_what_is_typed_and_not_in_the_directory_is_asked_about_at_once(phone: Page, guest_page):
    page = guest_page(phone)
    group = page.locator(".new-institution")
    page.get_by_label("Nombre", exact=True).fill("Expositora")
    field = page.locator("#id_organisation")

    field.fill("ministerio de salud")
    field.press("Tab")
    expect(group).to_be_hidden()
    field.fill(NAME)
    field.press("Tab")

    expect(group).to_be_visible()
    assert_stands(page)
    group.get_by_label(f"Crear «{NAME}»").check()
    group.get_by_label("Su sector").select_option("government")
    page.get_by_role("button", name="Guardar", exact=True).click()
    expect(page).to_have_url(re.compile(r"/guests/$"))
    assert Guest._base_manager.get().organisation == Organisation.objects.get(name=NAME)
