"""The published practices that a cycle may take over, as its team chooses among them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tinkuy.core.languages import reader_language
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.adoptions.queries import printed_practices
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.search.queries import CardSearch
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.finding import Finding

MOST_FOUND = 20


@dataclass(frozen=True)
class Practice:
    """A practice as a sheet in force words it."""

    key: str
    kind: str
    code: str
    title: str
    language: str
    sheet: str


@dataclass(frozen=True)
class Practices:
    own: Sequence[Practice]
    others: Sequence[Practice]


def practices_for(cycle: Cycle, query: str) -> Practices:
    """Those of the cycle's own sheets; with a *query* those of other sheets in which its words stand."""
    own = _practices(printed_practices().filter(finding__cycle=cycle), cycle)
    if not query or cycle.is_example:
        return Practices(own, ())
    sheets = [card.sheet_id for card in CardSearch(query)[:MOST_FOUND]]
    rows = printed_practices().filter(version__sheet__in=sheets, version__is_example=False)
    others = _practices(rows.exclude(finding__cycle=cycle).exclude(finding__cycle__is_example=True), cycle)
    words = query.casefold().split()
    first = sorted(others, key=lambda one: not any(word in one.title.casefold() for word in words))
    return Practices(own, first[:MOST_FOUND])


def title_of(finding: Finding, cycle: Cycle) -> str:
    """As a sheet in force words it, or *cycle* its own, in the reader's language where there is one."""
    return next((one.title for one in _practices(printed_practices([finding.public_id]), cycle)), finding.label)


def _practices(rows: Iterable[PublishedFinding], cycle: Cycle) -> list[Practice]:
    """Each once: in the reader's language before others, then the newest."""
    language = reader_language()
    chosen: dict[int, PublishedFinding] = {}
    for row in sorted(rows, key=lambda one: (one.version.language == language, one.version.number)):
        chosen[row.finding_id] = row
    contents = {row.version_id: SheetContent.from_json(row.version.content) for row in chosen.values()}
    practices = [_practice(row, contents[row.version_id], cycle) for row in chosen.values()]
    return sorted(
        practices, key=lambda one: (one.sheet, one.kind != FindingKind.GOOD_PRACTICE, len(one.code), one.code)
    )


def _practice(row: PublishedFinding, content: SheetContent, cycle: Cycle) -> Practice:
    finding, language = row.finding, reader_language()
    item = next((one for one in content.items() if one.code == row.code), None)
    words = (item.heading or item.text) if item else row.code
    if finding.cycle_id == cycle.pk and row.version.language != language and finding.text.get(language):
        words = finding.text[language]  # the team's own translation, where no sheet in this language is in force
    else:
        language = row.version.language
    return Practice(finding.public_id, finding.kind, row.code, words.removesuffix("."), language, content.title)
