"""The trail: from a finding back to what was said and who wrote it, and from a quote to the findings on it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tinkuy.journal.models import Entry
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Finding

from .attributes import under_present_regime


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
