"""What a country was asked and answered: its responses, and sums of them for a page."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from tinkuy.hiding import Audience, CountryAnswers, SafeAnswers, safe
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.responses.models import Response, ResponseState, ResponseStep
from tinkuy.practice.responses.rules import ENDORSED
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.finding import Finding, FindingState

from . import rules


def responses_to(finding: Finding) -> QuerySet[Response]:
    """What each country answered to *finding*, by country: the trail forward."""
    return Response.objects.filter(finding=finding).select_related("institution", "focal_point").order_by("country")


def news(cycle: Cycle, limit: int = 6) -> QuerySet[ResponseStep]:
    """The latest steps, the newest first."""
    steps = ResponseStep.objects.filter(cycle=cycle).select_related("response__finding", "recorded_by")
    return steps.order_by("-taken_on", "-id")[:limit]


def communicable(cycle: Cycle) -> QuerySet[Finding]:
    """The recommendations that countries may be asked about: published ones, and published proposals."""
    ready = Q(state=FindingState.PUBLISHED)
    if is_sheet_published(cycle):
        ready |= Q(is_proposal=True)
    return Finding.objects.filter(ready, cycle=cycle, kind=FindingKind.RECOMMENDATION).order_by("number")


def is_sheet_published(cycle: Cycle) -> bool:
    """A published sheet carries the cycle's findings, the mere proposals among them too."""
    return SheetVersion.objects.filter(sheet__cycle=cycle, retired_at__isnull=True).exists()


def published_words(proposals: Iterable[Finding]) -> Mapping[int, Mapping[str, str]]:
    """How the sheets in force say the recommendations of *proposals*, by key; of whichever cycles these are."""
    by_code = {(one.cycle_id, one.label): one.pk for one in proposals if one.is_proposal}
    words: dict[int, dict[str, str]] = defaultdict(dict)
    if not by_code:
        return words
    in_force = SheetVersion.objects.filter(sheet__cycle__in={cycle for cycle, _code in by_code}, retired_at=None)
    newest = {(one.sheet_id, one.language): one for one in in_force.select_related("sheet").order_by("number")}
    for version in newest.values():
        for item in version.content.get("recommendations") or []:
            key = by_code.get((version.sheet.cycle_id, item.get("code")))
            if key is not None and item.get("text"):
                words[key][version.language] = item["text"]
    return words


def open_to(response: Response) -> tuple[str, ...]:
    """The states that this response may go to next."""
    reached = {step.state for step in response.steps.all()}
    return rules.next_states(response.state, reached)


def unanswered(cycle: Cycle, countries: Collection[str]) -> QuerySet[Response]:
    """What *countries* were asked and have said nothing to, in the order of the recommendations."""
    waiting = Response.objects.filter(cycle=cycle, country__in=countries, state=ResponseState.NO_ANSWER)
    return waiting.select_related("finding", "institution", "focal_point").order_by("finding__number", "country")


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


def public_answers(cycles: Iterable[int] | QuerySet[Any, Any]) -> dict[int, SafeAnswers[int]]:
    """Of each cycle what everybody may read of its countries' answers, by each recommendation's number and together.

    In one query; a cycle without any has no entry.
    """
    rows = Response.objects.filter(cycle__in=cycles).order_by("pk")
    answers: dict[int, dict[int, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for cycle, finding, country, state in rows.values_list("cycle_id", "finding__number", "country", "state"):
        answers[cycle][finding][country] = state
    return {cycle: safe(CountryAnswers(of_cycle), Audience.PUBLIC) for cycle, of_cycle in answers.items()}


def _count(states: list[str]) -> CountryPractice:
    return CountryPractice(
        responses=len(states),
        agreed_or_further=sum(state in ENDORSED for state in states),
        in_practice=states.count(ResponseState.IN_PRACTICE),
    )
