"""What the page of a caption shows: its neighbours, its quotes, the voices it may have."""

from copy import copy

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue, Speaker
from tinkuy.systematisation.evidence.queries.attributes import captions_under_present_regime, under_present_regime

NEIGHBOURS = 2

_NOT_HERE = _("These words do not stand in this caption. Copy them as they are written above.")


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
