"""P_s(t): how many persons were present at each moment of a webinar, by marks of difference.

Every stretch of a person adds one where it begins and takes one away where it ends; the running sum is the curve. Cost
grows with the stretches, not with persons × minutes.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from .presence import Interval, Window, merged

type Steps = tuple[tuple[int, int], ...]
"""(second from the start, persons present from then on): the moments at which the number changes, in order."""


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


def steps_of(marks: Mapping[int, int], seconds: float) -> Steps:
    """The curve of a window of so many *seconds* from its *marks*: second → persons that came minus those that left."""
    found: list[tuple[int, int]] = []
    present = 0
    for second in sorted({0, *marks}) if seconds else ():
        change = marks.get(second, 0)
        present += change
        if second < seconds and (change or not found):
            found.append((second, present))
    return tuple(found)


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
