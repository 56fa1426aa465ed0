"""C12: how many were in a session at each step, whatever the order and the cutting of the intervals."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tinkuy.convening.figures.presence import Window
from tinkuy.desk.queries.presence_steps import STEP, present_at

START = datetime(2026, 3, 5, 15, tzinfo=UTC)
WINDOW = Window(START, START + timedelta(minutes=90))
MINUTES = st.integers(-20, 120)
STAYS = st.dictionaries(
    st.integers(0, 6), st.lists(st.tuples(MINUTES, MINUTES), max_size=4).map(lambda pairs: pairs), max_size=6
)


def at(minute: float) -> datetime:
    return START + timedelta(minutes=minute)


def intervals(stays):
    return {person: [(at(start), at(end)) for start, end in pairs] for person, pairs in stays.items()}


@settings(max_examples=100, deadline=None)
@given(STAYS)
def test_C12_each_step_counts_those_whose_interval_holds_it(stays):
    counted = present_at(intervals(stays), WINDOW)

    told = [
        sum(any(start <= minute < min(end, 90) for start, end in pairs) for pairs in stays.values())
        for minute in range(0, 91, STEP)
    ]
    assert counted == told


def test_C12_two_devices_of_one_person_count_once():
    assert present_at(intervals({1: [(0, 90), (10, 20)], 2: [(0, 12)]}), WINDOW)[:4] == [2, 2, 2, 1]


def test_C12_a_session_without_duration_has_no_steps():
    assert present_at(intervals({1: [(0, 90)]}), Window(START, START)) == []
