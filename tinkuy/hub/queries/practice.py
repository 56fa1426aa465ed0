"""What became of a published sheet, in counts."""

from collections import Counter

from django_scopes import scope

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.models import ResponseState
from tinkuy.practice.queries.summary import PracticeSummary, summary_of
from tinkuy.publication.content.parts import Item
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
