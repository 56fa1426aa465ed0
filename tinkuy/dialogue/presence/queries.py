"""Who is connected now, as counts; and which countries a question without a name may be shown with."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from tinkuy.attendance.presences.models import Presence
from tinkuy.convening.registrations.models import RegistrationState
from tinkuy.core import clock
from tinkuy.hiding import Audience, Ledger, RoomMinutes, safe
from tinkuy.planning.cycles.models.webinar import Webinar

STILL_CONNECTED = timedelta(seconds=90)
"""Who was seen within it is connected: a stream is noted every half minute, a page that asks again a little later."""


@dataclass(frozen=True)
class Connected:
    """Participants in the live page now, in steps of a few persons; None where they are few.

    Whoever watches a number that moves by one reads when somebody came or went, and, where a country more is counted at
    that moment, of which kind. So of countries those alone are counted that a few persons share.
    """

    count: int | None
    countries: int


def connected_now(webinar: Webinar) -> Connected:
    total = connected_by_country(webinar).total()
    steps = safe(RoomMinutes((total,), total), Audience.TEAM)
    return Connected(steps.of_minutes[0], len(countries_of_many(webinar)))


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
    counts = connected_by_country(webinar)
    unseen = [""] if "" in counts else []
    safe_counts = safe(Ledger.of_total("everyone", counts, unseen), Audience.TEAM)
    return frozenset(country for country in counts if country and safe_counts[country] is not None)
