"""What became of the practices and recommendations that a published sheet prints, in counts."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django_scopes import scope

from tinkuy.core.rows.compiled_query import CompiledQuery
from tinkuy.planning.cycles.queries import cycle_at
from tinkuy.practice.adoptions.queries import KINDS, PublicAdoption, public_adoptions
from tinkuy.practice.responses.models import ResponseState
from tinkuy.practice.responses.queries import public_answers
from tinkuy.practice.responses.rules import ENDORSED
from tinkuy.publication.content.parts import Item
from tinkuy.publication.sheets.models import SheetVersion
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


PRINTED_PRACTICES = CompiledQuery[PublishedFinding](
    lambda version: (
        PublishedFinding.objects.filter(version=version, finding__kind__in=KINDS)
        .select_related("finding")
        .order_by("pk")
    )
)


def printed_practices_of(version: SheetVersion) -> list[PublishedFinding]:
    """The practices and recommendations that the text prints, each with its code."""
    return PRINTED_PRACTICES.rows(version.pk)


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
