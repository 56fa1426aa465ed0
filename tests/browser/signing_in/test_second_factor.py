"""C16: passkeys with a virtual authenticator, the app that shows codes, and the question who it is."""

import re

import pyotp
import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import also_at_desk, assert_stands
from tests.browser.signing_in.code_field import type_code
from tinkuy.core import clock
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import DevelopmentMessage
from tinkuy.people.models import CodeApp, Passkey

SECURITY = "/es/team/security/"


def with_authenticator(page: Page, *, verified: bool = True) -> None:
    """A device that keeps passkeys and asks for a finger, which is the right one if *verified*."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": verified,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def code_in_the_mail() -> str:
    """Read without its page, which `test_signing_in.py` opens as a person would."""
    deliver_due()
    match = re.search(r"\b\d{6}\b", DevelopmentMessage.objects.latest("id").body)
    assert match
    return match.group()


def enter_by_mail(page: Page, person) -> None:
    page.goto("/es/sign-in/")
    page.get_by_label("Su correo electrónico").fill(person.email)
    page.get_by_role("button", name="Enviarme un código").click()
    type_code(page, code_in_the_mail())
    page.wait_for_url(lambda address: "/sign-in/code/" not in address)


@pytest.mark.both_databases
def test_capability_C16_a_passkey_is_made_and_enters_alone(phone: Page, coordination):
    """Its pages are also looked at as wide as a desk; there it is made, and pressed, in the test after this one."""
    page = phone
    also_at_desk.add(page.context)
    with_authenticator(page)
    enter_by_mail(page, coordination)

    page.goto(SECURITY)
    assert_stands(page)
    page.get_by_role("link", name="Agregar una llave de acceso").click()
    assert_stands(page)
    page.get_by_label("Un nombre para ella").fill("Mi teléfono")
    page.get_by_role("button", name="Crear la llave de acceso").press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Sus códigos de recuperación")
    expect(page.locator(".recovery-codes li")).to_have_count(10)
    assert_stands(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Guardar en un archivo").click()
    assert len(download.value.path().read_text().split()) == 10
    page.get_by_role("link", name="Ya los guardé").click()
    expect(page.get_by_text("Mi teléfono", exact=True)).to_be_visible()
    assert_stands(page)

    page.get_by_role("button", name="Salir", exact=True).click()
    page.goto("/es/sign-in/?next=/es/team/cycles/new/")
    assert_stands(page)
    page.get_by_role("link", name="Entrar con una llave de acceso").click()
    assert_stands(page)
    page.get_by_role("button", name="Usar mi llave de acceso").click()
    expect(page).to_have_url(re.compile(r"^[^?]*/es/team/cycles/new/(#.*)?$"))
    assert Passkey.objects.get().used_at


def test_capability_C16_the_passkey_is_the_second_step_after_a_code_by_mail(desk, coordination):
    with_authenticator(desk)
    enter_by_mail(desk, coordination)
    desk.goto(f"{SECURITY}passkeys/new/")
    desk.get_by_label("Un nombre para ella").fill("Mi teléfono")
    desk.get_by_role("button", name="Crear la llave de acceso").click()
    expect(desk.locator(".recovery-codes li")).to_have_count(10)
    desk.get_by_role("button", name="Salir", exact=True).click()
    expect(desk).to_have_url(re.compile(r"/hub/|/es/(#.*)?$"))

    enter_by_mail(desk, coordination)
    expect(desk.get_by_role("heading", level=1)).to_have_text("Un paso más")
    assert_stands(desk)
    desk.get_by_role("button", name="Usar mi llave de acceso").click()

    expect(desk).to_have_url(re.compile(r"/es/team/cycles/(#.*)?$"))


def test_capability_C16_a_device_without_a_passkey_says_so_and_nothing_is_lost(desk, coordination):
    with_authenticator(desk)
    desk.goto("/es/sign-in/passkey/")
    expect(desk.get_by_text("no respondió")).to_be_hidden()
    expect(desk.get_by_text("necesitan un navegador que ejecute scripts")).to_be_hidden()

    desk.get_by_role("button", name="Usar mi llave de acceso").click()

    expect(desk.get_by_role("alert")).to_contain_text("no respondió")
    assert_stands(desk)
    desk.get_by_role("link", name="Entrar mejor con un código por correo").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Entrar con el equipo")


def test_capability_C16_an_app_that_shows_codes_is_set_up_and_asked_for(page: Page, coordination):
    enter_by_mail(page, coordination)
    page.goto(SECURITY)
    assert_stands(page)

    page.get_by_role("button", name="Configurar una aplicación").click()
    assert_stands(page)
    secret = page.locator(".secret").inner_text().replace(" ", "")
    assert page.locator("img.square").evaluate("image => image.naturalWidth") > 100
    page.get_by_label("Los seis dígitos que muestra la aplicación").fill("000000")
    page.get_by_role("button", name="La aplicación funciona").click()
    expect(page.get_by_text("Ese no es el código que la aplicación muestra ahora.").first).to_be_visible()
    assert_stands(page)
    page.get_by_label("Los seis dígitos que muestra la aplicación").fill(pyotp.TOTP(secret).at(clock.now()))
    page.get_by_role("button", name="La aplicación funciona").click()
    expect(page.locator(".recovery-codes li").first).to_be_visible()
    assert_stands(page)
    codes = page.locator(".recovery-codes li").all_inner_texts()

    page.get_by_role("button", name="Salir", exact=True).click()
    expect(page).to_have_url(re.compile(r"/hub/|/es/(#.*)?$"))
    enter_by_mail(page, coordination)
    expect(page.get_by_role("heading", level=1)).to_have_text("Un paso más")
    assert_stands(page)
    page.get_by_label("Código de la aplicación, o un código de recuperación").fill(codes[0])
    page.get_by_role("button", name="Entrar", exact=True).click()
    expect(page).to_have_url(re.compile(r"/es/team/cycles/(#.*)?$"))
    assert CodeApp.objects.get().confirmed_at


def test_capability_C16_promise_A07_what_was_typed_comes_through_the_question_who_it_is(
    page: Page, enter, coordination
):
    """A session that nobody vouched for; the code by mail is asked for from the page."""
    enter(page, coordination)
    page.goto(f"{SECURITY}password/")
    expect(page.get_by_role("heading", level=1)).to_have_text("¿Es usted?")
    assert_stands(page)

    page.get_by_role("button", name="Enviarme un código").click()
    assert_stands(page)
    page.get_by_label("Código de seis dígitos").fill(code_in_the_mail())
    page.get_by_role("button", name="Soy yo").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Poner una contraseña")
    assert_stands(page)
    page.get_by_label("Contraseña nueva").fill("cuatro llamas cruzan despacio")
    page.get_by_label("Repita la contraseña").fill("cuatro llamas cruzan despacio")
    page.get_by_role("button", name="Guardar esta contraseña").click()
    expect(page.get_by_text("La contraseña quedó guardada.")).to_be_visible()


def test_capability_C16_the_pages_of_security_are_legible_in_the_dark_and_in_portuguese(browse, enter, coordination):
    page = browse(dark=True, width=390)
    enter(page, coordination)
    for address in ("team/security/", "sign-in/again/", "sign-in/password/", "sign-in/passkey/"):
        page.goto(f"/pt-br/{address}")
        expect(page.locator("html")).to_have_attribute("lang", "pt-br")
        assert_stands(page)


def test_capability_C16_forced_colours_and_no_scripts_leave_every_way_in_place(browse, coordination):
    page = browse(script=False)
    page.emulate_media(forced_colors="active")
    page.goto("/es/sign-in/passkey/")

    expect(page.get_by_text("Sin él, entre de otra manera.")).to_be_visible()
    expect(page.get_by_role("button", name="Usar mi llave de acceso")).to_be_hidden()
    page.get_by_role("link", name="Entrar mejor con un código por correo").click()
    expect(page.get_by_role("button", name="Enviarme un código")).to_be_visible()
