"""A published sheet: the version to show, its other languages, and what became of its recommendations.

What became of a published sheet, in counts.
"""

from collections import Counter
from dataclasses import dataclass

from django_scopes import scope

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.models import ResponseState
from tinkuy.practice.queries import PracticeSummary, summary_of
from tinkuy.publication.content.parts import Item
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.finding import Finding


def practice_of(cycle_slug: str) -> PracticeSummary | None:
    """The counts of agreements, None while there is none."""
    cycle = Cycle.objects.filter(slug=cycle_slug).first()
    if cycle is None:
        return None
    with scope(cycle=cycle):
        summary = summary_of(cycle)
    return summary if summary.agreed_or_further else None


def answers_to(cycle_slug: str, item: Item) -> list[tuple[str, int]]:
    """How many countries stand where with a recommendation of a sheet: the words of each state, most frequent first.

    Counts only: whether its own answer is public is for each country to decide.
    """
    cycle = Cycle.objects.filter(slug=cycle_slug).first()
    if cycle is None:
        return []
    with scope(cycle=cycle):
        recommendations = Finding.objects.filter(kind=FindingKind.RECOMMENDATION)
        finding = next((one for one in recommendations if one.label == item.code), None)
        states = finding.responses.values_list("state", flat=True) if finding else []
        counted = Counter(states).most_common()
    return [(str(ResponseState(state).label), count) for state, count in counted]


@dataclass(frozen=True)
class PublishedSheet:
    """`version` is the newest in `language` or, without one, in the language the sheet was written in."""

    version: SheetVersion
    others: tuple[SheetVersion, ...]

    @property
    def is_retired(self) -> bool:
        return self.version.retired_at is not None


def published_sheet(slug: str, language: str) -> PublishedSheet | None:
    """The sheet at this address; retired ones are found too, for their tombstone."""
    newest: dict[str, SheetVersion] = {}
    for version in SheetVersion.objects.filter(slug=slug).order_by("-number", "pk"):
        newest.setdefault(version.language, version)
    if not newest:
        return None
    version = newest.get(language) or next(iter(newest.values()))
    return PublishedSheet(version, tuple(other for other in newest.values() if other is not version))
