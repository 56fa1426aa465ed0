"""The dashboard's attendance is that of the query, with everything small hidden."""

from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.figures.queries.safe_attendance import safe_attendance
from tinkuy.desk.figures.queries.attendance import TeamFlow, attendance_for, attendance_for_team
from tinkuy.hiding import Audience


def test_capability_C12_the_numbers_of_the_dashboard_are_those_of_the_query(scoped, attended):
    shown, found = attendance_for_team(scoped), attendance_of(scoped)

    assert shown.persons == list(found.persons.values()) == [30, 20]
    assert shown.flows == [TeamFlow(20, 10, 0, 0)]
    assert {row.country: tuple(row.persons) for row in shown.countries} == found.by_country
    assert (shown.registered, shown.came, shown.came_to_last) == (30, 30, 20)
    assert shown.retention == found.retention_figures["sustain"].value


def test_capability_C12_a_country_keeps_a_share_of_its_own_first_session(scoped, attended):
    retention = {row.country: row.retention for row in attendance_for_team(scoped).countries}

    assert retention == {"PE": 10 / 20, "UY": 1}


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
    attend(webinars[0], [*make_registrations("PE", 20), *[None] * 6])

    shown = attendance_for_team(scoped)

    assert (shown.persons, shown.unmatched) == ([20], 6)


def test_invariant_09_few_names_that_wait_are_persons_too(scoped, make_registrations, attend, webinars):
    attend(webinars[0], [*make_registrations("PE", 20), None, None])

    assert (attendance_for_team(scoped).persons, attendance_for_team(scoped).unmatched) == ([20], None)


def test_invariant_25_every_percentage_shows_numerator_denominator_and_definition(
    signed_in, observer, scoped, attended
):
    html = signed_in(observer).get("/en/team/c/ciclo-de-prueba/").content.decode()

    for named in attendance_for_team(scoped).figures:
        assert str(named.definition) in html
    assert "(20 of 30)" in html


def test_invariant_09_a_figure_does_not_tell_a_count_that_is_hidden_beside_it(
    scoped, make_registrations, attend, webinars
):
    attend(webinars[0], make_registrations("PE", 20)[:18])

    shown = attendance_for_team(scoped)

    figures = [named.figure for named in shown.figures if named.figure]
    assert shown.persons == [None]
    assert [figure for figure in figures if 18 in (figure.numerator, figure.denominator)] == []


def test_invariant_09_public_numbers_stay_those_of_the_public_page(scoped, make_registrations, attend, webinars):
    people = {code: make_registrations(code, count) for code, count in (("PE", 30), ("UY", 14), ("BO", 9))}
    attend(webinars[0], [*people["PE"], *people["UY"], *people["BO"]])
    attend(webinars[1], [*people["PE"][:25], *people["UY"][:12], *people["BO"][:4]])
    attendance = attendance_of(scoped)

    shown, public = attendance_for(attendance, Audience.PUBLIC), safe_attendance(attendance, Audience.PUBLIC)

    assert (tuple(shown.persons), shown.came) == (public.persons, public.reach)
    assert [flow_of(flow) for flow in shown.flows] == list(public.flows)
    assert {row.country: list(row.persons) for row in shown.countries}["BO"] == [None, None]


def flow_of(flow: TeamFlow) -> tuple[int | None, ...]:
    return (flow.stayed, flow.left, flow.new, flow.returned)
