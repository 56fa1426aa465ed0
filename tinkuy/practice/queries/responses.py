from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice import rules
from tinkuy.practice.models import KeyAction, Response, ResponseState, ResponseStep
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.finding import Finding, FindingState


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


def open_to(response: Response) -> tuple[str, ...]:
    """The states that this response may go to next."""
    reached = {step.state for step in response.steps.all()}
    return rules.next_states(response.state, reached)
