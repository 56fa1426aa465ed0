"""How long each person of a list was in a session: in minutes, or roughly where minutes would count the others.

Everybody reads how many were in the room at its fullest, ten minutes before the end, in these ten, and when a thread
was left open. Whose minutes are those of the whole session was there at each of these moments: with such rows for a
whole country, what is left of the room are the others (invariant 9). Even half of a session, in one stay, has its
middle in it; that somebody attended says of no moment that they were there.
"""

from collections.abc import Set

from django.utils.translation import gettext as _

from tinkuy.attendance.figures.attendance import WebinarAttendance
from tinkuy.attendance.figures.queries.attendance import CycleAttendance


def webinars_without_minutes(found: CycleAttendance, listed: Set[int]) -> frozenset[int]:
    """Keys of the webinars in which somebody was who is not *listed*."""
    pairs = zip(found.webinars, found.measured, strict=True)
    return frozenset(webinar.pk for webinar, one in pairs if not one.seconds.keys() <= listed)


def minutes_present(one: WebinarAttendance[int], person: int) -> int | None:
    seconds = one.seconds.get(person)
    return round(seconds / 60) if seconds else None


def rough_stay(one: WebinarAttendance[int], person: int) -> str | None:
    """The least share that counts as having attended is far below a half."""
    if not one.seconds.get(person):
        return None
    return _("too briefly to count") if person in one.brief else _("attended")
