"""One thing by its address, with what its page shows; for `get_object_or_404`."""

from django.db.models import QuerySet

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import CLOSED, Finding, Validation
from tinkuy.systematisation.evidence.models.transcript import Cue


def cues(webinar: int) -> QuerySet[Cue]:
    """The captions of the session at place *webinar*, ready to be coded."""
    of_session = Cue.objects.filter(transcript__webinar__ordinal=webinar)
    return of_session.select_related("speaker", "cycle", "transcript__webinar__cycle")


def excerpts() -> QuerySet[Excerpt]:
    related = ("webinar", "cycle", "cue__speaker", "last_cue", "question", "code", "coded_by")
    return Excerpt.objects.select_related(*related)


def findings() -> QuerySet[Finding]:
    return Finding.objects.select_related("cycle", "written_by").prefetch_related(
        "validations__person", "ticks__ticked_by"
    )


def findings_to_extend(cycle: Cycle, excerpt: Excerpt) -> QuerySet[Finding]:
    """The findings that may still rest on one quote more and do not rest on *excerpt* yet."""
    return Finding.objects.filter(cycle=cycle).exclude(state__in=CLOSED).exclude(evidence__excerpt=excerpt)


def validations() -> QuerySet[Validation]:
    return Validation.objects.select_related("cycle", "finding__cycle")
