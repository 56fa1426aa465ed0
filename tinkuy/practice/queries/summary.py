from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.models import Response, ResponseState
from tinkuy.practice.rules import ENDORSED


@dataclass(frozen=True)
class CountryPractice:
    """What one country made of the recommendations: counts of responses."""

    responses: int
    agreed_or_further: int
    in_practice: int


@dataclass(frozen=True)
class PracticeSummary:
    """What became of a cycle's recommendations: counts of responses, never of persons.

    `agreed_or_further` counts agreed, under way and in practice; `per_state` holds every state, zeros too.
    """

    responses: int
    agreed_or_further: int
    in_practice: int
    per_state: Mapping[str, int]
    per_country: Mapping[str, CountryPractice]


def summary_of(cycle: Cycle) -> PracticeSummary:
    """The summary of today, by the recorded states, in one query."""
    pairs = list(Response.objects.filter(cycle=cycle).order_by("country").values_list("country", "state"))
    total = _count([state for _, state in pairs])
    states = Counter(state for _, state in pairs)
    return PracticeSummary(
        responses=total.responses,
        agreed_or_further=total.agreed_or_further,
        in_practice=total.in_practice,
        per_state={state.value: states[state.value] for state in ResponseState},
        per_country={
            country: _count([state for place, state in pairs if place == country])
            for country in dict.fromkeys(country for country, _ in pairs)
        },
    )


def _count(states: list[str]) -> CountryPractice:
    return CountryPractice(
        responses=len(states),
        agreed_or_further=sum(state in ENDORSED for state in states),
        in_practice=states.count(ResponseState.IN_PRACTICE),
    )
