"""A published sheet: the version to show, its other languages, and what became of its recommendations, in counts.

All of them as a catalogue: one card each, found by words, narrowed by facets.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django_scopes import scope

from tinkuy.core import languages
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import ANNOUNCED_STATES
from tinkuy.planning.cycles.queries import cycle_at, public_focal_points
from tinkuy.practice.adoptions.queries import KINDS, PublicAdoption, public_adoptions
from tinkuy.practice.responses.models import ResponseState
from tinkuy.practice.responses.queries import public_answers
from tinkuy.practice.responses.rules import ENDORSED
from tinkuy.publication.content.parts import Item
from tinkuy.publication.search.models import KIND_FIELDS, SheetCard
from tinkuy.publication.search.passages import Passage, passages_of
from tinkuy.publication.search.queries import CardSearch
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.publication.translations.models import SheetTranslation
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence.models.code import FindingKind


@dataclass(frozen=True)
class PublicPractice:
    """How many answers of countries agreed or went further, and how many are in practice."""

    agreed_or_further: int
    in_practice: int


def practice_of(cycle_slug: str) -> PublicPractice | None:
    """The counts of agreements, None while there is none, and where they would tell what one country answered."""
    cycle = cycle_at(cycle_slug)
    if cycle is None:
        return None
    with scope(cycle=cycle):
        answers = public_answers([cycle.pk]).get(cycle.pk)
    states = answers.together if answers and answers.together else {}
    agreed = sum(states.get(state, 0) for state in ENDORSED)
    return PublicPractice(agreed, states.get(ResponseState.IN_PRACTICE, 0)) if agreed else None


def answers_to(version: SheetVersion, item: Item) -> list[tuple[str, int]]:
    """How many countries stand where with a recommendation of a sheet: the words of each state, most frequent first.

    Counts only, and none that tells a country's answer: whether it is public is for each country to decide.
    """
    printed = PublishedFinding.objects.filter(version=version, code=item.code).select_related("finding__cycle").first()
    if printed is None:
        return []
    cycle = printed.finding.cycle
    with scope(cycle=cycle):
        answers = public_answers([cycle.pk]).get(cycle.pk)
    counted = answers.of_questions.get(printed.finding.number, {}) if answers else {}
    return [(str(ResponseState(state).label), count) for state, count in Counter(counted).most_common()]


def printed_practices_of(version: SheetVersion) -> list[PublishedFinding]:
    """The practices and recommendations that the text prints, each with its code."""
    rows = PublishedFinding.objects.filter(version=version, finding__kind__in=KINDS)
    return list(rows.select_related("finding"))


def threads_of(printed: Iterable[PublishedFinding]) -> dict[str, str]:
    """By the code that the text has, the id of each recommendation's thread."""
    return {one.code: one.finding.public_id for one in printed if one.finding.kind == FindingKind.RECOMMENDATION}


def pages_of_practices(printed: Iterable[PublishedFinding]) -> dict[str, str]:
    """By the code that the text has, the id of each good practice: it has no thread that would lead to its page."""
    return {one.code: one.finding.public_id for one in printed if one.finding.kind == FindingKind.GOOD_PRACTICE}


def adopted_from(printed: Iterable[PublishedFinding]) -> dict[str, list[PublicAdoption]]:
    """By the code that the text has, who adopted what it prints, as each country shows it."""
    codes = {one.finding_id: one for one in printed}
    by_code: dict[str, list[PublicAdoption]] = defaultdict(list)
    for one in public_adoptions(findings=[row.finding for row in codes.values()]):
        by_code[codes[one.finding.pk].code].append(one)
    return dict(by_code)


def focal_points_of_sheet(cycle_slug: str, language: str) -> list[str]:
    """Name and country, in the sheet's *language*, of the focal points who consent today: the text holds none."""
    cycle = cycle_at(cycle_slug)
    roles = public_focal_points(cycle) if cycle and cycle.state in ANNOUNCED_STATES else []
    return [f"{role.person} ({country_name(role.country, language)})" for role in roles]


def translators_of(version: SheetVersion) -> list[str]:
    """Name and country of whoever translated it and consents today to be named as a focal point; nobody of an original.

    Others who translated stand for their team and are not named.
    """
    cycle = cycle_at(version.cycle_slug) if version.source_version_id else None
    if cycle is None or cycle.state not in ANNOUNCED_STATES:
        return []
    with scope(cycle=cycle):
        rows = SheetTranslation.objects.filter(sheet=version.sheet_id, language=version.language)
        keys = set(rows.exclude(translators=None).values_list("translators", flat=True))
    roles = [role for role in public_focal_points(cycle) if role.person_id in keys]
    return [f"{role.person} ({country_name(role.country, version.language)})" for role in roles]


