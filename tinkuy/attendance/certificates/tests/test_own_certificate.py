"""A participant takes their certificate from their own page, in their language, with the name that they write."""

from io import BytesIO

import pypdf
import pypdfium2
import pytest
import zxingcpp
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.pdf_words import words_of_pdf
from tinkuy.attendance.certificates.document import certificate_pdf
from tinkuy.attendance.certificates.models import Certificate
from tinkuy.attendance.certificates.tests.holders import issued, own_browser, three_people
from tinkuy.convening.participant_page.queries import own_data
from tinkuy.convening.registrations.models import Registration
from tinkuy.planning.cycles.models.cycle import Regime
from tinkuy.planning.cycles.models.webinar import Webinar


@pytest.fixture
def beto(scoped, webinars) -> Certificate:
    scoped.is_sensitive = False
    three_people(scoped, webinars)
    return issued(scoped)[1]


def address(name: str, cycle) -> str:
    return reverse(f"attendance:{name}", args=[cycle.slug])


def test_capability_C15_the_paper_has_the_name_that_is_written_the_sessions_and_where_it_is_checked(scoped, beto):
    browser = own_browser(beto.registration)
    assert (
        address("own_certificate", scoped) in browser.get(reverse("convening:me", args=[scoped.slug])).content.decode()
    )
    assert 'value="Beto Rojas"' in browser.get(address("own_certificate", scoped)).content.decode()

    answer = browser.post(address("own_certificate_pdf", scoped), {"name": "Alberto Rojas Núñez"})

    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]
    text = words_of_pdf(answer.content)
    assert len(pypdf.PdfReader(BytesIO(answer.content)).pages) == 1
    for words in ("Alberto Rojas Núñez", "2 de las 3 sesiones", "Ciclo de prueba", "Perú", "Sesión 3", "no asistió"):
        assert words in text
    assert f"/es/certificates/{beto.code_in_groups}" in text.replace(" ", "")
    assert "Alberto" not in str(Certificate.objects.values())
    assert "Beto" not in text


def test_a_telephone_reads_the_address_from_the_drawn_code(beto):
    """By a decoder of another maker than the code's, from the page as it is drawn for print."""
    (page,) = pypdfium2.PdfDocument(certificate_pdf(beto, name="Beto", language="pt-br"))

    (code,) = zxingcpp.read_barcodes(page.render(scale=2).to_numpy())

    assert code.format == zxingcpp.BarcodeFormat.QRCode
    assert code.text == f"{settings.BASE_ADDRESS}/pt-br/certificates/{beto.code_in_groups}/"


@pytest.mark.parametrize(
    ("language", "title"), [("pt-br", "Certificado de participação"), ("en", "Certificate of participation")]
)
def test_capability_C15_it_is_in_the_language_of_its_person(beto, language, title):
    assert title in words_of_pdf(certificate_pdf(beto, name="Beto", language=language))


def test_the_paper_is_in_the_language_in_which_its_page_is_read(scoped, beto):
    browser = own_browser(beto.registration)
    with translation.override("pt-br"):
        answer = browser.post(address("own_certificate_pdf", scoped), {"name": "Beto"})

    text = words_of_pdf(answer.content)
    assert "Certificado de participação" in text
    assert f"/pt-br/certificates/{beto.code_in_groups}" in text.replace(" ", "")


def test_of_a_delicate_cycle_it_tells_neither_theme_nor_titles(scoped, beto):
    scoped.is_sensitive = True
    scoped.save()
    Webinar.objects.update(title={"es": "Rutas de la trata"})
    beto = Certificate.objects.select_related("cycle").get(pk=beto.pk)

    text = words_of_pdf(certificate_pdf(beto, name="Beto", language="es"))
    page = Client().get(reverse("attendance:check_certificate", args=[beto.code])).content.decode()

    assert "un ciclo de intercambio" in text
    for detail in ("Ciclo de prueba", "ciclo-de-prueba", "Rutas", " de abril", " abr", " mar"):
        assert detail not in text
        assert detail not in page


@pytest.mark.parametrize("regime", [Regime.CHATHAM_HOUSE, Regime.CLOSED])
def test_promise_P11_under_the_chatham_house_rule_it_does_not_say_which_sessions(scoped, beto, regime):
    scoped.default_regime = regime
    scoped.save()
    beto = Certificate.objects.select_related("cycle").get(pk=beto.pk)

    text = words_of_pdf(certificate_pdf(beto, name="Beto", language="es"))
    page = Client().get(reverse("attendance:check_certificate", args=[beto.code])).content.decode()

    assert "2 de las 3 sesiones" in text
    for words in ("no asistió", "Perú", "hora", "abril"):
        assert words not in text.split("Coordinación regional")[0]
    for words in ("certificate-sessions", "Perú", " horas"):
        assert words not in page


def test_promise_P19_the_name_is_shown_where_it_is_checked_only_while_its_person_chooses_so(scoped, beto):
    browser = own_browser(beto.registration)
    check = reverse("attendance:check_certificate", args=[beto.code_in_groups])
    assert "Beto Rojas" not in Client().get(check).content.decode()
    own = browser.get(address("own_certificate", scoped)).content.decode()
    assert "Junto a su nombre, la página muestra también su país." in own

    browser.post(address("show_name_on_certificate", scoped), {"shown": "1"})
    checked = Client().get(check).content.decode()
    assert [words in checked for words in ("Beto Rojas", "Perú")] == [True, True]

    browser.post(address("show_name_on_certificate", scoped), {"shown": "0"})
    assert "Beto Rojas" not in Client().get(check).content.decode()


def test_who_appears_without_a_name_has_none_to_show_and_a_number_on_the_paper(scoped, beto):
    registration = beto.registration
    Registration.objects.filter(pk=registration.pk).update(appears_as="none", sealed_name=b"")
    browser = own_browser(registration)

    browser.post(address("show_name_on_certificate", scoped), {"shown": "1"})
    text = words_of_pdf(browser.post(address("own_certificate_pdf", scoped), {"name": ""}).content)

    assert not Certificate.objects.get(pk=beto.pk).shows_name
    assert f"Participante {registration.number}" in text


def test_whoever_has_none_and_whoever_else_comes_finds_nothing(scoped, beto):
    carla = Registration.objects.order_by("pk").last()
    page = address("own_certificate", scoped)

    assert own_browser(carla).get(page).status_code == 404
    assert "certificado" not in own_browser(carla).get(reverse("convening:me", args=[scoped.slug])).content.decode()
    assert Client().get(page).status_code == 302


def test_it_is_among_ones_own_data(beto):
    assert own_data(beto.registration, "es")["certificates"] == [
        {
            "code": beto.code_in_groups,
            "issued_at": beto.issued_at.isoformat(),
            "attended": [1, 2],
            "shows_name": False,
        }
    ]


def test_a_name_of_any_letters_is_set_as_words(beto):
    text = words_of_pdf(certificate_pdf(beto, name='#link("x") $a$ *Ñandú* \\ 🙂', language="es"))

    assert '#link("x") $a$ *Ñandú*' in text
