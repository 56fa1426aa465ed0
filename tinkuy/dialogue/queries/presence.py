"""Who is connected now, as counts."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tinkuy.convening.figures.small_numbers import K_TEAM, is_small
from tinkuy.convening.models import Presence, Registration
from tinkuy.core import clock
from tinkuy.planning.models import Webinar

SINCE = timedelta(seconds=90)
"""Who was seen within it is connected: a stream is noted every half minute, a page that asks again a little later."""


@dataclass(frozen=True)
class Connected:
    """Participants in the live page now. A small count of persons is hidden, and then the countries with it."""

    count: int
    countries: int

    @property
    def is_hidden(self) -> bool:
        return is_small(self.count, K_TEAM)


def connected_now(webinar: Webinar) -> Connected:
    now = clock.now()
    here = Presence.objects.filter(webinar=webinar, joined_at__lte=now, left_at__gte=now - SINCE)
    rows = set(here.exclude(registration=None).values_list("registration", "registration__country"))
    return Connected(len({key for key, _country in rows}), len({country for _key, country in rows if country}))


def presence_due(webinar: Webinar, registration: Registration, now: datetime) -> bool:
    """Whether it is time to note that they are here: a page that asks every ten seconds is noted twice a minute."""
    lately = (now - timedelta(seconds=30), now + clock.SKEW)
    return not Presence.objects.filter(webinar=webinar, registration=registration, left_at__range=lately).exists()
