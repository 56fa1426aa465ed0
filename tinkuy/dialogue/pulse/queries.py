from dataclasses import dataclass

from django.db.models import Count

from tinkuy.dialogue.floor.voices import Voice, existing_room_tag
from tinkuy.dialogue.pulse.models import PulseKind, PulseMark
from tinkuy.planning.cycles.models.webinar import Webinar


@dataclass(frozen=True)
class PulseCount:
    """One sign with how many gave it."""

    kind: PulseKind
    count: int
    is_mine: bool


def pulse_counts(webinar: Webinar, voice: Voice | None = None) -> list[PulseCount]:
    marks = PulseMark.objects.filter(webinar=webinar)
    counts = dict(marks.order_by().values("kind").annotate(n=Count("pk")).values_list("kind", "n"))
    tag = existing_room_tag(voice, webinar) if voice else ""
    mine = set(marks.filter(tag=tag).values_list("kind", flat=True)) if tag else set()
    return [PulseCount(kind, counts.get(kind, 0), kind in mine) for kind in PulseKind]
