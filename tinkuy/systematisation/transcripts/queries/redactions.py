"""Where words were taken out of the transcripts, and which findings may still tell what they were."""

from django.db.models import Q

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.evidence.models.finding import Finding
from tinkuy.systematisation.evidence.models.transcript import MARK, Cue


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
