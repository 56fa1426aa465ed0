"""One thing by its address, with what its page shows; the codes in the order of their tree; the sessions as tabs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import Count, QuerySet

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.evidence.models.code import Code, FindingKind
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import CLOSED, Finding, Validation
from tinkuy.systematisation.evidence.models.transcript import Cue, Transcript


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


def first_with_transcript(cycle: Cycle) -> Webinar | None:
    """Where the work begins: the first session with a transcript, else the first session."""
    webinars = Webinar.objects.all()
    return webinars.filter(transcript__isnull=False).first() or webinars.first()


def session_tabs(cycle: Cycle) -> list[Webinar]:
    """The sessions with their transcripts, in order; one query."""
    return list(Webinar.objects.select_related("transcript"))


def transcript_of(webinar: Webinar) -> Transcript | None:
    return Transcript.objects.filter(webinar=webinar).select_related("imported_by").first()


def codes_with_times() -> Iterable[Code]:
    """The codes, each with `times`: how many quotes it has."""
    return Code.objects.annotate(times=Count("excerpts")).order_by("number")


def codes_in_order() -> list[Code]:
    """All codes with their `times`, by kind and tree."""
    return [code for code, _level in in_order(codes_with_times())]


def in_order(codes: Iterable[Code]) -> Iterator[tuple[Code, int]]:
    """Each code with its level: by kind, in the order in which they are given, those above before those under them."""
    under: dict[tuple[str, int | None], list[Code]] = defaultdict(list)
    for code in codes:
        under[code.kind, code.parent_id].append(code)

    def walk(kind: str, above: int | None, level: int) -> Iterator[tuple[Code, int]]:
        for code in under[kind, above]:
            yield code, level
            yield from walk(kind, code.pk, level + 1)

    for kind in FindingKind:
        yield from walk(kind.value, None, 1)
