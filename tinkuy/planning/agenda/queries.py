"""The agenda of a webinar by the clock."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet, Sum

from tinkuy.planning.cycles.models.webinar import Segment, Webinar


@dataclass(frozen=True)
class TimedPart:
    """A part of an agenda, `offset` minutes after the start, with the moments between which it lies as planned.

    `speakers` names the guests in it, where the page that shows it says so.
    """

    segment: Segment
    offset: int
    starts_at: datetime
    ends_at: datetime
    speakers: tuple[str, ...] = ()


def timed_agenda(webinar: Webinar) -> list[TimedPart]:
    """The parts in order, one after the other from the start of *webinar*."""
    parts: list[TimedPart] = []
    offset = 0
    for segment in Segment.objects.filter(webinar=webinar).select_related("lead", "cycle").order_by("ordinal"):
        starts_at = webinar.starts_at + timedelta(minutes=offset)
        parts.append(TimedPart(segment, offset, starts_at, starts_at + timedelta(minutes=segment.minutes)))
        offset += segment.minutes
    return parts


def free_minutes(webinar: Webinar) -> int:
    """The minutes that no part of its agenda takes."""
    minutes_in_use = Segment.objects.filter(webinar=webinar).aggregate(total=Sum("minutes"))["total"] or 0
    return max(0, webinar.minutes - minutes_in_use)


def webinars_with_agenda(webinar: Webinar) -> QuerySet[Webinar]:
    """The other webinars of its cycle whose agenda could be copied, in order."""
    return Webinar.objects.filter(segments__isnull=False).exclude(pk=webinar.pk).distinct().order_by("ordinal")
