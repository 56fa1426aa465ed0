"""What was read into a transcript, in numbers; the voices; and where words were taken out of it."""

from copy import copy
from dataclasses import dataclass

from django.db.models import Count, Max, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Finding
from tinkuy.systematisation.evidence.models.transcript import MARK, Cue, Speaker, Transcript
from tinkuy.systematisation.evidence.queries.attributes import captions_under_present_regime, under_present_regime


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


def undescribed_voices(webinar: Webinar) -> int:
    """How many of those that are heard in a session speak for no country and no sector yet."""
    return Speaker.objects.filter(cue__transcript__webinar=webinar, country="", sector="").distinct().count()


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


NEIGHBOURS = 2

_NOT_HERE = _("These words are not in this caption. Copy them as they are written above.")


def under_regime_of_now(cue: Cue) -> Cue:
    """A copy of *cue* under the regime that holds now; the row itself still says what was read."""
    return captions_under_present_regime(cue.cycle, [copy(cue)])[0]


def around(cue: Cue) -> list[Cue]:
    """The captions just before and after, and the caption itself, in order."""
    near = Cue.objects.filter(transcript=cue.transcript_id).select_related("speaker")
    nearby = near.filter(ordinal__range=(cue.ordinal - NEIGHBOURS, cue.ordinal + NEIGHBOURS))
    return captions_under_present_regime(cue.cycle, nearby)


def quotes_of(cycle: Cycle, cue: Cue) -> list[Excerpt]:
    coded = quotes_on(cue).select_related("code", "webinar", "cue__speaker", "last_cue")
    return under_present_regime(cycle, coded.prefetch_related("findings"))


def quotes_on(cue: Cue) -> QuerySet[Excerpt]:
    """The quotes that take words of a caption: those that begin in it, end in it or go over it."""
    over = Q(cue__transcript=cue.transcript_id, cue__ordinal__lt=cue.ordinal, last_cue__ordinal__gte=cue.ordinal)
    return Excerpt.objects.filter(Q(cue=cue) | over)


def speakers(cycle: Cycle) -> list[Speaker]:
    return list(Speaker.objects.filter(cycle=cycle).order_by("label"))


def places_of(words: str, text: str) -> list[tuple[int, int]]:
    """Where *words* stand in *text*, the last place first: taking out one leaves the others where they are."""
    wanted = " ".join(words.split()).casefold()
    places, start = [], 0
    lowered = "".join(letter.casefold() if len(letter.casefold()) == 1 else letter for letter in text)
    while wanted and (at := lowered.find(wanted, start)) >= 0:
        places.append((at, at + len(wanted)))
        start = at + len(wanted)
    if not places:
        raise Refused(_NOT_HERE, about="words")
    return places[::-1]
