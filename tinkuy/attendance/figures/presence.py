"""From intervals to seconds present (invariant 5): clipped to the real start and end, two devices counted once.

P_s(t): how many persons were present at each moment of a webinar, by marks of difference.

Every stretch of a person adds one where it begins and takes one away where it ends; the running sum is the curve. Cost
grows with the stretches, not with persons × minutes.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

type Interval = tuple[datetime, datetime]
type Stretch = tuple[float, float]
"""An interval in seconds from the start of a window."""


@dataclass(frozen=True)
class Window:
    """The real start and end of a webinar, with their zones."""

    starts_at: datetime
    ends_at: datetime

    @property
    def seconds(self) -> float:
        return max(0.0, (self.ends_at - self.starts_at).total_seconds())


def interval_of(
    joined_at: datetime | None, left_at: datetime | None, minutes: float | None, window: Window
) -> Interval:
    """The interval of a row of a report, as far as the report tells it.

    An unknown join is the window's start, an unknown leave is the join plus *minutes*, and without minutes the window's
    end: so a person on a plain list was present throughout. The reader has warned of each of these.
    """
    start = joined_at or window.starts_at
    if left_at:
        return start, left_at
    if minutes is not None:
        return start, start + timedelta(minutes=min(minutes, 48 * 60))
    return start, max(start, window.ends_at)


def merged(intervals: Iterable[Interval], window: Window) -> tuple[Interval, ...]:
    """The time covered by *intervals* within *window*: disjoint, in order; reversed and outside ones vanish."""
    return tuple(_covered(intervals, window.starts_at, window.ends_at))


def stretches_covered(stretches: Sequence[Stretch], seconds: float) -> list[Stretch]:
    """The same of *stretches* within a window of so many *seconds*."""
    if len(stretches) == 1:  # nearly every person stays once
        ((start, end),) = stretches
        start, end = max(start, 0.0), min(end, seconds)
        return [(start, end)] if start < end else []
    return _covered(stretches, 0.0, seconds)


def stretch_of(interval: Interval, window: Window) -> Stretch:
    start, end = interval
    return (start - window.starts_at).total_seconds(), (end - window.starts_at).total_seconds()


def _covered[M: (datetime, float)](intervals: Iterable[tuple[M, M]], least: M, most: M) -> list[tuple[M, M]]:
    covered: list[tuple[M, M]] = []
    for begin, stop in sorted(intervals):
        start, end = max(begin, least), min(stop, most)
        if end <= start:
            continue
        if covered and start <= covered[-1][1]:
            if end > covered[-1][1]:
                covered[-1] = (covered[-1][0], end)
        else:
            covered.append((start, end))
    return covered


def seconds_present(intervals: Iterable[Interval], window: Window) -> float:
    """Seconds covered; the same whatever the order, repetition or cutting of the intervals."""
    return sum(((end - start) for start, end in merged(intervals, window)), timedelta()).total_seconds()


def there_at[P](stays: Iterable[tuple[P, Interval]], window: Window, moment: datetime) -> frozenset[P]:
    """The persons who were there at *moment*, the start of a stay counted in and its end not."""
    inside = window.starts_at <= moment <= window.ends_at
    return frozenset(person for person, (start, end) in stays if start <= moment < end) if inside else frozenset()


def seconds_by_person[P](stays: Iterable[tuple[P, Interval]], window: Window) -> dict[P, float]:
    """Seconds present of each person, who may have several stays on several devices, in the order they first appear."""
    by_person: defaultdict[P, list[Interval]] = defaultdict(list)
    for person, interval in stays:
        by_person[person].append(interval)
    return {person: seconds_present(intervals, window) for person, intervals in by_person.items()}


type Steps = tuple[tuple[int, int], ...]
"""(second from the start, persons present from then on): the moments at which the number changes, in order."""


def steps_of(marks: Mapping[int, int], seconds: float) -> Steps:
    """The curve of a window of so many *seconds* from its *marks*: second → persons that came minus those that left.

    The first step is at second 0. The end of the window is no step: what the last one says holds until then. A window
    without duration has no step at all.
    """
    steps: list[tuple[int, int]] = []
    present = 0
    for second in sorted({0, *marks}) if seconds else ():
        change = marks.get(second, 0)
        present += change
        if second < seconds and (change or not steps):
            steps.append((second, present))
    return tuple(steps)


def present_at(curve: Sequence[tuple[int, int]], second: float) -> int:
    """P_s(t): persons present at *second* from the start."""
    present = 0
    for at, persons in curve:
        if at > second:
            break
        present = persons
    return present


def peak(curve: Iterable[tuple[int, int]]) -> int:
    """max P_s: the most persons present at one moment."""
    return max((persons for _at, persons in curve), default=0)
