"""Registering, confirming by the mail, changing and withdrawing: at a desk, on a telephone, without scripts."""

import json
import re

import pytest
from django_scopes import scopes_disabled
from playwright.sync_api import Page, Route, expect

from tests.browser.looking import assert_stands, scriptless
from tinkuy.attendance.certificates.models import Certificate
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.tests.participants import MAIL, ME, REGISTER, code_in, coming, mail, secret_in, waiting
from tinkuy.notices.models import DevelopmentMessage
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sessions(cycle: Cycle, webinars: list[Webinar]) -> list[Webinar]:
    return coming(cycle, 4, 5)


def fill(page: Page, *, country: str = "EC") -> None:
    page.fill("[name=alias]", "Colibrí")
    page.select_option("[name=country]", country)
    page.fill("[name=email]", MAIL)
    page.uncheck("[name=webinars][value='5']")
    page.check("[name=use_of_data]")


def send(page: Page) -> None:
    """By the button; without scripts by the keyboard, which must not press the button of the hours that comes first."""
    if has_scripts(page):
        page.click(".submit-row button")
    else:
        page.press("[name=alias]", "Enter")


def has_scripts(page: Page) -> bool:
    return page.context not in scriptless


def follow_the_mail(page: Page, message: DevelopmentMessage, language: str = "es") -> None:
    """By the link, where there are scripts; else by address and code, both of the same message."""
    if has_scripts(page):
        page.goto(f"/{language}/me/#{secret_in(message)}")
        assert_stands(page)
        page.click("[data-personal-link] button")
    else:
        page.goto(f"/{language}/me/")
        page.fill("[name=email]", MAIL)
        page.fill("[name=code]", code_in(message))
        page.click("[data-by-code] button")


def state() -> str:
    with scopes_disabled():
        return Registration.objects.get().state


def take_the_certificate(page: Page) -> None:
    """As if the cycle were over: the paper with another name, and a name where it is checked."""
    with scopes_disabled():
        own = Registration.objects.get()
        certificate = Certificate.objects.create(
            cycle=own.cycle, registration=own, code="k7qm4t2x9d3hw8rp", attended=[1, 2], counted=[1, 2, 3]
        )
    page.goto(ME)
    assert_stands(page)
    page.click("text=Ver su certificado")
    assert_stands(page)
    page.fill("[name=name]", "Micaela Bastidas")
    with page.expect_download() as download:
        page.click("text=Descargar el PDF")
    assert download.value.suggested_filename == "certificado.pdf"
    assert download.value.path().read_bytes().startswith(b"%PDF")
    page.click("text=Mostrar mi nombre: Colibrí")
    expect(page.locator(".messages")).to_have_text("La página muestra ahora su nombre.")
    assert_stands(page)
    page.goto(f"/es/certificates/{certificate.code_in_groups}/")
    expect(page.locator("h1")).to_have_text("Este certificado es auténtico")
    expect(page.locator("main")).to_contain_text("Colibrí")
    assert_stands(page)


def add_a_session(page: Page) -> None:
    page.click("text=Cambiar mis sesiones")
    page.check("[name=webinars][value='5']")
    assert_stands(page)
    page.click("text=Guardar mis sesiones")
    expect(page.locator(".own-sessions > li")).to_have_count(2)
    expect(page.locator(".messages")).to_have_text("Sus sesiones quedaron guardadas.")


def look_at_own_pages(page: Page) -> None:
    """All that is known of the person, the address of their calendar, the form of another address of mail."""
    page.click("text=Ver todos mis datos")
    assert_stands(page)
    expect(page.locator("main")).to_contain_text(MAIL)
    page.goto(f"{ME}calendar/")
    page.click("text=Crear la dirección de mi calendario")
    expect(page.locator(".feed-address")).to_have_value(re.compile(r"/es/calendars/[\w-]+\.ics$"))
    assert_stands(page)
    page.goto(f"{ME}address/")
    assert_stands(page)


def withdraw(page: Page) -> None:
    page.goto(ME)
    page.click("text=Cancelar mi inscripción y borrar")
    assert_stands(page)
    page.click("text=Sí, cancelar y borrar")
    expect(page.locator(".messages")).to_have_text(
        "Su inscripción está cancelada y sus datos están borrados. No hace falta nada más: puede cerrar esta página."
    )
    assert_stands(page)


def test_one_registers_confirms_changes_and_withdraws(page, sessions):
    page.goto(REGISTER)
    assert_stands(page)
    expect(page.locator(".submit-row button")).to_have_text(
        "Inscribirme a 2 sesiones" if has_scripts(page) else "Inscribirme"
    )
    fill(page)
    if has_scripts(page):
        expect(page.locator(".submit-row button")).to_have_text("Inscribirme a 1 sesión")
    else:
        page.click("text=Ver las horas en este país")
        assert_stands(page)
    expect(page.locator("label.card:has([name=webinars]) .help").first).to_contain_text("en Quito")
    send(page)
    expect(page.locator("h1")).to_have_text("Revise su correo")
    assert_stands(page)
    assert state() == "pending"

    follow_the_mail(page, mail())
    expect(page.locator("h1")).to_contain_text("Su página")
    expect(page).to_have_url(re.compile(f"{ME}(#.*)?$"))
    assert state() == "confirmed"
    assert_stands(page)
    expect(page.locator(".own-sessions > li")).to_have_count(1)

    add_a_session(page)
    look_at_own_pages(page)
    take_the_certificate(page)
    withdraw(page)
    assert state() == "withdrawn"


