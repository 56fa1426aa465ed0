"""What became of the recommendations of published sheets, in counts of countries.

In a number of queries that does not grow. None tells a country's answer: whether that is public is for each country to
decide.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django_scopes import scopes_disabled

from tinkuy.hiding import SafeAnswers
from tinkuy.hub.sheets.catalogue import language_for
from tinkuy.practice.responses.models import Response, ResponseState
from tinkuy.practice.responses.queries import public_answers
from tinkuy.practice.responses.rules import ENDORSED
from tinkuy.publication.search.models import CardFinding, SheetCard
from tinkuy.publication.sheets.models import SheetKind
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence.models.code import PREFIXES, FindingKind


@dataclass(frozen=True)
class SheetPractice:
    """What became of the recommendations of a published sheet: countries' answers by state, in their order.

    Without `states` their counts would tell what one country answered; without `findings` those of each would.
    """

    slug: str
    title: str
    language: str
    is_example: bool
    states: Sequence["StateCount"]
    findings: Sequence["FindingPractice"]

    @property
    def consultations(self) -> int:
        """How often a country was asked: once for each recommendation."""
        return sum(one.count for one in self.states)

    @property
    def agreed(self) -> int:
        return sum(one.count for one in self.states if one.state in ENDORSED)

    @property
    def in_practice(self) -> int:
        return sum(one.count for one in self.states if one.state == ResponseState.IN_PRACTICE)


@dataclass(frozen=True)
class StateCount:
    """How many countries stand in a state, of one recommendation or of all."""

    state: ResponseState
    count: int

    @property
    def knot(self) -> str:
        return "no_response" if self.state == ResponseState.NO_ANSWER else self.state.value


@dataclass(frozen=True)
class FindingPractice:
    """Where the countries stand with one recommendation, by the label that is its place in the sheet. None is named.

    `words` are those that the sheet prints, without their full stop, in `language`; empty where its card has none.
    """

    label: str
    states: Sequence[StateCount]
    thread: str = ""
    words: str = ""
    language: str = ""


def sheets_with_answers() -> list[int]:
    """The card of the sheet on the subject of each cycle of which a country was asked, the newest first, whatever it
    answered: who stands here by an agreement alone would tell that of the only one asked.

    Of a sheet that is retired nothing stands here: that on the method of its cycle prints none of what was answered.
    """
    with scopes_disabled():
        of_countries = Response.objects.exclude(country="").order_by()
        answered = set(of_countries.values_list("cycle_id", flat=True))
        cards = SheetCard.objects.filter(sheet__cycle__in=answered, sheet__kind=SheetKind.SUBJECT)
        return list(cards.values_list("pk", flat=True))


def practice_by_sheet(cards: Sequence[int], language: str) -> list[SheetPractice]:
    """Of each of the cards, in their order; the title of the sheet as its card has it."""
    with scopes_disabled():
        columns = ("pk", "sheet__cycle_id", "slug", "texts", "is_example")
        written = list(SheetCard.objects.filter(pk__in=cards).values_list(*columns))
        words = _printed_words(cards, language)
        cycles = [row[1] for row in written]
        answers = public_answers(cycles)
        threads = _threads(cycles)
    return [
        SheetPractice(
            slug,
            *_title(texts, language),
            is_example,
            *_counts(answers[cycle], threads.get(cycle, {}), words.get(card, {})),
        )
        for card, cycle, slug, texts, is_example in written
    ]


def _title(texts: Mapping[str, Mapping[str, str]], reader: str) -> tuple[str, str]:
    """The title, and the language that it is in."""
    language = language_for(reader, texts)
    return texts[language]["title"], language


def _threads(cycles: Sequence[int]) -> dict[int, dict[int, str]]:
    """Of each cycle, by number, the recommendations that a version in force prints."""
    printed = PublishedFinding.objects.filter(
        finding__cycle__in=cycles, finding__kind=FindingKind.RECOMMENDATION, version__retired_at=None
    )
    threads: dict[int, dict[int, str]] = {}
    for cycle, number, thread in printed.values_list("finding__cycle_id", "finding__number", "finding__public_id"):
        threads.setdefault(cycle, {})[number] = thread
    return threads


def _printed_words(cards: Sequence[int], reader: str) -> dict[int, dict[str, tuple[str, str]]]:
    """Of each card, by label, the words of its recommendations and their language."""
    rows = CardFinding.objects.filter(card__in=cards, kind=FindingKind.RECOMMENDATION)
    words: dict[int, dict[str, tuple[str, str]]] = {}
    for card, code, items in rows.values_list("card_id", "code", "items"):
        item = items[language_for(reader, items)]
        title = str(item.get("heading") or item.get("text") or "").removesuffix(".")
        words.setdefault(card, {})[code] = (title, str(item["language"]))
    return words


def _counts(
    answers: SafeAnswers[int], threads: Mapping[int, str], words: Mapping[str, tuple[str, str]]
) -> tuple[list[StateCount], list[FindingPractice]]:
    """Of all recommendations together, and of each."""
    prefix, by_number = PREFIXES[FindingKind.RECOMMENDATION], answers.of_questions
    findings = [
        FindingPractice(label, _states(by_number[number]), threads.get(number, ""), *words.get(label, ("", "")))
        for number in sorted(by_number)
        for label in (f"{prefix}-{number}",)
    ]
    return _states(answers.together or {}), findings


def _states(counted: Mapping[str, int]) -> list[StateCount]:
    return [StateCount(state, counted[state]) for state in ResponseState if counted.get(state)]
