"""The tasks of a cycle by owner."""

from dataclasses import dataclass, field
from datetime import date

from tinkuy.people.models import Person
from tinkuy.planning.cycles.message_words import day_of
from tinkuy.planning.cycles.models.cycle import Cycle

from .models import Task


@dataclass(frozen=True)
class DueTask:
    """A task that is not done; overdue once its day has passed in the cycle's zone."""

    task: Task
    is_overdue: bool
    is_today: bool

    @property
    def owner(self) -> Person | None:
        return self.task.owner

    @property
    def due_on(self) -> date:
        return self.task.due_on


@dataclass
class OwnersTasks:
    """What one person has to do, the next due first, and what they did, the latest first."""

    owner: Person | None
    to_do: list[DueTask] = field(default_factory=list)
    done_tasks: list[Task] = field(default_factory=list)


def tasks_by_owner(cycle: Cycle, only: Person | None = None) -> list[OwnersTasks]:
    """By owner, whose next task is due first; who has done everything stands last. One query, however many tasks.

    *only* leaves in the tasks of one person.
    """
    groups: dict[int | None, OwnersTasks] = {}
    today = day_of(cycle)
    tasks = Task.objects.select_related("owner", "done_by").order_by("due_on", "id")
    for task in tasks.filter(owner=only) if only else tasks:
        group = groups.setdefault(task.owner_id, OwnersTasks(task.owner))
        if task.is_done:
            group.done_tasks.insert(0, task)
        else:
            group.to_do.append(_due(task, today))
    return sorted(groups.values(), key=lambda group: (not group.to_do, _next_day(group), _name(group)))


def task_with(public_id: str) -> Task | None:
    return Task.objects.select_related("cycle", "owner").filter(public_id=public_id).first()


def _due(task: Task, today: date) -> DueTask:
    return DueTask(task, is_overdue=task.due_on < today, is_today=task.due_on == today)


def _next_day(group: OwnersTasks) -> date:
    return group.to_do[0].due_on if group.to_do else date.max


def _name(group: OwnersTasks) -> str:
    return group.owner.name if group.owner else ""