def test_one_registers_and_confirms_in_portuguese(browse, sessions):
    page = browse(width=390, language="pt-BR")
    page.goto(REGISTER.replace("/es/", "/pt-br/"))
    assert_stands(page)
    fill(page, country="BR")
    send(page)
    expect(page.locator("h1")).to_have_text("Confira seu e-mail")

    follow_the_mail(page, mail(), "pt-br")

    expect(page.locator("h1")).to_contain_text("Sua página")
    expect(page.locator("main")).to_contain_text("em Brasília")
    assert_stands(page)


def test_what_is_missing_is_said_beside_it_and_the_focus_goes_there(page, sessions, faults):
    page.goto(REGISTER)
    page.fill("[name=note]", "Silla de ruedas")

    send(page)

    expect(page.locator(".error-summary")).to_be_visible()
    expect(page.locator("[name=note]")).to_have_value("Silla de ruedas")
    if has_scripts(page):
        expect(page.locator(".error-summary")).to_be_focused()
    assert_stands(page)
    fill(page)
    send(page)
    expect(page.locator("h1")).to_have_text("Revise su correo")
    faults[:] = [
        fault for fault in faults if not fault.startswith("422:")
    ]  # the answer with the errors, asked by script


def test_the_fields_follow_the_way_one_appears(desk, sessions):
    desk.goto(REGISTER)
    expect(desk.locator("[name=alias]")).to_be_visible()
    expect(desk.locator("[name=name]")).to_be_hidden()

    desk.check("[name=appears_as][value=name]")
    expect(desk.locator("[name=name]")).to_be_visible()

    desk.check("[name=appears_as][value=none]")
    expect(desk.locator("[name=alias]")).to_be_hidden()
    expect(desk.locator("[name=name]")).to_be_hidden()


def test_promise_L05_what_is_typed_waits_for_the_line_and_is_sent_once(phone, sessions):
    """The page that follows comes over the line once too: it is the answer to what was sent."""
    next_pages = []
    phone.on("request", lambda one: next_pages.append(one.url) if one.url.endswith(f"{REGISTER}sent/") else None)
    phone.goto(REGISTER)
    fill(phone)
    phone.context.set_offline(True)

    send(phone)

    expect(phone.locator("[data-offline]")).to_contain_text("Por enviar.")
    assert_stands(phone)
    assert "Colibrí" in session_storage(phone)
    with scopes_disabled():
        assert not Registration.objects.exists()

    phone.context.set_offline(False)
    expect(phone.locator("h1")).to_have_text("Revise su correo")
    expect(phone.locator("main")).to_be_focused()
    assert_stands(phone)
    assert next_pages == [phone.url]
    assert session_storage(phone) == ""
    assert state() == "pending"


def test_promise_L05_an_answer_that_was_lost_registers_once(phone, sessions):
    """The server did it and its answer never came: the same key is sent again, and the same answer comes."""
    lost = []

    def lose(route: Route) -> None:
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch(max_redirects=0))
            route.abort()
        else:
            route.fallback()

    phone.goto(REGISTER)
    fill(phone)
    phone.context.route(f"**{REGISTER}", lose)
    send(phone)
    expect(phone.locator("[data-offline]")).to_be_visible()

    send(phone)

    expect(phone.locator("h1")).to_have_text("Revise su correo")
    assert [answer.status for answer in lost] == [302]
    with scopes_disabled():
        assert Registration.objects.count() == 1


def test_promise_L05_a_page_that_was_loaded_again_still_has_what_was_typed(desk, sessions):
    desk.goto(REGISTER)
    fill(desk)

    desk.reload()

    expect(desk.locator("[name=alias]")).to_have_value("Colibrí")
    expect(desk.locator("[name=email]")).to_have_value(MAIL)
    expect(desk.locator("[name=webinars][value='5']")).not_to_be_checked()


def test_who_appears_without_a_name_leaves_nothing_on_the_device(desk, sessions):
    desk.goto(REGISTER)
    fill(desk)
    desk.check("[name=appears_as][value=none]")
    desk.fill("[name=note]", "Silla de ruedas")

    assert session_storage(desk) == ""


def session_storage(page: Page) -> str:
    return "".join(json.loads(page.evaluate("JSON.stringify(Object.values(sessionStorage))")))


def test_threat_T12_the_secret_leaves_the_address_bar_at_once(desk, cycle, sessions):
    secret = waiting(cycle, sessions)

    desk.goto(f"/es/me/#{secret}")

    expect(desk.locator("[data-personal-link]")).to_be_visible()
    assert desk.evaluate("location.href").endswith("/es/me/")
    assert state() == "pending"


def test_promise_A09_on_a_second_device_the_code_is_asked_and_the_first_is_told(browse, cycle, sessions):
    secret = waiting(cycle, sessions)
    first, second = browse(), browse(width=390)
    for device in (first, second):
        device.goto(f"/es/me/#{secret}")
        device.click("[data-personal-link] button")
    expect(first.locator("h1")).to_contain_text("Su página")
    columns = [first.locator(heading).bounding_box() for heading in ("#sessions", "#settings")]
    assert columns[0]["y"] == columns[1]["y"], "sessions and permissions stand side by side"
    expect(second.locator("h1")).to_have_text("Su código")
    assert_stands(second)

    second.fill("[name=code]", code_in(mail()))
    second.click("text=Abrir mi página")

    expect(second.locator("h1")).to_contain_text("Su página")
    first.reload()
    expect(first.locator(".notice.warning")).to_contain_text("Su página se abrió también en otro navegador")
    assert_stands(first)


def test_a_closed_registration_and_an_empty_list_are_pages_that_help(page, cycle, webinars):
    page.goto(REGISTER)
    expect(page.locator("h1")).to_have_text("La inscripción está cerrada")
    assert_stands(page)

    page.click("text=Ya me inscribí")
    expect(page.locator("h1")).to_have_text("Sus inscripciones")
    assert_stands(page)
