"""Who is connected now, as counts; and which countries a question without a name may be shown with.

What pages tell of it is that of the last full minutes, the same for all who read. Whoever enters several times would
otherwise read, at the moment itself, that somebody else of a country comes or goes.
"""

import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from tinkuy.attendance.presences.actions import GAP
from tinkuy.attendance.presences.models import Presence
from tinkuy.convening.registrations.models import RegistrationState
from tinkuy.core import clock
from tinkuy.hiding import Audience, Ledger, RoomMinutes, safe
from tinkuy.planning.cycles.models.webinar import Webinar

STILL_CONNECTED = timedelta(seconds=90)
"""Who was seen within it is connected: a stream is noted every half minute, a page that asks again a little later."""
MARK_EVERY = timedelta(minutes=1)
MARKS = 3
"""So many full minutes, the last one among them, a country must be of few before pages say so."""


@dataclass(frozen=True)
class Connected:
    """Participants in the live page now, in steps of a few persons; None where they are few.

    Whoever watches a number that moves by one reads when somebody came or went, and, where a country more is counted at
    that moment, of which kind. So of countries those alone are counted that a few persons share.
    """

    count: int | None
    countries: int


SECONDS_REMEMBERED = 10
"""What another process writes is noticed so late at most."""

_counted: dict[str, tuple[datetime, float, list[Counter[str]]]] = {}
"""By room the last full minute, until when this is remembered, and what was counted: thousands read it meanwhile. To
forget is to begin another one: who counts meanwhile writes into the former.
"""


def connected_lately(webinar: Webinar) -> Connected:
    marks = _connected_at_marks(webinar)
    total = marks[0].total()
    steps = safe(RoomMinutes((total,), total), Audience.TEAM)
    return Connected(steps.of_minutes[0], len(_of_many_at_any(marks)))


def countries_lately_of_many(webinar: Webinar) -> frozenset[str]:
    """The countries that pages say to be of many. What is kept of a question, `countries_of_many` decides as well."""
    return _of_many_at_any(_connected_at_marks(webinar))


def _of_many_at_any(marks: Iterable[Counter[str]]) -> frozenset[str]:
    return frozenset().union(*map(_of_many, marks))


def _connected_at_marks(webinar: Webinar) -> list[Counter[str]]:
    """By country at each of the last full minutes, the latest first: counted once for all who ask meanwhile.

    Whoever is seen again within the gap of one stay never left: so a minute that is over changes no more.
    """
    last = clock.now().replace(second=0, microsecond=0)
    room = f"{webinar.cycle.public_id}|{webinar.pk}"
    counted = _counted
    moment, until, counts = counted.get(room, (None, 0.0, []))
    if moment != last or until < time.monotonic():
        until = time.monotonic() + SECONDS_REMEMBERED
        counts = _count_at_marks(webinar, last)
        counted[room] = (last, until, counts)
    return counts


def forget_counts() -> None:
    """Called after each statement that writes a presence or a registration, in its transaction: until that is committed
    others still count without it.
    """
    _forget_now()
    transaction.on_commit(_forget_now)


def _forget_now() -> None:
    global _counted
    _counted = {}


def _count_at_marks(webinar: Webinar, last: datetime) -> list[Counter[str]]:
    marks = [last - MARK_EVERY * back for back in range(MARKS)]
    here = Presence.objects.filter(webinar=webinar, joined_at__lt=last, left_at__gte=marks[-1] - GAP)
    confirmed = here.filter(registration__state=RegistrationState.CONFIRMED)
    stays = list(confirmed.values_list("registration", "registration__country", "joined_at", "left_at"))
    return [
        Counter(
            country
            for _key, country in {(key, country) for key, country, joined, left in stays if joined < mark <= left + GAP}
        )
        for mark in marks
    ]


def entered_already(webinar: Webinar) -> frozenset[int]:
    """The keys of the registrations that have come to the live page. For what goes to the others, never to be shown."""
    here = Presence.objects.filter(webinar=webinar, registration__isnull=False, joined_at__lte=clock.now())
    return frozenset(here.values_list("registration", flat=True))


def connected_by_country(webinar: Webinar) -> Counter[str]:
    """How many participants are connected, each once, by code of their country; under "" those who told none.

    For what is decided by it, never to be shown. Nobody of the team is in it: their page is not noted as a presence.
    """
    now = clock.now()
    here = Presence.objects.filter(webinar=webinar, joined_at__lte=now, left_at__gte=now - STILL_CONNECTED)
    confirmed = here.filter(registration__state=RegistrationState.CONFIRMED)
    return Counter(country for _key, country in set(confirmed.values_list("registration", "registration__country")))


def countries_of_many(webinar: Webinar) -> frozenset[str]:
    """The countries that name nobody now: five of each are connected, and five at least of those that are left out.

    Without the second half a question without a country would be of whoever is alone of the only one left out.
    """
    return _of_many(connected_by_country(webinar))


def _of_many(counts: Counter[str]) -> frozenset[str]:
    unseen = [""] if "" in counts else []
    safe_counts = safe(Ledger.of_total("everyone", counts, unseen), Audience.TEAM)
    return frozenset(country for country in counts if country and safe_counts[country] is not None)
