"""Retention across the cycle, on four sessions that fit in the head."""

import math

import pytest
from hypothesis import given, settings, strategies as st

from tinkuy.attendance.figures import reach, retention
from tinkuy.core.consecutive_sets import Flow, flows

# Ana comes always, Luis misses the second, Mara comes twice, Iván once, Nora joins at the end.
SESSIONS = [{"ana", "luis", "mara", "ivan"}, {"ana", "mara"}, {"ana", "luis"}, {"ana", "luis", "nora"}]
COUNTRY = {"ana": "PE", "luis": "PE", "mara": "UY", "ivan": "UY", "nora": "UY"}
SECTOR = {
    "ana": "government",
    "luis": "civil_society",
    "mara": "cooperation",
    "ivan": "government",
    "nora": "cooperation",
}


def values(figures: object) -> list[tuple[float, float]]:
    return [(figure.numerator, figure.denominator) for figure in figures]


def test_capability_C12_the_flows_of_each_step():
    assert flows(SESSIONS) == (
        Flow(1, 2, stayed=2, left=2, new=0, returned=0),
        Flow(2, 3, stayed=1, left=1, new=0, returned=1),
        Flow(3, 4, stayed=2, left=0, new=1, returned=0),
    )


def test_capability_C12_step_retention_cohort_sustain_and_floor():
    assert values(retention.step_retention(SESSIONS)) == [(2, 4), (1, 2), (2, 2)]
    assert values([retention.cohort_to_close(SESSIONS)]) == [(2, 4)]
    assert values([retention.sustain_index(SESSIONS)]) == [(3, 4)]
    assert values([retention.floor(SESSIONS)]) == [(2, 4)]


def test_capability_C12_return_core_and_full_rates():
    assert values([retention.return_rate(SESSIONS)]) == [(3, 5)]
    assert values([retention.core_rate(SESSIONS)]) == [(1, 5)]
    assert values([retention.full_rate(SESSIONS)]) == [(1, 5)]


def test_capability_C12_new_and_recovered():
    assert values(retention.new_shares(SESSIONS)) == [(4, 4), (0, 2), (0, 2), (1, 3)]
    assert retention.recovered(SESSIONS) == (0, 0, 1, 0)


def test_capability_C12_the_triangle_of_cohorts():
    assert [values(row) for row in retention.cohorts(SESSIONS)] == [
        [(4, 4), (2, 4), (2, 4), (2, 4)],
        [(0, 0), (0, 0), (0, 0)],
        [(0, 0), (0, 0)],
        [(1, 1)],
    ]


def test_capability_C12_by_country():
    by_country = retention.grouped(SESSIONS, COUNTRY)

    assert retention.cohort_to_close(by_country["PE"]).value == 1
    assert retention.cohort_to_close(by_country["UY"]).value == 0


def test_capability_C12_reach():
    assert values([reach.persons(SESSIONS, 8), reach.sessions_per_person(SESSIONS)]) == [(5, 8), (11, 5)]
    assert reach.attendances(SESSIONS, unmatched=2) == 13
    assert reach.by_dimension(SESSIONS, COUNTRY) == {"UY": 3, "PE": 2}
    assert reach.complete_triads(SESSIONS, COUNTRY, SECTOR) == set()
    assert reach.complete_triads(SESSIONS, dict.fromkeys(COUNTRY, "PE"), SECTOR) == {"PE"}


def test_balance_is_one_when_even_and_less_when_not():
    even, uneven = [{"ana", "mara"}], [{"ana", "luis", "mara"}]

    assert reach.balance(even, COUNTRY).value == pytest.approx(1)
    assert reach.balance(uneven, COUNTRY).value == pytest.approx(0.9183, abs=1e-4)
    assert reach.balance(uneven, COUNTRY).denominator == math.log(2)
    assert reach.balance([{"ana"}], COUNTRY).value is None


def test_a_cycle_without_sessions_has_no_rates():
    assert flows([]) == retention.step_retention([]) == ()
    assert [retention.cohort_to_close([]).value, retention.floor([]).value, retention.full_rate([]).value] == [None] * 3


sessions = st.lists(st.sets(st.integers(0, 9)), min_size=1, max_size=6)


@settings(max_examples=200, deadline=None)
@given(sessions)
def test_invariant_07_the_flows_add_up_to_persons(attendance):
    for flow in flows(attendance):
        assert flow.stayed + flow.left == len(attendance[flow.origin - 1])
        assert flow.stayed + flow.new + flow.returned == len(attendance[flow.target - 1])


@settings(max_examples=200, deadline=None)
@given(sessions)
def test_invariant_25_every_rate_is_its_numerator_over_its_denominator(attendance):
    rates = [
        retention.return_rate(attendance),
        retention.core_rate(attendance),
        retention.full_rate(attendance),
        retention.floor(attendance),
    ]

    for figure in (*rates, *retention.step_retention(attendance), *retention.new_shares(attendance)):
        assert figure.value == (figure.numerator / figure.denominator if figure.denominator else None)
        assert figure.value is None or 0 <= figure.value <= 1


@settings(max_examples=100, deadline=None)
@given(sessions)
def test_the_parts_by_country_make_the_whole(attendance):
    country = {person: person % 3 for person in range(10)}

    groups = retention.grouped(attendance, country).values()
    parts = [[len(session) for session in own] for own in groups]

    assert [sum(sizes) for sizes in zip(*parts, strict=True)] == ([len(s) for s in attendance] if parts else [])
