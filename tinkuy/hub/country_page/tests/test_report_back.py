"""What a country reports back, on its public page: as far as it shows it, and no further than its answers."""

from datetime import date, timedelta

import pytest
from django.test import Client

from tests.pdf_words import pages_of_pdf, words_of_pdf
from tinkuy.core import clock
from tinkuy.hub.country_page.tests.reading import TITLES, read
from tinkuy.people.models import Organisation
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.country_reports.models import CountryReport
from tinkuy.practice.responses.models import Response
from tinkuy.publication.sheets.models import SheetVersion

REPORT = "/es/countries/pe/reports/ciclo-de-prueba/"
OPENING, FIRST, SECOND = "Perú cuenta lo que hizo.", "Se atiende en Tacna.", "Se conversa con la policía."


@pytest.fixture
def report(cycle, findings, answer) -> CountryReport:
    """Of two recommendations, of which everybody reads the whole first answer, and nothing of the second."""
    answer(findings[0], "under_way", "whole")
    answer(findings[1], "in_dialogue", "closed")
    return CountryReport.objects.create(
        cycle=cycle,
        country="PE",
        language="es",
        opening=OPENING,
        parts={findings[0].public_id: FIRST, findings[1].public_id: SECOND},
        closing="RE-1: Publicar la guía\nRE-2: Firmar el protocolo\nSeguir",
        drafted_on=date(2026, 9, 20),
        ready_on=date(2026, 9, 21),
        is_public=True,
    )


def test_capability_R4_a_country_s_report_stands_on_its_page_no_further_than_its_answers(report, findings):
    assert REPORT in read()

    page = read(REPORT)

    public = (
        OPENING,
        FIRST,
        f"RE-1. {TITLES[0]}",
        f"/es/recommendations/{findings[0].public_id}/",
        "la guía",
        "Seguir",
    )
    assert [words for words in public if words not in page] == []
    assert [words for words in (SECOND, TITLES[1], "Firmar el protocolo") if words in page] == []
    assert OPENING in read(REPORT.replace("/es/", "/pt-br/")), "in the language in which it was written"


def test_capability_R4_the_report_is_taken_away_as_pdf_and_the_country_on_two_pages(report):
    words = words_of_pdf(Client().get(REPORT.removesuffix("/") + ".pdf").content)
    pages = pages_of_pdf(Client().get(f"{REPORT}two-pages.pdf").content)
    brief = " ".join(pages)

    assert (OPENING in words, FIRST in words, SECOND in words, "Firmar" in words) == (True, True, False, False)
    assert (len(pages), OPENING in brief, "Firmar" in brief) == (2, True, False)


@pytest.mark.parametrize("closing", ["report", "ready", "cycle", "answer", "sheet"])
def test_capability_R4_what_a_country_takes_back_is_gone_at_once(report, closing):
    if closing == "report":
        CountryReport.objects.update(is_public=False)
    elif closing == "ready":
        CountryReport.objects.update(is_public=False, ready_on=None)
    elif closing == "cycle":
        Cycle.objects.filter(pk=report.cycle_id).update(state="design")
    elif closing == "answer":
        Response.objects.update(openness="state")
        assert FIRST not in read(REPORT)
        return
    else:
        SheetVersion.objects.update(retired_at="2026-09-25T12:00:00Z", retired_reason="Se reemplaza")
        page = read(REPORT)
        assert (FIRST in page, "la guía" in page) == (False, False)
        return
    for address in (REPORT, REPORT.removesuffix("/") + ".pdf", f"{REPORT}two-pages.pdf"):
        assert Client().get(address).status_code == 404


def test_capability_R4_a_part_in_which_one_institution_has_not_opened_its_answer_is_not_read(report, findings, answer):
    other = Response.objects.get(finding=findings[0])
    other.pk, other.public_id, other.openness = None, "otra", "closed"
    other.institution = Organisation.objects.create(name="Otra institución", country="PE")
    other.save(force_insert=True)

    page = read(REPORT)

    assert [words for words in (FIRST, "la guía") if words in page] == []
    assert OPENING in page


def test_capability_R4_an_institution_that_says_nothing_holds_no_part_back_and_is_not_named(report, findings):
    other = Response.objects.get(finding=findings[0])
    other.pk, other.public_id, other.openness, other.state, other.text = None, "otra", "closed", "no_answer", ""
    other.institution = Organisation.objects.create(name="Oficina de Paso", country="PE")
    other.save(force_insert=True)
    part = f"Ministerio: {FIRST}\n\nOficina de paso: Sin respuesta todavía.\n\nOP: nada."
    closing = "RE-1: Publicar la guía\nRE-1: Insistir ante la Oficina de Paso\nRE-1: Pedir a la OP otra fecha"
    CountryReport.objects.update(parts={findings[0].public_id: part}, closing=closing)
    row = Response.objects.filter(public_id="otra")

    row.update(communicated_on=report.cycle.today() - timedelta(days=60))
    assert FIRST not in read(REPORT), "it may still answer by its link"
    row.update(communicated_on=report.cycle.today() - timedelta(days=61))
    page = read(REPORT)

    assert [words for words in (FIRST, "la guía") if words not in page] == []
    assert [words for words in ("Oficina", "oficina", "OP: nada", "otra fecha") if words in page] == []
    for name in ("Oficina de Paso", "OP", "Ofipaso", "OdP", "O. P."):
        CountryReport.objects.update(parts={findings[0].public_id: f"{FIRST} La {name} calla."})
        assert FIRST not in read(REPORT), "what names it is not read"
    CountryReport.objects.update(parts={findings[0].public_id: FIRST})
    row.update(mailed_at=clock.now() - timedelta(days=59))
    assert FIRST not in read(REPORT), "a later mail brought it a new link"
    row.update(state="in_dialogue", mailed_at=None)
    CountryReport.objects.update(parts={findings[0].public_id: FIRST})
    assert FIRST not in read(REPORT), "once it speaks it decides again"


def test_capability_R4_what_comes_next_says_nothing_of_a_closed_answer_however_it_is_written(report, findings):
    CountryReport.objects.update(
        parts={findings[0].public_id: FIRST, findings[1].public_id: ""},
        closing="RE-2 – Firmar el protocolo\n- con la fiscalía\nRE-1: Publicar la guía\nSeguir",
    )

    page = read(REPORT)

    assert [words for words in ("Firmar", "fiscalía") if words in page] == []
    assert [words for words in ("la guía", "Seguir") if words not in page] == []


@pytest.mark.parametrize("address", ["/es/countries/PE/reports/ciclo-de-prueba/", "/es/countries/uy/reports/x/"])
def test_a_report_that_nobody_shows_is_not_there(report, address):
    assert Client().get(address).status_code == 404
