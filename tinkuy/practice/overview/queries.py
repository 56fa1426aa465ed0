"""One response with its steps and actions, and everybody of a country whom a recommendation was put to."""

from django.db.models import Prefetch

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.key_actions.models import KeyAction
from tinkuy.practice.key_actions.queries import state_today
from tinkuy.practice.responses.models import Response, ResponseStep
from tinkuy.practice.responses.queries import responses_to
from tinkuy.systematisation.evidence.models.finding import Finding


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


def addressees_of(finding: Finding, country: str) -> list[tuple[Response, str]]:
    """Everybody of *country*, or without one, whom *finding* was put to, each with the state it shows today."""
    responses = responses_to(finding).filter(country=country).prefetch_related("actions")
    today = finding.cycle.today()
    return [(one, state_today(one, today)) for one in responses]
