"""A published sheet: the version to show, its other languages, and what became of its recommendations, in counts.

All of them as a catalogue: one card each, found by words, narrowed by facets.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django_scopes import scope

from tinkuy.core import languages
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.models import ResponseState
from tinkuy.practice.queries import PracticeSummary, summary_of
from tinkuy.publication.content.parts import Item
from tinkuy.publication.content.sheet import FINDINGS
from tinkuy.publication.search.queries import search_versions
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


KIND_FIELDS = dict(zip(FindingKind.values, FINDINGS, strict=True))


@dataclass(frozen=True)
class Card:
    """A sheet in the catalogue: its newest version in the reader's language, else in another."""

    version: SheetVersion
    languages: tuple[str, ...]

    @property
    def slug(self) -> str:
        return self.version.slug

    @property
    def title(self) -> str:
        return str(self.version.content.get("title", ""))

    @property
    def summary(self) -> str:
        return str(self.version.content.get("summary", ""))

    @property
    def year(self) -> int:
        return self.version.published_at.year

    @cached_property
    def countries(self) -> tuple[str, ...]:
        return tuple((self.version.content.get("scope") or {}).get("countries", ()))

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many findings of each kind the sheet holds."""
        return {kind: len(self.version.content.get(field) or ()) for kind, field in KIND_FIELDS.items()}

    @property
    def webinars(self) -> int:
        return len(self.version.content.get("webinars") or ())


@dataclass(frozen=True)
class Option:
    """A choice of a facet, with how many sheets it would show."""

    value: str
    count: int
    is_chosen: bool


def cards(language: str) -> list[Card]:
    """All sheets that are published and not retired, the newest first."""
    newest: dict[str, dict[str, SheetVersion]] = {}
    for version in SheetVersion.objects.filter(retired_at=None).order_by("-published_at", "-number"):
        newest.setdefault(version.slug, {}).setdefault(version.language, version)
    return [_card(versions, language) for versions in newest.values()]


def _card(versions: Mapping[str, SheetVersion], language: str) -> Card:
    version = versions.get(language) or next(iter(versions.values()))
    return Card(version, tuple(code for code in languages.CODES if code in versions))


def matching_cards(every: Sequence[Card], query: str) -> list[Card]:
    """The cards whose sheet, in any of its languages, holds every word of *query*, the most relevant first."""
    if not query.strip():
        return list(every)
    slugs = dict(SheetVersion.objects.filter(retired_at=None).values_list("pk", "slug"))
    order = [slugs[pk] for pk in search_versions(query, languages=languages.CODES) if pk in slugs]
    by_slug = {card.slug: card for card in every}
    return [by_slug[slug] for slug in dict.fromkeys(order) if slug in by_slug]


FACETS: dict[str, Callable[[Card], Iterable[str]]] = {
    "country": lambda card: card.countries,
    "kind": lambda card: [kind for kind, count in card.counts.items() if count],
    "language": lambda card: card.languages,
    "year": lambda card: [str(card.year)],
}


def narrowed(every: Iterable[Card], chosen: Mapping[str, Sequence[str]]) -> list[Card]:
    """The cards that have, for each facet, at least one of the values chosen in it."""
    return [
        card
        for card in every
        if all(set(values) & set(FACETS[facet](card)) for facet, values in chosen.items() if values)
    ]


def facets(every: Sequence[Card], chosen: Mapping[str, Sequence[str]]) -> dict[str, list[Option]]:
    """The options of each facet, most frequent first."""
    options = {}
    for facet, values_of in FACETS.items():
        counts = Counter(value for card in every for value in values_of(card))
        chosen_values = set(chosen.get(facet, ()))
        options[facet] = [Option(value, count, value in chosen_values) for value, count in counts.most_common()]
    return options
