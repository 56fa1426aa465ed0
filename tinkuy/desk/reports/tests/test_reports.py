"""C12: the report of a session on a page, that of a cycle on two, for a donor."""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pdfua
import pypdf
import pytest
from django.utils import translation

from tests.pdf_tags import elements
from tests.pdf_words import words_of_pdf
from tinkuy.desk.exports.source import source_of
from tinkuy.desk.figures.queries.attendance import attendance_for_team
from tinkuy.desk.reports.composing import cycle_report, session_report
from tinkuy.desk.reports.content import (
    CountryCell,
    CountryLine,
    FigureLine,
    NamedText,
    Report,
    SessionLine,
    ThreadLine,
    WarningLine,
)
from tinkuy.desk.reports.pdf import report_pdf
from tinkuy.hiding import Audience
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.hooks.models import Hook

REPORTS = "/en/team/c/ciclo-de-prueba/reports/"
MADE_AT = datetime(2026, 4, 20, tzinfo=UTC)


@pytest.fixture
def report(scoped, attended, webinars):
    """`report()`: that of the cycle; `report(2)`: that of its second session."""

    def made(place: int | None = None, audience: Audience = Audience.TEAM) -> Report:
        source, is_outside = source_of(scoped, audience), audience == Audience.PUBLIC
        if place is None:
            return cycle_report(source, is_outside=is_outside)
        return session_report(source, webinars[place - 1], is_outside=is_outside)

    return made


def opened(made: Report) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(report_pdf(made, MADE_AT)))


def test_capability_C12_the_figures_of_a_report_are_those_of_the_page(scoped, report):
    figures = {line.name: (line.value, line.made_of) for line in report().figures}

    for named in attendance_for_team(scoped).figures:
        sign = "of" if named.is_share else "÷"
        part, whole = int(named.figure.numerator), int(named.figure.denominator)
        assert figures[str(named.name)][1] == f"{part} {sign} {whole}"
    assert figures["Last session against the first"][0] == "67%"


def test_invariant_25_every_figure_of_a_report_stands_with_its_definition_in_the_pdf(report):
    for made in (report(), report(2)):
        text = words_of_pdf(opened(made).stream)
        for line in made.figures:
            assert f"{line.value} {line.made_of}".strip() in text
            assert line.definition in text


def test_capability_C12_a_session_is_told_against_the_one_before(report):
    figures = {line.name: (line.value, line.made_of) for line in report(2).figures}

    assert figures["Attended"] == ("20", "")
    assert figures["Stayed from the session before"] == ("67%", "20 of 30")
    assert [number.number for number in report(2).numbers][:2] == ["20", "2"]


def test_capability_C12_the_first_session_has_no_weave_and_none_before_it(report):
    assert report(1).weave is None
    assert "Stayed from the session before" not in [line.name for line in report(1).figures]


def test_capability_U5_the_weave_of_a_report_is_told_in_words(report):
    made = report()
    figures = [element for element in elements(opened(made)) if element["/S"] == "/Figure"]

    assert [element["/Alt"] for element in figures] == [made.weave.description]
    assert "30" in made.weave.description


@pytest.mark.parametrize("place", [None, 1, 2])
def test_capability_U4_a_report_passes_the_self_check_of_pdf_ua(tmp_path, report, place):
    file = tmp_path / "report.pdf"
    file.write_bytes(report_pdf(report(place), MADE_AT))

    assert list(pdfua.validate(str(file)).findings) == []


def test_capability_U4_country_by_session_is_a_real_table_with_heads(report):
    tags = [element["/S"] for element in elements(opened(report()))]

    assert tags.count("/Table") == 3
    assert "/TH" in tags


def test_promise_P15_a_report_tells_of_itself_its_title_and_cycle_and_nothing_else(report):
    assert set(opened(report()).metadata) <= {
        "/Title", "/Author", "/Subject", "/Keywords", "/Creator", "/CreationDate", "/ModDate",
    }  # fmt: skip


def test_promise_P15_the_same_report_is_the_same_bytes(report):
    assert report_pdf(report(), MADE_AT) == report_pdf(report(), MADE_AT)


LONG = "Una frase larga que cuenta lo que pasó entre pares de muchos países con pocos recursos, y sigue. "


def crowded(made: Report) -> Report:
    """As much as a report ever holds: every list at its limit, every text at its length."""
    cells = [CountryCell("123", 3, True, False)] * 12
    return replace(
        made,
        title=(LONG * 3)[:130],
        series=(LONG * 3)[:150],
        purpose=(LONG * 6)[:420],
        facts=[*made.facts, *made.facts],
        sessions=[SessionLine(n, (LONG * 2)[:90], "5 de septiembre de 2026", "123") for n in range(16)]
        if made.ordinal is None
        else (),
        figures=[FigureLine("Sesión con menos asistencia frente a la de más", "79 %", "189 de 238", LONG)] * 9,
        columns=[f"S{n}" for n in range(12)],
        countries=[CountryLine("República Dominicana", cells, "79 %", True)] * (34 if made.ordinal is None else 12),
        hidden_countries=LONG * 2,
        threads=[ThreadLine("H12", (LONG * 3)[:150], "abierto en la sesión 1, recogido en la 2")]
        * (8 if made.ordinal is None else 5),
        more_threads="y 12 más",
        warnings=[WarningLine("Sesión 12", (LONG * 3)[:150], LONG * 2)] * (6 if made.ordinal is None else 4),
        more_warnings=LONG,
        warnings_note=LONG,
        participation=["12 países tomaron la palabra", "123 preguntas, 100 respondidas", "12 encuestas"],
        contacts=[NamedText("Contacto", LONG), NamedText("Referentes locales", LONG * 5)],
    )


