"""What must hold for a webinar to fit into its cycle: order, length, earlier ones, host, link (invariants 1 and 2)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Sum
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState, InvitedCountry
from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.planning.hours import moment_written

LONGEST = 480
"""Minutes of the longest webinar: a working day."""

OPEN = (CycleState.IDEA, CycleState.DESIGN, CycleState.CONVENING, CycleState.RUNNING)


def demand_open(cycle: Cycle) -> None:
    if cycle.state not in OPEN:
        raise Refused(_("This cycle has closed: it takes no more sessions."))


def demand_length(webinar: Webinar, minutes: int) -> None:
    if not 1 <= minutes <= LONGEST:
        raise Refused(_("A session lasts between 1 and %(longest)s minutes.") % {"longest": LONGEST}, about="minutes")
    agenda = Segment.objects.filter(webinar=webinar.pk).aggregate(total=Sum("minutes"))["total"] or 0
    if agenda > minutes:
        raise Refused(
            _("The agenda already takes %(agenda)s minutes. Shorten it before the session.") % {"agenda": agenda},
            about="minutes",
        )


def demand_order(webinar: Webinar, starts_at: datetime) -> None:
    """Starts strictly increase with the ordinal."""
    if starts_at.tzinfo is None:
        raise ValueError("a webinar starts at a moment with a zone")
    others = Webinar.objects.exclude(pk=webinar.pk)
    earlier = others.filter(ordinal__lt=webinar.ordinal, starts_at__gte=starts_at).order_by("-ordinal").first()
    if earlier:
        words = _words_of_order(webinar, starts_at, earlier)
        raise Refused(
            _("Session %(place)s (%(day)s) must begin after session %(other)s (%(other_day)s).") % words,
            about="starts_at",
        )
    later = others.filter(ordinal__gt=webinar.ordinal, starts_at__lte=starts_at).order_by("ordinal").first()
    if later:
        words = _words_of_order(webinar, starts_at, later)
        raise Refused(
            _("Session %(place)s (%(day)s) must begin before session %(other)s (%(other_day)s).") % words,
            about="starts_at",
        )


def _words_of_order(webinar: Webinar, starts_at: datetime, other: Webinar) -> dict[str, Any]:
    zone = webinar.cycle.zone
    return {
        "place": webinar.ordinal,
        "day": moment_written(starts_at, zone),
        "other": other.ordinal,
        "other_day": moment_written(other.starts_at, zone),
    }


def demand_earlier(webinar: Webinar, builds_on: Sequence[Webinar]) -> None:
    for earlier in builds_on:
        if earlier.cycle_id != webinar.cycle_id or earlier.ordinal >= webinar.ordinal:
            raise Refused(_("A session builds only on earlier sessions of the same cycle."), about="builds_on")


def demand_host(country: str) -> None:
    if country and not InvitedCountry.objects.filter(country=country).exists():
        raise Refused(_("The host is one of the invited countries."), about=("host_country", "country"))


def demand_link(link: str) -> None:
    """A link is checked for its form and never fetched."""
    try:
        parts = urlsplit(link)
        is_whole = parts.scheme == "https" and "." in (parts.hostname or "") and not parts.username
    except ValueError:
        is_whole = False
    if link and (not is_whole or any(character.isspace() for character in link)):
        raise Refused(
            _("Copy the whole link of the video call: it begins with https:// and holds no spaces."), about="video_link"
        )
