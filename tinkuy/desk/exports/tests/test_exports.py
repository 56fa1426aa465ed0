"""C12: the figures as files: what the pages show, no more and no less."""

import csv
import io
from dataclasses import replace

import openpyxl
import pytest

from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.desk.exports.source import source_of
from tinkuy.desk.exports.tables import presence_table
from tinkuy.desk.figures.queries.attendance import attendance_for_team, cohorts_of
from tinkuy.hiding import Audience
from tinkuy.planning.cycles.models.webinar import Segment

REPORTS = "/en/team/c/ciclo-de-prueba/reports/"


def rows_of(answer) -> list[list[str]]:
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if '";"' in text else ","))


@pytest.fixture
def taken(signed_in, observer):
    """`taken("figures.csv")`: the rows of a file, as an observer gets them."""
    client = signed_in(observer)
    return lambda name: rows_of(client.get(f"{REPORTS}{name}"))


def test_capability_C12_there_is_a_row_for_each_figure_session_and_country(taken, attended):
    rows = taken("figures.csv")

    assert rows[0] == ["Figure", "Session", "Country", "Value", "Numerator", "Denominator", "Definition"]
    assert ["Registered in the cycle", "", "All", "30", "30", ""] in [row[:6] for row in rows]
    assert ["Attended", "2", "All", "20", "20", ""] in [row[:6] for row in rows]
    assert ["Stayed from the session before", "2", "All", "0.666667", "20", "30"] in [row[:6] for row in rows]
    assert ["Attended", "1", "Peru", "20", "20", ""] in [row[:6] for row in rows]
    assert ["Kept", "", "Uruguay", "1", "10", "10"] in [row[:6] for row in rows]
    assert ["Time stayed, of the whole session", "1", "All", "0.666667", "60", "90"] in [row[:6] for row in rows]


def test_invariant_25_each_row_has_a_definition(taken, attended):
    assert [row for row in taken("figures.csv") if not row[6]] == []


def test_capability_C12_the_figures_of_the_file_are_those_of_the_page(scoped, taken, attended):
    rows = {row[0]: row[3:6] for row in taken("figures.csv") if not row[1]}

    for named in attendance_for_team(scoped).figures:
        value, part, whole = rows[str(named.name)]
        assert (int(part), int(whole)) == (named.figure.numerator, named.figure.denominator)
        assert abs(float(value) - named.figure.value) < 1e-6


def test_capability_C12_the_old_address_gives_the_same_file(signed_in, observer, attended):
    client = signed_in(observer)
    old = client.get("/en/team/c/ciclo-de-prueba/attendance-figures.csv")

    assert rows_of(old) == rows_of(client.get(f"{REPORTS}figures.csv"))
    assert old["Content-Disposition"] == 'attachment; filename="ciclo-de-prueba-figures.csv"'


def test_capability_C12_countries_by_session(taken, attended):
    assert taken("countries.csv") == [
        ["Country", "Session 1", "Session 2", "Last session", "First session", "Kept"],
        ["Peru", "20", "10", "10", "20", "0.5"],
        ["Uruguay", "10", "10", "10", "10", "1"],
    ]


def test_invariant_09_the_file_hides_what_the_page_hides(taken, make_registrations, attend, webinars):
    attend(webinars[0], [*make_registrations("PE", 20), *make_registrations("UY", 9), *make_registrations("BO", 3)])

    cells = {row[0]: row[1] for row in taken("countries.csv")}
    assert (cells["Peru"], cells["Uruguay"], cells["Bolivia"]) == ("20", "hidden", "hidden")
    figures = {row[2]: row[3:6] for row in taken("figures.csv") if row[1] == "1" and row[0] == "Attended"}
    assert figures["Bolivia"] == ["hidden"] * 3


def test_capability_C12_the_triangle_has_a_row_for_each_first_and_later_session(
    taken, make_registrations, attend, webinars
):
    old, new = make_registrations("PE", 30), make_registrations("UY", 12)
    attend(webinars[0], old)
    attend(webinars[1], [*old[:20], *new])

    assert taken("cohorts.csv")[1:] == [
        ["1", "1", "30", "30", "1"],
        ["1", "2", "20", "30", "0.666667"],
        ["2", "2", "12", "12", "1"],
    ]


