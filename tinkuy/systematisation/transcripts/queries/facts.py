"""What was read into a transcript, in numbers; the voices; and where words were taken out of it."""

from dataclasses import dataclass

from django.db.models import Count, Max, Q, QuerySet

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Finding
from tinkuy.systematisation.evidence.models.transcript import MARK, Cue, Speaker, Transcript


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


def described_speakers(cycle: Cycle) -> QuerySet[Speaker]:
    """The voices of the cycle with the number of their captions, those not described yet first."""
    speakers = Speaker.objects.filter(cycle=cycle).select_related("organisation").annotate(cues=Count("cue"))
    return speakers.order_by("country", "label")


def redacted_cues(webinar: Webinar) -> int:
    """How many captions of a session lack words that were said."""
    return Cue.objects.filter(transcript__webinar=webinar, is_redacted=True).count()


def findings_to_look_at(cycle: Cycle, *, cue: Cue | None = None, webinar: Webinar | None = None) -> list[Finding]:
    """The findings that rest on quotes from which words were taken: their own words may still tell it.

    Of the whole cycle, or of what was said in one caption or session.
    """
    resting = Finding.objects.filter(cycle=cycle, evidence__excerpt__text__contains=MARK)
    if cue:
        resting = resting.filter(Q(evidence__excerpt__cue=cue) | Q(evidence__excerpt__last_cue=cue))
    if webinar:
        resting = resting.filter(evidence__excerpt__webinar=webinar)
    return list(resting.filter(evidence__excerpt__webinar__transcript__cues__is_redacted=True).distinct())