@dataclass(frozen=True)
class PublishedSheet:
    """`version` is the newest in `language` or, without one, in the language the sheet was written in. `others` are the
    newest in each other language; `original_number` is that of the newest original in force.
    """

    version: SheetVersion
    others: tuple[SheetVersion, ...]
    original_number: int = 0

    @property
    def is_retired(self) -> bool:
        return self.version.retired_at is not None

    @property
    def source_number(self) -> int:
        """Of the version that this one translates; 0 where it is an original."""
        return self.version.source_version.number if self.version.source_version else 0

    @property
    def is_outdated(self) -> bool:
        """A translation whose original was corrected since."""
        return 0 < self.source_number < self.original_number

    @property
    def in_languages(self) -> list[SheetVersion]:
        """Its versions in every language that it has, in the order of the site's languages."""
        return sorted((self.version, *self.others), key=lambda one: languages.CODES.index(one.language))


def published_sheet(slug: str, language: str) -> PublishedSheet | None:
    """The sheet at this address. One of which nothing is in force is found too, for its tombstone.

    A text is read when it is asked for: of all versions and languages, that of one is.
    """
    rows = SheetVersion.objects.filter(slug=slug).select_related("source_version")
    versions = list(rows.order_by("-number", "pk").defer("content", "source_version__content"))
    in_force = [version for version in versions if version.retired_at is None]
    newest: dict[str, SheetVersion] = {}
    for version in sorted(in_force or versions, key=lambda one: one.source_version_id is not None):
        newest.setdefault(version.language, version)
    if not newest:
        return None
    version = newest.get(language) or next(iter(newest.values()))
    originals = [one.number for one in in_force if one.source_version_id is None]
    others = tuple(other for other in newest.values() if other is not version)
    return PublishedSheet(version, others, max(originals, default=0))


@dataclass(frozen=True)
class Card:
    """A sheet in the catalogue, with its words in the reader's language, else in that of its newest version.

    `passage` is where the words of a search stand in it; where that is a recommendation, `thread` leads to its path.
    """

    row: SheetCard
    language: str
    passage: Passage | None = None
    thread: str = ""

    @property
    def slug(self) -> str:
        return self.row.slug

    @property
    def title(self) -> str:
        return str(self.row.texts[self.language]["title"])

    @property
    def summary(self) -> str:
        return str(self.row.texts[self.language]["summary"])

    @property
    def countries(self) -> list[str]:
        return self.row.values_of("country")

    @property
    def languages(self) -> list[str]:
        return self.row.values_of("language")

    @property
    def counts(self) -> dict[str, int]:
        """How many findings of each kind the sheet holds."""
        return {kind: getattr(self.row, field) for kind, field in KIND_FIELDS.items()}


class Catalogue(Sequence[Card]):
    """The cards of sheets in force that a search finds: counted, and read a page at a time."""

    def __init__(
        self, language: str, query: str = "", chosen: Mapping[str, Sequence[str]] | None = None, **more: Any
    ) -> None:
        self.language = language
        self.search = CardSearch(query, chosen, **more)

    def __len__(self) -> int:
        return len(self.search)

    def without_passages(self, most: int) -> list[Card]:
        """The first ones, where their findings stand beside them."""
        return [Card(row, language_for(self.language, row.texts)) for row in self.search[:most]]

    def __getitem__(self, part: Any) -> Any:
        rows, words = self.search[part], self.search.wish.question.words
        language_by_sheet = {row.sheet_id: language_for(self.language, row.texts) for row in rows}
        passages = passages_of(language_by_sheet, words) if words else {}
        threads = _threads_of(passages)
        return [
            Card(row, language_by_sheet[row.sheet_id], passages.get(row.sheet_id), threads.get(row.sheet_id, ""))
            for row in rows
        ]


def _threads_of(passages: Mapping[int, Passage]) -> dict[int, str]:
    """By sheet, the address of the path of the recommendation in which the words of a search stand."""
    codes = {sheet: one.code for sheet, one in passages.items() if one.code and one.kind == FindingKind.RECOMMENDATION}
    if not codes:
        return {}
    printed = PublishedFinding.objects.filter(
        version__sheet__in=codes, version__retired_at=None, finding__kind=FindingKind.RECOMMENDATION
    )
    rows = printed.values_list("version__sheet", "code", "finding__public_id")
    return {sheet: public_id for sheet, code, public_id in rows if codes[sheet] == code}


def language_for(reader: str, texts: Mapping[str, object]) -> str:
    """The reader's own where there is one; else the first, which is that of the newest version."""
    return reader if reader in texts else next(iter(texts))