def test_invariant_09_the_triangle_gives_away_nothing_that_the_weave_hides(
    scoped, make_registrations, attend, webinars
):
    old, new = make_registrations("PE", 30), make_registrations("UY", 3)
    attend(webinars[0], old)
    attend(webinars[1], [*old[:20], *new])
    attendance = attendance_of(scoped)

    first, second = cohorts_of(attendance, attendance_for_team(scoped).safe)

    assert first.present[1] is None
    assert list(second.present) == [None]


def test_capability_C12_the_presence_in_a_session_step_by_step_with_the_agenda(taken, scoped, attended, webinars):
    Segment.objects.create(cycle=scoped, webinar=webinars[0], ordinal=1, title="Bienvenida", minutes=15, kind="opening")

    rows = taken("sessions/1/presence.csv")

    assert rows[0] == ["Minute", "Hour in Lima", "Present", "Of the most", "Part of the agenda"]
    assert rows[1] == ["0", "10:00", "30", "1", "Bienvenida"]
    assert rows[4] == ["15", "10:15", "30", "1", ""]
    assert rows[13] == ["60", "11:00", "0", "0", ""]


def test_invariant_09_few_in_the_room_are_not_told(taken, make_registrations, attend, webinars):
    attend(webinars[0], make_registrations("PE", 4))

    assert taken("sessions/1/presence.csv")[1][2:4] == ["hidden", "hidden"]


def test_promise_P17_a_room_whose_persons_are_hidden_is_told_in_no_file_either(scoped, attended, webinars):
    source = source_of(scoped)
    hidden = replace(source, attendance=replace(source.attendance, persons=[None] * 3))

    assert {row[2] for row in presence_table(source, webinars[0], "en").rows} == {30, 0}
    assert len({row[2] for row in presence_table(hidden, webinars[0], "en").rows}) == 1


def test_invariant_09_the_room_in_a_file_goes_in_the_steps_of_the_page(taken, make_registrations, attend, webinars):
    """To the person it would say who came or went, which the page does not say either."""
    attend(webinars[0], make_registrations("PE", 12))

    assert {row[2] for row in taken("sessions/1/presence.csv")[1:]} == {"10", "0"}


def test_capability_C12_every_table_is_a_workbook_too(signed_in, observer, attended):
    client = signed_in(observer)
    for name in ("figures", "countries", "cohorts", "sessions/1/presence"):
        answer = client.get(f"{REPORTS}{name}.xlsx")
        book = openpyxl.load_workbook(io.BytesIO(answer.content))
        assert book.worksheets[0].freeze_panes == "A2"
        assert book.sheetnames[1] == "How to read it"
        notes = " ".join(str(row[0].value) for row in book.worksheets[1])
        assert "Counts of fewer than 5 persons are hidden" in notes


def test_capability_C12_without_attendance_a_file_has_its_header_alone(taken):
    assert [len(taken(f"{name}.csv")) for name in ("figures", "countries", "cohorts")] == [1, 1, 1]


@pytest.mark.parametrize("name", ["nothing.csv", "figures.exe", "sessions/9/presence.csv", "sessions/1/presence.pdf"])
def test_capability_C12_a_file_that_is_none_is_not_there(signed_in, observer, webinars, name):
    assert signed_in(observer).get(f"{REPORTS}{name}").status_code == 404


def test_capability_C12_who_signed_up_and_came_is_told_unless_few_came_without(
    scoped, make_registrations, attend, webinars
):
    signed, others = make_registrations("PE", 30), make_registrations("UY", 10)
    for row in signed:
        row.webinars.add(webinars[0])
    attend(webinars[0], [*signed[:20], *others])

    figures = {row.name: row.figure for row in rows_of_source(scoped)}
    came = figures["Came of those signed up for it"]
    assert (came.numerator, came.denominator) == (20, 30)
    assert figures["Came without signing up for it"].value == 10 / 30

    attend_fewer(scoped, others[3:])
    figures = {row.name: row.figure for row in rows_of_source(scoped)}
    assert (figures["Came of those signed up for it"], figures["Came without signing up for it"]) == (None, None)


def rows_of_source(cycle):
    from tinkuy.desk.figures.queries.rows import session_rows

    return session_rows(cycle, source_of(cycle).attendance, Audience.TEAM)[0]


def attend_fewer(cycle, gone):
    from tinkuy.attendance.presences.models import Presence

    Presence.objects.filter(registration__in=gone).delete()
