"""The room of one webinar as a page may tell it: minute by minute in steps of a few people, its peak and its close.

A step up or down of one person would say when somebody came or went, so the room is told in steps of k: 12 persons are
«10», fewer than one step are None. Peak and close are exact where nothing small follows from them, nor from them and
the persons that other pages tell of.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tinkuy.attendance.figures.attendance import WebinarAttendance
from tinkuy.attendance.figures.figure import Figure, share
from tinkuy.attendance.figures.presence import Window
from tinkuy.attendance.figures.presence_curve import Steps, present_at
from tinkuy.attendance.figures.stay import close_begins
from tinkuy.hiding.ledger import Ledger
from tinkuy.hiding.small_numbers import is_small


@dataclass(frozen=True)
class Room:
    """`levels` of each minute; `peak` and `close` as (minute, persons); the figures are None where they are hidden.

    `at_close` is P(T−10) ÷ max P; `stayed` those of the last ten minutes ÷ max P.
    """

    levels: tuple[int | None, ...]
    unit: int
    peak: tuple[int, int | None]
    close: tuple[int, int | None]
    at_close: Figure | None
    stayed: Figure | None


def room[P](measured: WebinarAttendance[P], k: int, persons: int | None, others: Iterable[int | None]) -> Room:
    """The room of a webinar as it was measured: its persons, without those who led it.

    *persons* are those who attended it, *others* the reach and the registered, as its readers see them: None is hidden.
    """
    curve, window = measured.curve, measured.window
    begins = close_begins(window)
    peak_second, most = max(curve, key=lambda step: step[1], default=(0, 0))
    at, near = present_at(curve, begins), measured.near_end
    seen = room_moments_without_small_counts({"peak": most, "at": at, "near": near}, k, persons, others)
    return Room(
        levels=room_levels(measured, k),
        unit=k,
        peak=(peak_second // 60, seen["peak"]),
        close=(int(begins // 60), seen["at"]),
        at_close=_safe_figure(share(at, most, AT_CLOSE), seen["at"], seen["peak"]),
        stayed=_safe_figure(share(near, most, STAYED), seen["near"], seen["peak"]),
    )


AT_CLOSE = _("Persons present 10 minutes before the end ÷ the most persons present at once")
STAYED = _("Persons present at any time of the last 10 minutes ÷ the most persons present at once")


def room_levels[P](measured: WebinarAttendance[P], k: int) -> tuple[int | None, ...]:
    """The persons of each minute in steps of *k*."""
    return tuple(_level(persons, k) for persons in minutes_of(measured.curve, measured.window))


def minutes_of(curve: Steps, window: Window) -> Sequence[int]:
    """The most persons at once within each minute of *window*."""
    found, before, place = [], 0, 0
    for minute in range(-(-int(window.seconds) // 60)):
        most = before
        while place < len(curve) and curve[place][0] < (minute + 1) * 60:
            second, before = curve[place]
            most = before if second <= minute * 60 else max(most, before)
            place += 1
        found.append(most)
    return found


def _level(persons: int, k: int) -> int | None:
    return None if 0 < persons < k else persons // k * k


def room_moments_without_small_counts(
    moments: dict[str, int], k: int, persons: int | None, others: Iterable[int | None]
) -> dict[str, int | None]:
    """`peak`, `at` and `near` hidden together: what lies between two of them is a count of persons as well.

    Nearly all of the room are *persons*, so that where these are hidden the room is. What other pages tell stays:
    a number of the room that is nearly one of theirs would say how few came briefly, or went before.
    """
    if persons is None:
        return dict.fromkeys(moments)
    told = [count for count in (persons, *others) if count is not None]
    near_told = {cell for cell, count in moments.items() if any(is_small(abs(count - other), k) for other in told)}
    ledger: Ledger[str] = Ledger()
    for cell, count in moments.items():
        ledger.enter(cell, count)
    ledger.within("at", "peak", "went before")
    ledger.within("at", "near", "came late")
    lower, higher = sorted(("peak", "near"), key=lambda cell: ledger.counts[cell])
    ledger.within(lower, higher, "between")
    return ledger.hidden(k, near_told)


def _safe_figure(figure: Figure, *numbers: int | None) -> Figure | None:
    return figure if None not in numbers else None
