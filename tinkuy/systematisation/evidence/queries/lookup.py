"""One thing by its address, with what its page shows; codes in the order of their tree; and the trail of a finding.

The trail goes back to what was said and who wrote it, and from a quote to the findings on it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Count, QuerySet

from tinkuy.core.rows.compiled_query import CompiledQuery, cycle_in_scope
from tinkuy.journal.models import Entry
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.evidence.models.code import Code, FindingKind
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import CLOSED, Finding, Validation
from tinkuy.systematisation.evidence.models.transcript import Cue, Transcript

from .attributes import under_present_regime

CAPTIONS_AT_ONCE = 150
"""Captions of a transcript in one page; a link to one that is not among the first says where it stands."""


def cues(webinar: int) -> QuerySet[Cue]:
    """The captions of the session at place *webinar*, ready to be coded."""
    return _ready_to_code(Cue.objects.filter(transcript__webinar__ordinal=webinar))


def ends_of_passage(webinar: int, first: int, last: int) -> list[Cue]:
    """Of them those at two places."""
    return ENDS_OF_PASSAGE.rows(cycle_in_scope(), webinar, first, last)


def _ready_to_code(chosen_cues: QuerySet[Cue]) -> QuerySet[Cue]:
    return chosen_cues.select_related("speaker", "cycle", "transcript__webinar__cycle")


ENDS_OF_PASSAGE = CompiledQuery(  # that the session is the cycle's too lets SQLite begin with it, not with all captions
    lambda cycle, webinar, first, last: _ready_to_code(
        Cue.objects.with_scope(cycle=cycle)
        .filter(ordinal__in=(first, last), transcript__webinar__ordinal=webinar, transcript__webinar__cycle=cycle)
        .order_by("ordinal")
    )
)


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


def last_transcribed(cycle: Cycle) -> Webinar | None:
    """The session whose transcript was imported last."""
    newest = Transcript.objects.filter(cycle=cycle).order_by("-imported_at", "-pk").select_related("webinar").first()
    return newest.webinar if newest else None


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


def quotes_of(finding: Finding) -> list[Excerpt]:
    """What a finding rests on, with webinar, cue and speaker, in order; countries as their regime allows."""
    return quotes_of_each(finding.cycle, [finding])[finding.pk]


def quotes_of_each(cycle: Cycle, findings: Sequence[Finding]) -> dict[int, list[Excerpt]]:
    """The quotes of several findings by the finding's key, in three queries however many they are."""
    by_key = {finding.pk: finding for finding in findings}
    coded = Excerpt.objects.filter(evidence__finding__in=findings).distinct().prefetch_related("evidence")
    quotes: dict[int, list[Excerpt]] = {key: [] for key in by_key}
    for excerpt in under_present_regime(cycle, coded.select_related("webinar", "cue__speaker", "code")):
        for evidence in excerpt.evidence.all():
            if evidence.finding_id in quotes:
                quotes[evidence.finding_id].append(excerpt)
    return quotes


def findings_on(excerpt: Excerpt) -> list[Finding]:
    """The findings that rest on a quote."""
    return list(Finding.objects.filter(evidence__excerpt=excerpt))


def quotes(
    cycle: Cycle, *, kind: str = "", country: str = "", words: str = "", webinar: int | None = None
) -> list[Excerpt]:
    """All quotes of the cycle, or those of a kind, country, session, or with *words* in them, in order."""
    coded = Excerpt.objects.select_related("webinar", "cue__speaker", "code").prefetch_related("findings")
    if kind:
        coded = coded.filter(kind=kind)
    if webinar:
        coded = coded.filter(webinar__ordinal=webinar)
    if words:
        coded = coded.filter(text__icontains=words)
    present = under_present_regime(cycle, coded)
    return [excerpt for excerpt in present if not country or excerpt.country == country]


WRITING = ("wrote", "edited")


def has_written(person: Person, finding: Finding) -> bool:
    """Whether the words, as they stand, are those of *person*, who then does not validate them."""
    return person.pk in writers_of([finding])[finding.public_id]


def writers_of(findings: Iterable[Finding]) -> dict[str, set[int]]:
    """The keys of the persons who wrote each finding first and last, by its public id; one query."""
    first = {finding.public_id: finding.written_by_id for finding in findings}
    deeds = Entry.objects.filter(subject="finding", subject_id__in=first, deed__in=WRITING).order_by("id")
    last = dict(deeds.values_list("subject_id", "actor"))
    writers: dict[str, set[int]] = defaultdict(set)
    for public_id, person in [*first.items(), *last.items()]:
        if person is not None:
            writers[public_id].add(person)
    return writers
