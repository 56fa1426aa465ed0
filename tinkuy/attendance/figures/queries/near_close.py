"""Who of each group was there at the fullest moment of a session and who ten minutes before its close: counted by the
database, in one query for all sessions.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q

from tinkuy.attendance.figures.attendance import CLOSE, close_begins
from tinkuy.attendance.figures.presence import peak, present_at
from tinkuy.attendance.presences.models import COUNTED_ROLES, Presence
from tinkuy.convening.registrations.models import RegistrationState

from .attendance import CycleAttendance

type Pairs = dict[str, tuple[int, int]]
"""By group (present ten minutes before the close, present at the fullest moment)."""


GROUPED = {"country": "country", "sector": "sector", "kind": "organisation__sector"}
"""What a registration is grouped by, and where it says so."""


def near_close(attendance: CycleAttendance) -> dict[int, tuple[int, int]]:
    """By place P_s(T − 10) and max P_s, in persons; a session of ten minutes or less says nothing of its close."""
    return {
        place: (present_at(one.curve, close_begins(one.window)), peak(one.curve))
        for place, one in enumerate(attendance.measured)
        if one.window.seconds > CLOSE
    }


def groups_near_close(attendance: CycleAttendance) -> dict[tuple[str, int], Mapping[str, tuple[int, int]]]:
    """By kind of group and place, the same of each group, at the same two moments: the parts add up to the whole."""
    moments = dict(_moments(attendance))
    if not moments:
        return {}
    near, fullest, ever = Q(), Q(), Q()
    for webinar, (at_close, at_most) in moments.items():
        near |= Q(webinar=webinar) & _present(at_close)
        fullest |= Q(webinar=webinar) & _present(at_most)
        ever |= Q(webinar=webinar) & (_present(at_close) | _present(at_most))
    led = Presence.objects.filter(webinar=OuterRef("webinar"), registration=OuterRef("registration"))
    present = Presence.objects.filter(ever, is_team=False, registration__state=RegistrationState.CONFIRMED)
    grouped = present.exclude(Exists(led.exclude(role__in=COUNTED_ROLES))).order_by()
    rows = grouped.values_list("webinar_id", *(f"registration__{field}" for field in GROUPED.values())).annotate(
        near=Count("registration", distinct=True, filter=near),
        most=Count("registration", distinct=True, filter=fullest),
    )
    places = {webinar.pk: place for place, webinar in enumerate(attendance.webinars)}
    sums: defaultdict[tuple[str, int], dict[str, tuple[int, int]]] = defaultdict(dict)
    for webinar, *groups, at_close, at_most in rows:
        for kind, group in zip(GROUPED, groups, strict=True):
            pairs = sums[kind, places[webinar]]
            before = pairs.get(group or "", (0, 0))
            pairs[group or ""] = (before[0] + at_close, before[1] + at_most)
    return dict(sums)


def _moments(attendance: CycleAttendance) -> Iterator[tuple[int, tuple[datetime, datetime]]]:
    """By webinar, ten minutes before its close and the first second in which most were present."""
    for webinar, one in zip(attendance.webinars, attendance.measured, strict=True):
        most = peak(one.curve)
        if one.window.seconds > CLOSE and most:
            second = next(at for at, persons in one.curve if persons == most)
            starts = one.window.starts_at
            yield (
                webinar.pk,
                (starts + timedelta(seconds=int(close_begins(one.window))), starts + timedelta(seconds=second)),
            )


def _present(moment: datetime) -> Q:
    """Present in that second, as the curve counts it: who leaves within it is there no longer."""
    ends = moment + timedelta(seconds=1)
    return Q(joined_at__lt=ends, left_at__gte=ends)
