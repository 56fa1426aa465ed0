"""The presence curve: persons at each moment, by marks of difference."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from hypothesis import given, strategies as st

from tinkuy.attendance.figures.presence import Interval, Steps, Window, merged, peak, present_at, steps_of

START = datetime(2026, 3, 3, 15, tzinfo=UTC)
WINDOW = Window(START, START + timedelta(seconds=100))


def between(first: int, last: int) -> tuple[datetime, datetime]:
    return START + timedelta(seconds=first), START + timedelta(seconds=last)


def presence_curve[P](stays: Iterable[tuple[P, Interval]], window: Window) -> Steps:
    """The steps of the curve, the first at second 0. Two devices of one person count once (invariant 5).

    Who leaves in the second in which another comes is not present with them. The end of the window is no step: what
    the last one says holds until then. A window without duration has no step at all.
    """
    by_person: defaultdict[P, list[Interval]] = defaultdict(list)
    for person, interval in stays:
        by_person[person].append(interval)
    marks: Counter[int] = Counter()
    for intervals in by_person.values():
        for start, end in merged(intervals, window):
            marks[int((start - window.starts_at).total_seconds())] += 1
            marks[int((end - window.starts_at).total_seconds())] -= 1
    return steps_of(marks, window.seconds)


def test_invariant_05_two_devices_are_one_person_in_the_curve():
    stays = [("ana", between(10, 60)), ("ana", between(40, 80)), ("eva", between(50, 90))]

    assert presence_curve(stays, WINDOW) == ((0, 0), (10, 1), (50, 2), (80, 1), (90, 0))


def test_invariant_05_the_curve_is_clipped_to_the_real_start_and_end():
    stays = [("ana", between(-50, 30)), ("eva", between(70, 500)), ("luz", between(-9, 0)), ("sol", between(60, 50))]

    assert presence_curve(stays, WINDOW) == ((0, 1), (30, 0), (70, 1))
    assert presence_curve(stays, Window(START, START)) == ()


def test_who_leaves_as_another_comes_is_no_step():
    assert presence_curve([("ana", between(0, 50)), ("eva", between(50, 100))], WINDOW) == ((0, 1),)


stay = st.tuples(st.integers(0, 5), st.builds(between, st.integers(-20, 120), st.integers(-20, 120)))


@given(st.lists(stay, max_size=12), st.integers(0, 99), st.randoms(use_true_random=False))
def test_invariant_05_any_order_and_repetition_gives_the_same_curve(stays, second, random):
    curve = presence_curve(stays, WINDOW)
    repeated = [*stays, *stays]
    random.shuffle(repeated)

    moment = START + timedelta(seconds=second)
    there = {person for person, (first, last) in stays if first <= moment < last}
    assert presence_curve(repeated, WINDOW) == curve
    assert present_at(curve, second) == len(there) <= peak(curve)
