"""What was read into a transcript, in numbers; and the voices of the cycle."""

from dataclasses import dataclass

from django.db.models import Count, Max, Q, QuerySet

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue, Speaker, Transcript


@dataclass(frozen=True)
class Facts:
    """`hidden` counts captions whose speaker the regime of their segment hides."""

    cues: int
    minutes: int
    speakers: tuple[Speaker, ...]
    hidden: int
    quotes: int


def facts(transcript: Transcript) -> Facts:
    cues = Cue.objects.filter(transcript=transcript)
    totals = cues.aggregate(count=Count("pk"), last=Max("end_ms"), hidden=Count("pk", filter=Q(voice__isnull=False)))
    speakers = Speaker.objects.filter(cue__transcript=transcript).annotate(cues=Count("cue")).order_by("-cues", "label")
    return Facts(
        cues=totals["count"],
        minutes=round((totals["last"] or 0) / 60_000),
        speakers=tuple(speakers),
        hidden=totals["hidden"],
        quotes=Excerpt.objects.filter(cue__transcript=transcript).count(),
    )


def speakers_of(cycle: Cycle) -> QuerySet[Speaker]:
    """The voices of the cycle with the number of their captions, those not described yet first."""
    speakers = Speaker.objects.filter(cycle=cycle).select_related("organisation").annotate(cues=Count("cue"))
    return speakers.order_by("country", "label")
