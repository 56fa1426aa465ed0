"""Whose words a finding has: of who wrote it first, and of who changed them last."""

from collections import defaultdict
from collections.abc import Iterable

from tinkuy.journal.models import Entry
from tinkuy.people.models import Person
from tinkuy.systematisation.evidence.models.finding import Finding

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
