"""A code from the mail, written where it is asked for."""

from playwright.sync_api import Page, expect

from tests.browser.looking import scriptless


def type_code(page: Page, code: str) -> None:
    """Its last digit sends it, as the page says beforehand; without scripts, the button."""
    field, sentence = page.get_by_label("Código de seis dígitos"), page.get_by_text("Al escribir el sexto dígito")
    if page.context in scriptless:
        field.fill(code)
        expect(sentence).to_be_hidden()
        page.get_by_role("button", name="Entrar", exact=True).click()
    else:
        expect(sentence).to_be_visible()
        field.press_sequentially(code)
