"""The room of one webinar as its readers may see it, with the figures of its close."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tinkuy.hiding import Audience, RoomMinutes, RoomMoments, safe

from .attendance import WebinarAttendance, close_begins
from .figure import Figure, share
from .presence import Steps, Window, present_at

AT_CLOSE = _("Persons present 10 minutes before the end ÷ the most persons present at once")
STAYED = _("Persons present at any time of the last 10 minutes ÷ the most persons present at once")


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

    @property
    def counts_at_moments(self) -> list[int]:
        """The persons of single moments that its readers have: at the fullest, ten minutes before the end, in these."""
        near = None if self.stayed is None else int(self.stayed.numerator)
        return [count for count in (self.peak[1], self.close[1], near) if count is not None]


def room[P](
    measured: WebinarAttendance[P], audience: Audience, persons: int | None, others: Iterable[int | None]
) -> Room:
    """The room of a webinar as it was measured: its persons, without those who led it.

    *persons* are those who attended it, *others* the reach and the registered, as its readers see them: None is hidden.
    """
    curve, window = measured.curve, measured.window
    begins = close_begins(window)
    peak_second, most = max(curve, key=lambda step: step[1], default=(0, 0))
    at, near = present_at(curve, begins), measured.near_end
    moments = safe(RoomMoments(most, at, near, persons, tuple(others)), audience)
    levels = safe(minutes_of(measured, persons), audience)
    return Room(
        levels=levels.of_minutes,
        unit=levels.unit,
        peak=(peak_second // 60, moments["peak"]),
        close=(int(begins // 60), moments["at"]),
        at_close=_safe_figure(share(at, most, AT_CLOSE), moments["at"], moments["peak"]),
        stayed=_safe_figure(share(near, most, STAYED), moments["near"], moments["peak"]),
    )


def minutes_of[P](measured: WebinarAttendance[P], persons: int | None) -> RoomMinutes:
    """The room of a webinar, minute by minute; *persons* are those who attended it, as its readers see them."""
    return RoomMinutes(_most_of_minutes(measured.curve, measured.window), persons)


def _most_of_minutes(curve: Steps, window: Window) -> Sequence[int]:
    peaks, before, place = [], 0, 0
    for minute in range(-(-int(window.seconds) // 60)):
        most = before
        while place < len(curve) and curve[place][0] < (minute + 1) * 60:
            second, before = curve[place]
            most = before if second <= minute * 60 else max(most, before)
            place += 1
        peaks.append(most)
    return peaks


def _safe_figure(figure: Figure, *numbers: int | None) -> Figure | None:
    return figure if None not in numbers else None
