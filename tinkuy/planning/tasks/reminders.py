"""Who has a task is reminded by mail on the day on which it is due."""

from datetime import timedelta

from django_scopes import scope

from tinkuy.core import clock
from tinkuy.notices.outbox import owe
from tinkuy.planning.cycles.message_words import day_of, path_for, typed_or_hint
from tinkuy.planning.cycles.models.cycle import Cycle

from .models import Task


def remind_of_tasks() -> int:
    """Owe each owner a reminder on the day on which their task is due, once; how many tasks are due today."""
    return sum(_remind_in(cycle) for cycle in _with_open_tasks())


def _remind_in(cycle: Cycle) -> int:
    with scope(cycle=cycle):
        due = list(Task.objects.filter(done_at=None, due_on=day_of(cycle)).select_related("cycle", "owner"))
        for task in due:
            remind_of_task(task)
    return len(due)


def _with_open_tasks() -> list[Cycle]:
    """Of the days around today, since each cycle has its own zone."""
    near = (clock.today() - timedelta(days=1), clock.today() + timedelta(days=1))
    cycles = Cycle.objects.filter(tasks__done_at=None, tasks__due_on__range=near, clock_stands_at=None)
    return list(cycles.distinct())


def remind_of_task(task: Task) -> None:
    """Its owner, once for each day on which it is due."""
    if task.owner is not None:
        path = path_for("planning:tasks", task.cycle, task.owner)
        key = f"task-due-{task.public_id}-{task.due_on:%Y%m%d}-{task.owner.pk}"
        text = typed_or_hint(task.text, task.owner, task.cycle)
        owe(task.owner, "task-due", dedupe_key=key, text=text, path=path, from_cycle=task.cycle.public_id)
