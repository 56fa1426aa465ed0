"""Who may rate a session, and until when."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from tinkuy.attendance.figures.own_sessions import own_places
from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState

from .models import RatingCount, SessionRating

OPEN_FOR = timedelta(days=21)
"""From the end of a session: its report may be imported a week late, and the mail of thanks goes only then."""


def closes_at(webinar: Webinar) -> datetime:
    return webinar.window[1] + OPEN_FOR


def is_open(webinar: Webinar) -> bool:
    """Whether answers may still be given and changed."""
    if not webinar.is_held or closes_at(webinar) <= clock.now():
        return False
    return not RatingCount.objects.filter(webinar=webinar).exists()


def are_all_counted() -> bool:
    """Whether no session of the cycle in scope may still be counted: a sum that is read before and after it would tell
    of that session alone."""
    sessions = Webinar.objects.exclude(state=WebinarState.CANCELLED)
    return not SessionRating.objects.exists() and all(one.is_held and closes_at(one) <= clock.now() for one in sessions)


def rateable(registration: Registration) -> frozenset[int]:
    """The ordinals of the sessions that they attended. Who led one rates it not, and is in none of its rates."""
    if not registration.is_confirmed:
        return frozenset()
    places = own_places(registration).items()
    return frozenset(ordinal for ordinal, own in places if own.attended and not own.led)


def demand_open(webinar: Webinar) -> None:
    if not webinar.is_held:
        raise Refused(_("This session was not held yet."))
    if not is_open(webinar):
        raise Refused(_("The answers about this session were counted already: they can no longer be given or changed."))


def demand_rateable(registration: Registration, webinar: Webinar) -> None:
    """Refuses whoever may not rate *webinar* now."""
    demand_open(webinar)
    if webinar.ordinal not in rateable(registration):
        raise Refused(_("Only those who attended the session are asked. As far as we know, you did not."))
