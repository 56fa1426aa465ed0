"""The dashboard's attendance is that of the query, with everything small hidden."""

import csv
import io

from tinkuy.convening.queries import attendance_of
from tinkuy.desk.queries.attendance import TeamFlow, attendance_for_team


def test_C12_the_numbers_of_the_dashboard_are_those_of_the_query(scoped, attended):
    shown, found = attendance_for_team(scoped), attendance_of(scoped)

    assert shown.persons == list(found.persons.values()) == [30, 20]
    assert shown.flows == [TeamFlow(20, 10, 0, 0)]
    assert {row.country: tuple(row.persons) for row in shown.countries} == found.by_country
    assert (shown.registered, shown.came, shown.came_to_last) == (30, 30, 20)
    assert shown.kept == found.retention_figures["sustain"].value


def test_C12_a_country_keeps_a_share_of_its_own_first_session(scoped, attended):
    kept = {row.country: row.kept for row in attendance_for_team(scoped).countries}

    assert kept == {"PE": 11 / 20, "UY": 9 / 10}


def test_invariant_09_no_small_number_is_shown_nor_one_that_follows_from_the_others(
    scoped, make_registrations, attend, webinars
):
    peru, uruguay, bolivia = (make_registrations(code, count) for code, count in (("PE", 20), ("UY", 9), ("BO", 3)))
    attend(webinars[0], [*peru, *uruguay, *bolivia])

    shown = attendance_for_team(scoped)

    persons = {row.country: list(row.persons) for row in shown.countries}
    assert shown.persons == [32]
    assert persons == {"PE": [20], "UY": [None], "BO": [None]}


def test_invariant_09_a_small_flow_hides_its_complement(scoped, make_registrations, attend, webinars):
    peru = make_registrations("PE", 20)
    attend(webinars[0], peru)
    attend(webinars[1], peru[:18])

    flow = attendance_for_team(scoped).flows[0]

    assert (flow.stayed, flow.left) == (None, None)


def test_invariant_09_those_who_never_came_do_not_follow_from_the_funnel(scoped, make_registrations, attend, webinars):
    attend(webinars[0], make_registrations("PE", 20)[:18])

    shown = attendance_for_team(scoped)

    assert (shown.registered, shown.came, shown.persons) == (20, None, [None])


def test_invariant_07_names_that_wait_are_counted_apart_and_are_in_no_figure_of_persons(
    scoped, make_registrations, attend, webinars
):
    attend(webinars[0], [*make_registrations("PE", 20), None, None])

    shown = attendance_for_team(scoped)

    assert (shown.persons, shown.unmatched) == ([20], 2)


def test_invariant_25_every_percentage_shows_numerator_denominator_and_definition(
    signed_in, observer, scoped, attended
):
    html = signed_in(observer).get("/en/team/c/ciclo-de-prueba/").content.decode()

    for named in attendance_for_team(scoped).figures:
        assert str(named.definition) in html
    assert "(20 of 30)" in html


def test_the_figures_can_be_taken_away_as_a_file(signed_in, observer, attended):
    answer = signed_in(observer).get("/en/team/c/ciclo-de-prueba/attendance-figures.csv")

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer["Content-Disposition"] == 'attachment; filename="ciclo-de-prueba-attendance.csv"'
    assert rows[0] == ["What is counted", "Session 1", "Session 2", "Kept"]
    assert rows[1] == ["Persons", "30", "20", "0.667"]
    assert ["Peru", "20", "11", "0.55"] in rows


def test_invariant_09_the_file_hides_small_numbers_too(signed_in, observer, make_registrations, attend, webinars):
    attend(webinars[0], [*make_registrations("PE", 20), *make_registrations("UY", 9), *make_registrations("BO", 3)])

    answer = signed_in(observer).get("/en/team/c/ciclo-de-prueba/attendance-figures.csv")

    rows = {row[0]: row[1:] for row in csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))) if row}
    assert (rows["Peru"][0], rows["Uruguay"][0], rows["Bolivia"][0]) == ("20", "<5", "<5")


def test_a_cell_that_a_spreadsheet_would_calculate_is_guarded():
    from tinkuy.desk.views.figures import _guarded

    assert [_guarded(cell) for cell in ("=1+1", "@x", "-3", "Perú", 12)] == ["'=1+1", "'@x", "'-3", "Perú", 12]
