"""What a country was asked and answered: its responses, and sums of them for a page."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from tinkuy.hiding import Audience, CountryAnswers, SafeAnswers, safe
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.responses.models import Openness, Response, ResponseState, ResponseStep
from tinkuy.practice.responses.rules import ENDORSED
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.publication.versions.models import PublishedFinding
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


def newest_version_of(finding: Finding) -> SheetVersion | None:
    """The version in force that prints *finding*, in the main language of its cycle where there is one."""
    printed = PublishedFinding.objects.filter(finding=finding, version__retired_at=None).select_related("version")
    versions = [one.version for one in printed.defer("version__content")]
    of_main = [version for version in versions if version.language == finding.cycle.main_language]
    return max(of_main or versions, key=lambda version: version.number, default=None)


def published_words(proposals: Iterable[Finding]) -> Mapping[int, Mapping[str, str]]:
    """How the sheets in force say the recommendations of *proposals*, by key; of whichever cycles these are."""
    keys = [one.pk for one in proposals if one.is_proposal]
    words: dict[int, dict[str, str]] = defaultdict(dict)
    if not keys:
        return words
    printed = PublishedFinding.objects.filter(finding__in=keys, version__retired_at=None).select_related("version")
    newest: dict[tuple[int, int, str], PublishedFinding] = {}
    for one in printed.order_by("version__number"):
        newest[one.finding_id, one.version.sheet_id, one.version.language] = one
    for one in newest.values():
        for item in one.version.content.get("recommendations") or []:
            if item.get("code") == one.code and item.get("text"):
                words[one.finding_id][one.version.language] = item["text"]
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

    What a country lets everybody read is taken away from every count by whoever reads both: only the others' answers
    are hidden among each other. In one query; a cycle without any has no entry.
    """
    rows = Response.objects.filter(cycle__in=cycles).order_by("pk")
    closed: dict[int, dict[int, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    opened: dict[int, dict[int, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    columns = ("cycle_id", "finding__number", "country", "state", "openness")
    for cycle, finding, country, state, openness in rows.values_list(*columns):
        if openness == Openness.CLOSED:
            closed[cycle][finding][country] = state
        else:
            opened[cycle][finding][state] += 1
    answers = {cycle: safe(CountryAnswers(closed[cycle]), Audience.PUBLIC) for cycle in {*closed, *opened}}
    return {cycle: _with_opened(answers[cycle], closed[cycle], opened[cycle]) for cycle in answers}


def _with_opened(
    answers: SafeAnswers[int], closed: Mapping[int, Mapping[str, str]], opened: Mapping[int, Counter[str]]
) -> SafeAnswers[int]:
    """*answers* of those that let nobody read theirs, with the *opened* ones added wherever a count is told."""
    questions = {*answers.of_questions, *(question for question in opened if not closed.get(question))}
    counted = {
        question: opened.get(question, Counter()) + Counter(answers.of_questions.get(question, {}))
        for question in questions
    }
    is_told = answers.together is not None or not any(closed.values())
    return SafeAnswers(counted, sum(opened.values(), Counter(answers.together or {})) if is_told else None)


def _count(states: list[str]) -> CountryPractice:
    return CountryPractice(
        responses=len(states),
        agreed_or_further=sum(state in ENDORSED for state in states),
        in_practice=states.count(ResponseState.IN_PRACTICE),
    )
