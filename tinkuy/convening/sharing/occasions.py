"""The occasions at which a cycle is passed on, and the sessions that each of them can be about."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from tinkuy.planning.cycles.models.webinar import TO_COME, Webinar, WebinarState


class Occasion(TextChoices):
    INVITATION = "invitation", _("Invitation")
    DAY_BEFORE = "day-before", _("A day before")
    HOUR_BEFORE = "hour-before", _("An hour before")
    LIVE = "live", _("Now live")
    AFTER = "after", _("After the session")
    SHEET = "sheet", _("Sheet published")


OF_A_SESSION = (Occasion.DAY_BEFORE, Occasion.HOUR_BEFORE, Occasion.LIVE, Occasion.AFTER)

SOON, THIS_DAY, LATELY = timedelta(hours=2), timedelta(hours=36), timedelta(days=3)


def sessions_of(occasion: Occasion, webinars: Sequence[Webinar]) -> list[Webinar]:
    """Those of *webinars* that a text of *occasion* can be about, the likeliest first."""
    if occasion == Occasion.AFTER:
        return [webinar for webinar in reversed(webinars) if webinar.is_held]
    live = [webinar for webinar in webinars if webinar.state == WebinarState.LIVE]
    coming = [webinar for webinar in webinars if webinar.state in TO_COME]
    return [*live, *coming] if occasion == Occasion.LIVE else coming


def session_at_hand(now: datetime, webinars: Sequence[Webinar]) -> Webinar | None:
    """The one that goes on *now*, else the first that begins within two hours: who leads it wants its console."""
    ahead = [one for one in webinars if one.state in TO_COME and one.starts_at - SOON <= now < one.ends_at]
    live = [one for one in webinars if one.state == WebinarState.LIVE]
    return next(iter([*live, *sorted(ahead, key=lambda one: one.starts_at)]), None)


def occasion_at(now: datetime, webinars: Sequence[Webinar]) -> Occasion:
    """Which text somebody who opens the page *now* most likely wants."""
    if any(webinar.state == WebinarState.LIVE for webinar in webinars):
        return Occasion.LIVE
    ahead = [one.starts_at - now for one in sessions_of(Occasion.DAY_BEFORE, webinars) if one.starts_at > now]
    if ahead and min(ahead) <= THIS_DAY:
        return Occasion.HOUR_BEFORE if min(ahead) <= SOON else Occasion.DAY_BEFORE
    over = sessions_of(Occasion.AFTER, webinars)
    return Occasion.AFTER if over and now - over[0].window[1] <= LATELY else Occasion.INVITATION