@pytest.mark.parametrize(("place", "pages"), [(None, 2), (2, 1)])
def test_capability_C12_a_session_fits_one_page_and_a_cycle_two_whatever_they_hold(report, place, pages):
    assert len(opened(report(place)).pages) == pages
    reader = opened(crowded(report(place)))
    assert len(reader.pages) == pages
    assert "y 12 más" in words_of_pdf(reader.stream)


@pytest.mark.parametrize(
    ("language", "kind", "heading"),
    [("es", "Informe de la sesión 2", "Alcance y retención"), ("pt-br", "Relatório da sessão 2", "Alcance e retenção")],
)
def test_capability_C12_a_report_speaks_the_readers_language(report, language, kind, heading):
    with translation.override(language):
        reader = opened(report(2))

    assert kind in words_of_pdf(reader.stream)
    assert heading in [entry.title for entry in reader.outline]
    assert reader.trailer["/Root"]["/Lang"].startswith(language[:2])


def test_invariant_09_what_leaves_holds_public_numbers(report):
    inside, outside = (
        words_of_pdf(opened(report()).stream),
        words_of_pdf(opened(report(audience=Audience.PUBLIC)).stream),
    )

    assert "Counts of fewer than 11 persons are hidden" in outside
    assert "Public numbers" in outside
    assert "For the team: not to be handed on" in inside
    assert [line.name for line in report().countries] == ["Peru", "Uruguay"]
    assert "Uruguay" in report(audience=Audience.PUBLIC).hidden_countries


def test_invariant_21_only_focal_points_who_agreed_are_named(report, scoped, focal_point_pe, focal_point_uy):
    TeamRole.objects.filter(person=focal_point_pe).update(public_since=date(2026, 1, 1))

    for text in (words_of_pdf(opened(report(2)).stream), words_of_pdf(opened(report()).stream)):
        assert focal_point_pe.name in text
        assert focal_point_uy.name not in text


def test_capability_C12_threads_are_told_with_where_they_were_picked_up(report, scoped, webinars):
    Hook.objects.create(
        cycle=scoped, number=1, text={"es": "¿Qué falta?"}, state="resolved", origin=webinars[0], target=webinars[1]
    )
    Hook.objects.create(
        cycle=scoped, number=2, text={"es": "Un plan"}, state="planned", origin=webinars[1], target=webinars[2]
    )

    assert [(line.label, line.state) for line in report(2).threads] == [
        ("H1", "opened in session 1, picked up in session 2")
    ]


def test_capability_C12_what_people_wrote_is_never_markup(report):
    words = '#read("/etc/passwd") $x$ = *a*'

    text = words_of_pdf(opened(replace(report(), purpose=words, threads=[ThreadLine("H1", words, words)])).stream)

    assert text.count(words) == 3
    assert "root:" not in text


def test_capability_C12_the_pdf_holds_public_numbers_unless_the_teams_are_asked_for(signed_in, observer, attended):
    client = signed_in(observer)
    for name, ending in (("cycle", "report"), ("sessions/2", "session-2-report")):
        answers = {query: client.get(f"{REPORTS}{name}.pdf{query}") for query in ("", "?numbers=team")}
        for query, k, tail in (("", 11, ""), ("?numbers=team", 5, "-team")):
            assert f"fewer than {k} persons" in words_of_pdf(answers[query].content)
            assert f"ciclo-de-prueba-{ending}{tail}.pdf" in answers[query]["Content-Disposition"]


def test_capability_C12_the_page_shows_the_teams_numbers_unless_public_ones_are_asked_for(
    signed_in, observer, attended
):
    client = signed_in(observer)

    assert "fewer than 5 persons" in client.get(f"{REPORTS}cycle/").content.decode()
    assert "fewer than 11 persons" in client.get(f"{REPORTS}sessions/1/?numbers=outside").content.decode()
    assert client.get(f"{REPORTS}cycle/?numbers=all").status_code == 404


def test_capability_C12_the_page_says_when_there_is_nothing_to_take_away_yet(
    signed_in, coordination, observer, webinars
):
    empty = signed_in(observer).get(REPORTS).content.decode()

    assert "Nothing to hand on yet" in empty
    assert "Lists with names" not in empty
    assert "Lists with names" in signed_in(coordination).get(REPORTS).content.decode()
    for name in ("cycle/", "cycle.pdf", "sessions/1/", "sessions/1.pdf"):
        assert signed_in(observer).get(f"{REPORTS}{name}")["Location"] == REPORTS


def test_capability_C12_the_dashboard_and_the_attendance_page_lead_to_it(signed_in, coordination, attended):
    client = signed_in(coordination)

    for page in ("", "attendance/"):
        assert f'href="{REPORTS}"' in client.get(f"/en/team/c/ciclo-de-prueba/{page}").content.decode()
