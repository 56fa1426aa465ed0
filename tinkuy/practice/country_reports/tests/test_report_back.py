"""A country's report back: drafted from what it said and did, in three languages, ready when it says so."""

from datetime import date

import pytest

from tests.pdf_words import words_of_pdf
from tinkuy.core.errors import ChangedMeanwhile, Refused
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.practice.country_reports.actions import (
    decide_report_publication,
    draft_report,
    mark_of,
    mark_ready,
    write_report,
)
from tinkuy.practice.country_reports.models import CountryReport
from tinkuy.practice.key_actions.actions import complete_action, plan_action
from tinkuy.practice.responses.models import Response

COUNTRIES = "/es/team/c/ciclo-de-prueba/practice/countries/"


@pytest.fixture
def answer(agreed, focal_point_pe, step) -> Response:
    """Peru agreed, began, did one action with its proof, and has another to do."""
    done = plan_action(actor=focal_point_pe, response=agreed, text="Elegir tres provincias")
    complete_action(actor=focal_point_pe, action=done, proof="Acta 12")
    plan_action(actor=focal_point_pe, response=agreed, text="Publicar la guía", due_on=date(2026, 12, 1))
    return step(agreed, "under_way", day=20, note="Empezó en Tacna")


@pytest.fixture
def neighbour(make_person, scoped):
    person = make_person("Referente – Uruguay")
    TeamRole.objects.create(cycle=scoped, person=person, role=Role.FOCAL_POINT, country="UY")
    return person


@pytest.fixture
def report(answer, focal_point_pe) -> CountryReport:
    return draft_report(actor=focal_point_pe, cycle=answer.cycle, country="PE", language="es")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "es",
            ("Perú recibió una recomendación", "En marcha desde el 20", "Hecho: Elegir", "a más tardar el 1"),
        ),
        ("pt-br", ("O Peru recebeu uma recomendação", "Em andamento desde 20", "Feito: Elegir", "até 1")),
        ("en", ("Peru was asked about one recommendation", "Under way since", "Done: Elegir", "by 1 December")),
    ],
)
def test_capability_R4_a_report_begins_with_what_the_country_said_and_did(answer, focal_point_pe, language, words):
    report = draft_report(actor=focal_point_pe, cycle=answer.cycle, country="PE", language=language)

    whole = "\n".join([report.opening, *report.parts.values(), report.closing])
    assert [one for one in words if one not in whole] == []
    for own in ("Atender el mismo día, con o sin documento.", "Acta 12", "Empezó en Tacna", "RE-3: Publicar la guía"):
        assert own in whole
    assert report.ready_on is None


def test_capability_R4_the_focal_point_changes_it_and_marks_it_as_ready(report, focal_point_pe):
    finding = next(iter(report.parts))
    written = write_report(
        actor=focal_point_pe, report=report, mark=mark_of(report), opening="En breve.", parts={finding: "Se hace."},
        closing="",
    )  # fmt: skip

    ready = mark_ready(actor=focal_point_pe, report=written, mark=mark_of(written))
    assert (ready.opening, ready.parts, ready.ready_on) == ("En breve.", {finding: "Se hace."}, ready.cycle.today())

    changed = write_report(
        actor=focal_point_pe, report=ready, mark=mark_of(ready), opening="Más breve.", parts={}, closing=""
    )
    assert (changed.ready_on, changed.parts) == (None, {finding: "Se hace."})


def test_two_who_write_at_once_overwrite_nothing_unread(report, focal_point_pe, coordination):
    read = mark_of(report)
    write_report(actor=coordination, report=report, mark=read, opening="De la coordinación.", parts={}, closing="")

    for deed in (
        lambda: write_report(actor=focal_point_pe, report=report, mark=read, opening="Mío.", parts={}, closing=""),
        lambda: mark_ready(actor=focal_point_pe, report=report, mark=read),
        lambda: draft_report(actor=focal_point_pe, cycle=report.cycle, country="PE", language="es", mark=read),
    ):
        with pytest.raises(ChangedMeanwhile):
            deed()
    assert CountryReport.objects.get().opening == "De la coordinación."


def test_invariant_12_what_may_be_a_name_is_read_again_before_a_report_is_ready(report, focal_point_pe):
    naming = write_report(
        actor=focal_point_pe, report=report, mark=mark_of(report), opening="Llamar a juan.perez@salud.example.",
        parts={}, closing="",
    )  # fmt: skip

    with pytest.raises(Refused, match="may say who somebody is"):
        mark_ready(actor=focal_point_pe, report=naming, mark=mark_of(naming))
    assert mark_ready(actor=focal_point_pe, report=naming, mark=mark_of(naming), names_nobody=True).ready_on


