"""The room of a session as a page may tell it: in steps, so that nobody is seen coming or going."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings, strategies as st

from tinkuy.attendance.figures.attendance import attendance
from tinkuy.attendance.figures.presence import Window
from tinkuy.attendance.figures.room import Room, room
from tinkuy.hiding import Audience

START = datetime(2026, 3, 5, 15, tzinfo=UTC)
K = 5


def window(minutes: int) -> Window:
    return Window(START, START + timedelta(minutes=minutes))


def room_of(stays, whole: Window) -> Room:
    measured = attendance(stays, whole)
    return room(measured, Audience.TEAM, len(measured.attended), ())


def stay(person: int, first: float, last: float):
    return person, (START + timedelta(minutes=first), START + timedelta(minutes=last))


def test_capability_C12_the_room_is_told_minute_by_minute_with_peak_and_close():
    shown_room = room_of([*(stay(n, 0, 60) for n in range(20)), *(stay(n, 10, 40) for n in range(20, 33))], window(60))

    assert len(shown_room.levels) == 60
    assert (shown_room.levels[5], shown_room.levels[20], shown_room.levels[50]) == (20, 30, 20)
    assert (shown_room.peak, shown_room.close) == ((10, 33), (50, 20))
    assert shown_room.at_close.value == 20 / 33
    assert (shown_room.stayed.numerator, shown_room.stayed.denominator) == (20, 33)


def test_invariant_05_two_devices_of_a_person_are_one_in_the_room():
    twice = [stay(n, first, 60) for n in range(10) for first in (0, 5)]

    assert room_of(twice, window(60)).levels[30] == 10


def test_invariant_09_few_are_not_told_and_one_more_or_less_is_not_seen():
    coming = [stay(n, n, 60) for n in range(12)]

    levels = room_of(coming, window(60)).levels

    assert levels[:12] == (None, None, None, None, 5, 5, 5, 5, 5, 10, 10, 10)


def test_invariant_09_the_close_is_hidden_where_it_would_tell_who_went():
    shown_room = room_of([*(stay(n, 0, 60) for n in range(38)), stay(38, 0, 30), stay(39, 0, 30)], window(60))

    assert shown_room.peak == (0, 40)
    assert shown_room.close == (50, None)
    assert (shown_room.at_close, shown_room.stayed) == (None, None)


def test_promise_P17_the_room_is_hidden_where_the_persons_of_its_session_are():
    """Fourteen, five and thirteen of three countries are shown: a peak of 33 would tell the one of the fourth."""
    measured = attendance([*(stay(n, 0, 60) for n in range(20)), *(stay(n, 0, 30) for n in range(20, 33))], window(60))

    shown_room = room(measured, Audience.TEAM, None, (60, 70))

    assert (shown_room.peak, shown_room.close) == ((0, None), (50, None))
    assert (shown_room.at_close, shown_room.stayed) == (None, None)


def test_promise_P17_a_room_whose_persons_are_hidden_is_not_told_by_the_minute():
    """Two sessions of 140 attendances and 73 persons, 67 of both: two rooms of «70» would be of 70 each, and three
    were new.
    """
    measured = attendance([stay(n, 0, 60) for n in range(70)], window(60))

    assert set(room(measured, Audience.TEAM, None, (73, 110)).levels) == {None}
    assert set(room(measured, Audience.TEAM, 70, (73, 110)).levels) == {70}


def test_promise_P17_a_number_of_the_room_that_is_nearly_another_is_hidden():
    """29 at once where 27 attended: two came briefly. 29 of 31 registered: two were never there."""
    long, brief = [stay(n, 0, 60) for n in range(27)], [stay(n, 0, 5) for n in (27, 28)]
    measured = attendance([*long, *brief], window(60))

    assert room(measured, Audience.TEAM, 27, ()).peak[1] is None
    assert room(measured, Audience.TEAM, 27, ()).close[1] == 27
    assert room(measured, Audience.TEAM, 20, (31,)).peak[1] is None
    assert room(measured, Audience.TEAM, 20, (31,)).close[1] is None
    assert [
        room(measured, Audience.TEAM, 29, (None, 50)).close[1],
        room(measured, Audience.TEAM, 40, (50,)).close[1],
    ] == [None, None]


def test_a_session_without_anybody_or_without_duration_has_an_empty_room():
    assert room_of([], window(3)).levels == (0, 0, 0)
    assert room_of([stay(1, 0, 5)], window(0)).levels == ()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 15), st.integers(-5, 70), st.integers(-5, 70)), max_size=40))
def test_invariant_09_every_level_is_hidden_or_a_whole_number_of_steps(rows):
    stays = [stay(person, first, last) for person, first, last in rows]

    shown_room = room_of(stays, window(60))

    assert all(level is None or level % K == 0 for level in shown_room.levels)
    assert room_of(list(reversed(stays)) + stays, window(60)) == shown_room
