"""How long they stayed, and whether to the end. What is measured is a `WebinarAttendance`."""

from collections.abc import Mapping, Sequence, Set
from statistics import median
from typing import Protocol

from django.utils.translation import gettext_lazy as _

from .figure import Figure, ratio, share
from .presence import Window, peak, present_at

CLOSE = 600
"""The last seconds of a webinar, its close: ten minutes."""


class Measured[P](Protocol):
    """What these formulas need of an attendance."""

    @property
    def seconds(self) -> Mapping[P, float]: ...
    @property
    def attended(self) -> Set[P]: ...
    @property
    def window(self) -> Window: ...
    @property
    def curve(self) -> Sequence[tuple[int, int]]: ...
    @property
    def near_end(self) -> int: ...


def close_begins(window: Window) -> float:
    """T − 10, in seconds from the start; the start of a webinar that was shorter."""
    return max(0.0, window.seconds - CLOSE)


def stay_shares[P](webinar: Measured[P]) -> dict[P, Figure]:
    """Minutes present ÷ real minutes, m_ps ÷ T_s, of each person who attended."""
    definition = _("Minutes present ÷ minutes that the session lasted")
    return {
        person: ratio(webinar.seconds[person] / 60, webinar.window.seconds / 60, definition)
        for person in webinar.attended
    }


def median_stay[P](webinar: Measured[P]) -> Figure:
    """The median of the stay shares: the minutes of the middle person ÷ real minutes."""
    definition = _("Minutes of the median of those who attended ÷ minutes that the session lasted")
    persons = (len(webinar.attended),)
    if not webinar.attended:
        return Figure(None, 0, webinar.window.seconds / 60, definition, persons)
    middle = median(webinar.seconds[person] for person in webinar.attended)
    return ratio(middle / 60, webinar.window.seconds / 60, definition, persons)


def stay_to_close[P](webinar: Measured[P]) -> Figure:
    """Present in the last ten minutes ÷ max P_s. Above 1 where many come in at the end, one after another."""
    most = peak(webinar.curve)
    definition = _("Persons present at any time of the last 10 minutes ÷ the most persons present at once")
    return ratio(webinar.near_end, most, definition, persons=(webinar.near_end, most, abs(most - webinar.near_end)))


def drop[P](webinar: Measured[P]) -> Figure:
    """1 − P_s(T−10) ÷ max P_s; numerator are those whom the fullest moment had more than the close."""
    most = peak(webinar.curve)
    definition = _("Persons fewer 10 minutes before the end than at the fullest moment ÷ persons at the fullest moment")
    return share(most - present_at(webinar.curve, close_begins(webinar.window)), most, definition)
