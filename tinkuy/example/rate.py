"""Stage 3 of the example: some of those who attended the first session say how useful it was, a day later."""

from datetime import timedelta

from tinkuy.attendance.figures.queries.attenders import attenders_of
from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.dialogue.ratings.actions import count_ratings, rate_session
from tinkuy.dialogue.ratings.models import Intention, Usefulness
from tinkuy.dialogue.ratings.rules import OPEN_FOR
from tinkuy.planning.cycles.models.webinar import Webinar

from .plan import Webinars

MOST = 28
SAID = (
    (Usefulness.VERY, Intention.DEFINITELY),
    (Usefulness.LITTLE, Intention.POSSIBLY),
    (Usefulness.USEFUL, Intention.PROBABLY),
    (Usefulness.VERY, Intention.PROBABLY),
    (Usefulness.LITTLE, Intention.NO),
)
"""In turn, by whoever registered first: so that both sides have enough to be told outside."""


def load(webinars: Webinars) -> None:
    _rate(next(one for one in webinars.values() if one.ordinal == 1))


def _rate(webinar: Webinar) -> None:
    attenders = attenders_of(webinar)
    attended = sorted(attenders.attended) if attenders else []
    with clock.at(webinar.ends_at + timedelta(days=1)):
        for place, one in enumerate(Registration.objects.select_related("cycle").filter(pk__in=attended)[:MOST]):
            useful, apply = SAID[place % len(SAID)]
            rate_session(registration=one, webinar=webinar, useful=useful, apply=apply)
    with clock.at(webinar.ends_at + OPEN_FOR):
        count_ratings(webinar=webinar)
