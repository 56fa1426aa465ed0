"""C16, in part: a person of the team enters by a code that comes by mail, and leaves."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import assert_accessible, assert_stands
from tests.browser.signing_in.code_field import type_code
from tinkuy.notices.delivery import deliver_due


@pytest.mark.both_databases
def test_capability_C16_a_person_enters_by_the_code_in_the_mail(page: Page, coordination):
    page.goto("/es/team/cycles/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Entrar con el equipo")
    assert_stands(page)

    page.get_by_label("Su correo electrónico").fill(coordination.email)
    page.get_by_role("button", name="Enviarme un código").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Su código")
    assert_stands(page)

    type_code(page, code_in_the_mailbox(page))

    expect(page).to_have_url(re.compile(r"/es/team/cycles/(#.*)?$"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def code_in_the_mailbox(page: Page) -> str:
    """Read in another tab, as a person would."""
    deliver_due()
    mailbox = page.context.new_page()
    mailbox.goto("/es/mailbox/")
    assert_accessible(mailbox)
    text = mailbox.get_by_role("article").first.inner_text()
    mailbox.close()
    return re.search(r"\b\d{6}\b", text).group()


def test_capability_C16_a_wrong_code_is_told_beside_its_field(page: Page, coordination):
    page.goto("/es/sign-in/")
    page.get_by_label("Su correo electrónico").fill(coordination.email)
    page.get_by_role("button", name="Enviarme un código").click()

    type_code(page, "000000")

    expect(page.get_by_text("Ese código no es válido.").first).to_be_visible()
    assert_stands(page)
    code = code_in_the_mailbox(page)

    page.get_by_label("Código de seis dígitos").fill(code)
    expect(page.get_by_text("Al escribir el sexto dígito")).to_be_hidden()
    page.get_by_role("button", name="Entrar", exact=True).click()

    expect(page.get_by_role("heading", level=1)).not_to_have_text("Su código")


def test_capability_C16_the_pages_of_signing_in_are_legible_in_the_dark(browse):
    page = browse(dark=True)
    for address in ("/pt-br/sign-in/", "/en/sign-in/code/", "/es/mailbox/", "/es/sign-in/link/none/"):
        page.goto(address)
        assert_accessible(page)