def test_only_who_speaks_for_the_country_reports_for_it(answer, report, neighbour, observer, signed_in):
    for person in (neighbour, observer):
        with pytest.raises(Refused):
            draft_report(actor=person, cycle=answer.cycle, country="PE", language="en")
        with pytest.raises(Refused):
            write_report(actor=person, report=report, mark=mark_of(report), opening="", parts={}, closing="")

    for page in ("PE/report/es/", "PE/report/es/report.pdf", "PE/two-pages.pdf", "PE/two-pages.pdf?of=public"):
        assert signed_in(neighbour).get(COUNTRIES + page).status_code == 404
        assert signed_in(observer).get(COUNTRIES + page).status_code == 403
    listed = signed_in(neighbour).get(COUNTRIES).text
    assert ('id="UY"' in listed, 'id="PE"' in listed) == (True, False)


def test_nothing_is_reported_of_what_was_not_asked(scoped, focal_point_pe, recommendation):
    with pytest.raises(Refused, match="nothing to report on"):
        draft_report(actor=focal_point_pe, cycle=scoped, country="PE", language="es")


def test_a_report_is_drafted_saved_and_marked_on_its_page(answer, focal_point_pe, signed_in):
    client, page = signed_in(focal_point_pe), f"{COUNTRIES}PE/report/es/"
    assert "Hacer el borrador" in client.get(page).text

    assert client.post(f"{page}draft/").status_code == 302
    report = CountryReport.objects.get()
    finding = next(iter(report.parts))
    words = {"mark": mark_of(report), "opening": "En breve.", f"part_{finding}": "Se hace.", "closing": "Seguir"}
    assert client.post(page, words).status_code == 302
    report.refresh_from_db()
    assert (report.opening, report.parts[finding]) == ("En breve.", "Se hace.")

    stale = client.post(page, words | {"opening": "Otra."})
    assert (stale.status_code, "Otra." in stale.text, "En breve." in stale.text) == (422, True, True)

    assert client.post(f"{page}ready/", {"mark": mark_of(report)}).status_code == 302
    assert "lista desde el" in client.get(COUNTRIES).text or "listo desde el" in client.get(COUNTRIES).text


@pytest.mark.parametrize("address", ["PE/report/xx/", "XX/report/es/", "pe/report/es/", "PE/report/en/report.pdf"])
def test_a_report_that_cannot_be_is_not_there(scoped, coordination, signed_in, address):
    assert signed_in(coordination).get(COUNTRIES + address).status_code == 404


@pytest.mark.parametrize("closing", ["", "Publicar la guía\nReunirse"])
def test_the_report_is_a_pdf_in_its_own_language(report, focal_point_pe, signed_in, closing):
    parts = dict.fromkeys(report.parts, "")
    write_report(
        actor=focal_point_pe, report=report, mark=mark_of(report), opening="=SUM(1)", parts=parts, closing=closing
    )

    answer = signed_in(focal_point_pe).get(f"{COUNTRIES.replace('/es/', '/en/')}PE/report/es/report.pdf")

    text = words_of_pdf(answer.content)
    assert ("Perú: informe de lo hecho" in text, "Borrador" in text) == (True, True)
    assert ("Reunirse" in text) is bool(closing)


def test_capability_R4_only_the_country_shows_its_report_and_only_what_is_ready(report, focal_point_pe, coordination):
    def show(actor, report, **how) -> CountryReport:
        return decide_report_publication(actor=actor, report=report, mark=mark_of(report), is_public=True, **how)

    with pytest.raises(Refused, match="Mark the report as ready first"):
        show(focal_point_pe, report)
    ready = mark_ready(actor=focal_point_pe, report=report, mark=mark_of(report))
    with pytest.raises(Refused, match="Only a focal point of this country"):
        show(coordination, ready)
    with pytest.raises(ChangedMeanwhile):
        decide_report_publication(actor=focal_point_pe, report=ready, mark="otra", is_public=True)
    assert show(focal_point_pe, ready).is_public

    report_back = write_report(
        actor=coordination,
        report=ready,
        mark=mark_of(report),
        opening="Lo hizo ana@ejemplo.org.",
        parts={},
        closing="",
    )
    assert not report_back.is_public, "what somebody changes leaves public pages"
    again = mark_ready(actor=coordination, report=report_back, mark=mark_of(report_back), names_nobody=True)
    with pytest.raises(Refused, match="ana@ejemplo"):
        show(focal_point_pe, again)
    assert show(focal_point_pe, again, names_nobody=True).is_public
