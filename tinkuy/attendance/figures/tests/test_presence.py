"""From intervals to seconds present."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings, strategies as st

from tinkuy.attendance.figures.presence import (
    Window,
    interval_of,
    merged,
    seconds_by_person,
    seconds_present,
)

START = datetime(2020, 6, 4, 15, tzinfo=UTC)
WINDOW = Window(START, START + timedelta(minutes=90))


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def test_two_devices_count_once():
    assert seconds_present([(at(0), at(60)), (at(30), at(45))], WINDOW) == 3_600


def test_what_lies_outside_the_session_does_not_count():
    assert merged([(at(-20), at(10)), (at(80), at(200)), (at(-30), at(-10))], WINDOW) == (
        (at(0), at(10)),
        (at(80), at(90)),
    )


def test_a_leave_before_its_join_is_no_presence():
    assert seconds_present([(at(30), at(20))], WINDOW) == 0


def test_an_unknown_hour_is_filled_as_the_reader_said():
    assert interval_of(at(5), at(9), None, WINDOW) == (at(5), at(9))
    assert interval_of(at(5), None, None, WINDOW) == (at(5), at(90))
    assert interval_of(at(5), None, 20, WINDOW) == (at(5), at(25))
    assert interval_of(None, None, 57, WINDOW) == (at(0), at(57))
    assert interval_of(None, at(9), None, WINDOW) == (at(0), at(9))
    assert interval_of(None, None, None, WINDOW) == (at(0), at(90))
    assert interval_of(at(95), None, None, WINDOW) == (at(95), at(95))


minute = st.integers(-60, 150).map(at)
intervals = st.lists(st.tuples(minute, minute), max_size=12)


@settings(max_examples=200, deadline=None)
@given(intervals, st.randoms(use_true_random=False), st.integers(1, 59))
def test_invariant_05_order_repetition_and_cutting_change_nothing(stays, random, cut):
    changed = [part for start, end in stays for part in _cut(start, end, cut)] + stays[:3]
    random.shuffle(changed)

    assert seconds_present(changed, WINDOW) == seconds_present(stays, WINDOW)


def _cut(start: datetime, end: datetime, minutes: int) -> list[tuple[datetime, datetime]]:
    middle = start + timedelta(minutes=minutes)
    return [(start, middle), (middle, end)] if start < middle < end else [(start, end)]


@settings(max_examples=200, deadline=None)
@given(intervals)
def test_invariant_05_the_share_is_between_nothing_and_all(stays):
    whole_stays = merged(stays, WINDOW)

    assert 0 <= seconds_present(stays, WINDOW) <= WINDOW.seconds
    assert all(WINDOW.starts_at <= start < end <= WINDOW.ends_at for start, end in whole_stays)
    assert all(before[1] < after[0] for before, after in pairwise(whole_stays))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.tuples(minute, minute)), max_size=12))
def test_everybody_has_their_own_seconds(stays):
    alone = {person: seconds_present([i for p, i in stays if p == person], WINDOW) for person, _ in stays}

    assert seconds_by_person(stays, WINDOW) == alone
