"""The actions of a response, those that are due, and what an overdue one makes of an agreement."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.key_actions.models import KeyAction, KeyActionState
from tinkuy.practice.responses.models import SETTLED, Response, ResponseState


def action_of(response_id: str, action_id: str) -> KeyAction | None:
    """One key action of a response, both by their public ids, or None."""
    actions = KeyAction.objects.filter(public_id=action_id, response__public_id=response_id)
    return actions.select_related("cycle", "response").first()


def state_today(response: Response, today: date) -> str:
    """The state that the matrix shows: an agreement with an overdue action is shown as stalled.

    Reads `response.actions.all()`: prefetch them where many responses are shown.
    """
    return state_with(response.state, is_overdue=any(action.is_overdue(today) for action in response.actions.all()))


WAITING = (ResponseState.AGREED, ResponseState.UNDER_WAY)
"""What was agreed and is not done yet."""


def state_with(state: str, *, is_overdue: bool) -> str:
    """The state that is shown of a response in *state*, of which an action *is_overdue* or none is."""
    return ResponseState.STALLED if is_overdue and state in WAITING else state


def responses_with_overdue_action(cycle: Cycle, today: date) -> frozenset[int]:
    """The keys of the responses of which an action is past its day, in one query."""
    late = KeyAction.objects.filter(cycle=cycle, due_on__lt=today).exclude(state=KeyActionState.DONE)
    expected = late.exclude(response__state__in=SETTLED).order_by()
    return frozenset(expected.values_list("response_id", flat=True))


def open_actions(cycles: Iterable[Cycle | int]) -> QuerySet[KeyAction]:
    """Actions with a day that are not done and whose country has still to do them, the nearest first."""
    with_day = KeyAction.objects.filter(cycle__in=cycles, due_on__isnull=False)
    expected = with_day.exclude(state=KeyActionState.DONE).exclude(response__state__in=SETTLED)
    return expected.select_related(
        "response__finding", "response__institution", "response__focal_point", "responsible"
    ).order_by("due_on", "id")


def overdue_actions(cycle: Cycle) -> QuerySet[KeyAction]:
    """Those that are past their day, the oldest first."""
    return open_actions([cycle]).filter(due_on__lt=cycle.today())


def actions_ahead(cycle: Cycle) -> QuerySet[KeyAction]:
    """Those whose day is today or later, the nearest first."""
    return open_actions([cycle]).filter(due_on__gte=cycle.today())
