"""One session with a part under the Chatham House Rule, in a cycle that is public: what its certificates still tell."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.pdf_words import words_of_pdf
from tinkuy.attendance.certificates.document import certificate_pdf
from tinkuy.attendance.certificates.models import Certificate
from tinkuy.attendance.certificates.tests.holders import issued, three_people
from tinkuy.planning.cycles.models.cycle import Regime
from tinkuy.planning.cycles.models.webinar import Segment, SegmentKind


@pytest.fixture
def beto(scoped, webinars) -> Certificate:
    """His name is shown: it came to the first two of three sessions."""
    scoped.is_sensitive, scoped.default_regime = False, Regime.PUBLIC
    three_people(scoped, webinars)
    issued(scoped)
    Certificate.objects.update(shows_name=True)
    return Certificate.objects.select_related("cycle", "registration").order_by("pk")[1]


def what_is_told(certificate: Certificate) -> tuple[str, str]:
    page = Client().get(reverse("attendance:check_certificate", args=[certificate.code])).content.decode()
    return page, words_of_pdf(certificate_pdf(certificate, name="Beto", language="es"))


def test_in_an_open_cycle_sessions_hours_and_country_are_told_beside_the_name(beto):
    page, paper = what_is_told(beto)

    for words in ("Beto Rojas", "certificate-sessions", "horas", "Perú"):
        assert words in page
    for words in ("no asistió", "horas", "Perú"):
        assert words in paper


@pytest.mark.parametrize("regime", [Regime.CHATHAM_HOUSE, Regime.CLOSED])
def test_promise_P11_one_quiet_part_of_one_session_and_nobody_says_which_were_attended(beto, webinars, regime):
    Segment.objects.create(
        cycle=beto.cycle, webinar=webinars[1], regime=regime, ordinal=2, minutes=10, kind=SegmentKind.WORK
    )

    page, paper = what_is_told(beto)

    assert "2 de 3 sesiones" in page
    assert "2 de las 3 sesiones" in paper
    for words in ("certificate-sessions", " hora", "Perú"):
        assert words not in page
    for words in ("no asistió", "Sesión 1", " hora", "Perú"):
        assert words not in paper
