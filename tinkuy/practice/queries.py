"""What a country was asked, answered and does: its responses, the matrix of all, sums for a page, and what is due."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from tinkuy.hiding import Audience, CountryAnswers, SafeAnswers, safe
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.models import SETTLED, KeyAction, KeyActionState, Response, ResponseState, ResponseStep
from tinkuy.practice.rules import ENDORSED
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.finding import Finding, FindingState

from . import rules


def responses_to(finding: Finding) -> QuerySet[Response]:
    """What each country answered to *finding*, by country: the trail forward."""
    return Response.objects.filter(finding=finding).select_related("institution", "focal_point").order_by("country")


def response_of(cycle: Cycle, public_id: str) -> Response | None:
    """One response with its finding, steps and actions, or None."""
    steps = ResponseStep.objects.select_related("recorded_by").order_by("taken_on", "id")
    actions = KeyAction.objects.select_related("responsible").order_by("due_on", "id")
    responses = Response.objects.filter(cycle=cycle, public_id=public_id)
    return (
        responses.select_related("cycle", "finding", "institution", "focal_point")
        .prefetch_related(Prefetch("steps", steps), Prefetch("actions", actions))
        .first()
    )


def action_of(response_id: str, action_id: str) -> KeyAction | None:
    """One key action of a response, both by their public ids, or None."""
    actions = KeyAction.objects.filter(public_id=action_id, response__public_id=response_id)
    return actions.select_related("cycle", "response").first()


def state_today(response: Response, today: date) -> str:
    """The state that the matrix shows: an agreement with an overdue action is shown as stalled.

    Reads `response.actions.all()`: prefetch them where many responses are shown.
    """
    waiting = (ResponseState.AGREED, ResponseState.UNDER_WAY)
    if response.state in waiting and any(action.is_overdue(today) for action in response.actions.all()):
        return ResponseState.STALLED
    return response.state


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


@dataclass(frozen=True)
class Cell:
    """One country at one recommendation; without a response it was not communicated yet."""

    country: str
    response: Response | None
    state: str

    @property
    def is_agreement(self) -> bool:
        return self.response is not None and self.response.state in ENDORSED


@dataclass(frozen=True)
class Row:
    """A recommendation with a cell for each invited country, in the order of `Matrix.countries`."""

    finding: Finding
    cells: Sequence[Cell]

    @property
    def agreements(self) -> int:
        """How many countries agreed, or went further."""
        return sum(cell.is_agreement for cell in self.cells)


@dataclass(frozen=True)
class Matrix:
    """Recommendation × country, countries by their name in the reader's language."""

    countries: Sequence[str]
    rows: Sequence[Row]


def matrix_of(cycle: Cycle, own: Collection[str] = ()) -> Matrix:
    """The whole matrix, in four queries however many rows it has; the reader's *own* countries stand first."""
    countries = sorted(
        (row.country for row in cycle.invited_countries.all()), key=lambda code: (code not in own, country_name(code))
    )
    responses = Response.objects.filter(cycle=cycle).prefetch_related("actions")
    answers = {(response.finding_id, response.country): response for response in responses}
    rows = [
        Row(finding, [_cell(country, answers.get((finding.pk, country)), cycle.today()) for country in countries])
        for finding in communicable(cycle)
    ]
    return Matrix(countries, rows)


def _cell(country: str, response: Response | None, today: date) -> Cell:
    return Cell(country, response, state_today(response, today) if response else "")


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


def open_actions(cycles: Iterable[Cycle | int]) -> QuerySet[KeyAction]:
    """Actions with a day that are not done and whose country has still to do them, the nearest first."""
    with_day = KeyAction.objects.filter(cycle__in=cycles, due_on__isnull=False)
    expected = with_day.exclude(state=KeyActionState.DONE).exclude(response__state__in=SETTLED)
    return expected.select_related("response__finding", "response__focal_point", "responsible").order_by("due_on", "id")


def overdue_actions(cycle: Cycle) -> QuerySet[KeyAction]:
    """Those that are past their day, the oldest first."""
    return open_actions([cycle]).filter(due_on__lt=cycle.today())


def actions_ahead(cycle: Cycle) -> QuerySet[KeyAction]:
    """Those whose day is today or later, the nearest first."""
    return open_actions([cycle]).filter(due_on__gte=cycle.today())
