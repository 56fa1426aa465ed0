"""The attendance of a cycle: what is counted, what is hidden, what it costs."""

from datetime import timedelta

import pytest

from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.figures.queries.safe_attendance import safe_attendance
from tinkuy.attendance.presences.models import Presence
from tinkuy.attendance.tests.attended import came
from tinkuy.hiding import Audience, smallest_safe_count
from tinkuy.hiding.cells import FLOW
from tinkuy.hiding.inference import Sum, worked_out
from tinkuy.hiding.small_numbers import is_small
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState


def stays(cycle, webinar, minutes: int) -> None:
    came(cycle, [webinar], {0})
    Presence.objects.update(left_at=webinar.starts_at + timedelta(minutes=minutes))


def test_capability_C12_persons_flows_and_reach(scoped, webinars):
    came(scoped, webinars, range(20), range(10, 30), {*range(10), *range(15, 30)}, registered=50)

    attendance = attendance_of(scoped)

    assert attendance.persons == {1: 20, 2: 20, 3: 25}
    assert [(f.stayed, f.left, f.new, f.returned) for f in attendance.flows] == [(10, 10, 10, 0), (15, 5, 0, 10)]
    assert (attendance.reach, attendance.registered) == (30, 50)
    assert attendance.by_country == {"PE": (10, 10, 13), "UY": (10, 10, 12)}


def test_a_session_that_goes_on_is_not_attendance_yet(scoped, webinars):
    came(scoped, webinars, range(20), range(15))
    Webinar.objects.filter(pk=webinars[1].pk).update(state=WebinarState.LIVE)

    assert attendance_of(scoped).persons == {1: 20}


@pytest.mark.parametrize(("minutes", "persons"), [(9, 0), (10, 1), (90, 1)])
def test_who_stays_ten_minutes_attended(scoped, webinars, minutes, persons):
    stays(scoped, webinars[0], minutes)

    assert attendance_of(scoped).persons == {1: persons}


def test_a_cycle_may_ask_for_longer(scoped, webinars):
    scoped.attendance_minutes = 15
    stays(scoped, webinars[0], 14)

    assert attendance_of(scoped).persons == {1: 0}


def test_a_session_without_report_is_stepped_over_by_its_own_number(scoped, webinars):
    came(scoped, [webinars[0], webinars[2]], range(20), range(20))

    attendance = attendance_of(scoped)

    assert attendance.persons == {1: 20, 3: 20}
    assert [(flow.origin, flow.target) for flow in attendance.flows] == [(1, 3)]


def test_without_any_report_there_is_nothing_and_no_error(scoped, webinars):
    attendance = attendance_of(scoped)

    assert (attendance.persons, attendance.flows, attendance.reach, attendance.registered) == ({}, (), 0, 0)
    assert safe_attendance(attendance, Audience.TEAM).persons == ()


def test_what_it_costs_does_not_grow(scoped, webinars, django_assert_num_queries):
    came(scoped, webinars[:1], range(3))
    with django_assert_num_queries(3):
        attendance_of(scoped)

    came(scoped, webinars[1:], range(30), range(40))
    with django_assert_num_queries(3):
        attendance_of(scoped)


@pytest.mark.parametrize("audience", [Audience.TEAM, Audience.PUBLIC])
def test_invariant_09_small_counts_are_hidden(scoped, webinars, audience):
    came(scoped, webinars, range(smallest_safe_count(audience) - 1), range(40), registered=60)

    seen = safe_attendance(attendance_of(scoped), audience)

    assert seen.persons[0] is None


def test_invariant_09_large_counts_are_shown(scoped, webinars):
    came(scoped, webinars, range(40), range(20, 60), registered=90)

    seen = safe_attendance(attendance_of(scoped), Audience.PUBLIC)

    assert (seen.persons, seen.flows, seen.reach, seen.registered) == ((40, 40), ((20, 20, 20, 0),), 60, 90)


def test_invariant_09_the_reach_does_not_tell_how_few_were_new(scoped, webinars):
    """20 in the first session and 23 in all would tell that 3 were new in the second."""
    came(scoped, webinars, range(20), {*range(10), 20, 21, 22}, registered=60)

    seen = safe_attendance(attendance_of(scoped), Audience.TEAM)

    assert seen.flows[0][2] is None
    assert seen.persons[0] is None or seen.reach is None


def test_invariant_09_the_registered_do_not_tell_how_few_never_came(scoped, webinars):
    came(scoped, webinars, range(20), registered=23)

    seen = safe_attendance(attendance_of(scoped), Audience.TEAM)

    assert seen.reach is None or seen.registered is None


def test_invariant_09_a_session_is_hidden_when_it_would_tell_who_left(scoped, webinars):
    """Of 23 all but 3 stayed, and nobody else came: 23 and 20 side by side tell of the 3."""
    came(scoped, webinars, range(23), range(20), registered=60)

    seen = safe_attendance(attendance_of(scoped), Audience.PUBLIC)

    assert len([count for count in seen.persons if count is not None]) < 2


CASES = [
    (range(20), range(15, 35), range(30)),
    (range(23), range(20), range(3)),
    (range(12), {*range(11), 40}, {40, 41}),
    (range(30), range(27), {*range(27), *range(40, 60)}),
    (range(4), range(4), range(4)),
    (range(50), set(), range(49)),
]


@pytest.mark.parametrize("audience", [Audience.TEAM, Audience.PUBLIC])
@pytest.mark.parametrize("sessions", CASES)
def test_invariant_09_whoever_solves_the_page_learns_no_small_count(scoped, webinars, sessions, audience):
    came(scoped, webinars, *sessions, registered=63)
    attendance = attendance_of(scoped)
    counts, sums, shown = everything_of(attendance, audience)

    derived = worked_out(counts, sums, {cell for cell in counts if shown[cell] is None})

    assert not [cell for cell in derived if is_small(counts[cell], smallest_safe_count(audience))]
    assert not [
        cell for cell, count in shown.items() if count is not None and is_small(count, smallest_safe_count(audience))
    ]
    assert all(count in (None, counts[cell]) for cell, count in shown.items())


def everything_of(found, audience):
    """Every count that the page has or a reader can think of, the sums that hold among them, and what is shown."""
    seen, counts, shown, sums = safe_attendance(found, audience), {}, {}, []
    counts |= {"reach": found.reach, "registered": found.registered, "never": found.registered - found.reach}
    shown |= {"reach": seen.reach, "registered": seen.registered, "never": None if counts["never"] else 0}
    for place, count in enumerate(found.persons.values()):
        counts["persons", place], shown["persons", place] = count, seen.persons[place]
    for place, flow in enumerate(found.flows):
        for name, count in zip(FLOW, seen.flows[place], strict=True):
            counts[name, place], shown[name, place] = getattr(flow, name), count
        sums.append(Sum(("persons", place), (("stayed", place), ("left", place))))
        sums.append(Sum(("persons", place + 1), (("stayed", place), ("new", place), ("returned", place))))
    sums.append(Sum("registered", ("reach", "never")))
    sums.append(Sum("reach", (("persons", 0), *(("new", place) for place in range(len(found.flows))))))
    return counts, sums, shown
