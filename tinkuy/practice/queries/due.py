from django.db.models import QuerySet

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.models import KeyAction, KeyActionState


def _open_actions(cycle: Cycle) -> QuerySet[KeyAction]:
    open_ones = KeyAction.objects.filter(cycle=cycle, due_on__isnull=False).exclude(state=KeyActionState.DONE)
    return open_ones.select_related("response__finding", "response__focal_point", "responsible").order_by(
        "due_on", "id"
    )


def overdue_actions(cycle: Cycle) -> QuerySet[KeyAction]:
    """Actions not done and past their day, the oldest first."""
    return _open_actions(cycle).filter(due_on__lt=cycle.today())


def actions_ahead(cycle: Cycle) -> QuerySet[KeyAction]:
    """Actions not done whose day is today or later, the nearest first."""
    return _open_actions(cycle).filter(due_on__gte=cycle.today())
