from collections.abc import Iterable

from django.db.models import QuerySet

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.models import KeyAction, KeyActionState, ResponseState


def open_actions(cycles: Iterable[Cycle | int]) -> QuerySet[KeyAction]:
    """Actions with a day that are not done and whose country still means to do them, the nearest first."""
    with_day = KeyAction.objects.filter(cycle__in=cycles, due_on__isnull=False)
    expected = with_day.exclude(state=KeyActionState.DONE).exclude(response__state=ResponseState.REJECTED)
    return expected.select_related("response__finding", "response__focal_point", "responsible").order_by("due_on", "id")


def overdue_actions(cycle: Cycle) -> QuerySet[KeyAction]:
    """Those that are past their day, the oldest first."""
    return open_actions([cycle]).filter(due_on__lt=cycle.today())


def actions_ahead(cycle: Cycle) -> QuerySet[KeyAction]:
    """Those whose day is today or later, the nearest first."""
    return open_actions([cycle]).filter(due_on__gte=cycle.today())
