"""How many are still there near the close (drop_s = 1 − P_s(T − 10) ÷ max P_s), and who was there at one moment."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

from .presence import Interval, Window, merged

NEAR = timedelta(minutes=10)
"""Before the close."""


def near_close[P](stays: Iterable[tuple[P, Interval]], window: Window) -> tuple[int, int] | None:
    """(P_s(T − 10), max P_s) in persons; None for a session of ten minutes or less, of which it says nothing.

    Two devices of one person count once. Who leaves in the moment in which another comes is not there with them.
    """
    moment = window.ends_at - NEAR
    if moment <= window.starts_at:
        return None
    marks: Counter[datetime] = Counter()
    for intervals in _by_person(stays).values():
        for start, end in merged(intervals, window):
            marks[start] += 1
            marks[end] -= 1
    present = most = near = 0
    for at in sorted(marks):
        present += marks[at]
        most = max(most, present)
        if at <= moment:
            near = present
    return near, most


def present_at[P](stays: Iterable[tuple[P, Interval]], window: Window, moment: datetime) -> frozenset[P]:
    """The persons who were there at *moment*, the start of a stay counted in and its end not."""
    inside = window.starts_at <= moment <= window.ends_at
    return frozenset(person for person, (start, end) in stays if start <= moment < end) if inside else frozenset()


def _by_person[P](stays: Iterable[tuple[P, Interval]]) -> dict[P, list[Interval]]:
    found: dict[P, list[Interval]] = {}
    for person, interval in stays:
        found.setdefault(person, []).append(interval)
    return found
