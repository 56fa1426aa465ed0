"""How long each person of a list was in a session: in minutes, or roughly where minutes would count the others.

Everybody reads how many were in the room at its fullest, ten minutes before the end, in these ten, and when a thread
was left open. Whose minutes are those of the whole session was there at each of these moments: with such rows for a
whole country, what is left of the room are the others (invariant 9). Half of a session says of no moment who was there.
"""

from collections.abc import Set

from django.utils.translation import gettext as _

from tinkuy.attendance.figures.attendance import CLOSE, WebinarAttendance
from tinkuy.attendance.figures.queries.attendance import CycleAttendance


def webinars_told_roughly(found: CycleAttendance, listed: Set[int]) -> frozenset[int]:
    """Keys of the webinars in which somebody was who is not *listed*."""
    pairs = zip(found.webinars, found.measured, strict=True)
    return frozenset(webinar.pk for webinar, one in pairs if not one.seconds.keys() <= listed)


def minutes_present(one: WebinarAttendance[int], person: int) -> int | None:
    seconds = one.seconds.get(person)
    return round(seconds / 60) if seconds else None


def rough_stay(one: WebinarAttendance[int], person: int) -> str | None:
    """Of a session so short that half of it reaches into its last ten minutes, only whether they attended."""
    seconds, lasted = one.seconds.get(person), one.window.seconds
    if not seconds:
        return None
    if person in one.brief:
        return _("too briefly to count")
    return _("half of it or more") if lasted >= 2 * CLOSE and seconds >= lasted / 2 else _("attended")
