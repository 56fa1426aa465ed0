"""What somebody will do by a day: written by whoever plans, done by its owner, who is reminded on that day."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole

from .models import Task

LONGEST = 300


@transaction.atomic
def add_task(*, actor: Person, cycle: Cycle, text: str, owner: Person, due_on: date) -> Task:
    rules.demand(actor, "plan_tasks", cycle)
    task = Task.objects.create(cycle=cycle, text=_words(text), owner=_member(owner), due_on=due_on)
    record(actor, "added", task)
    return task


@transaction.atomic
def edit_task(*, actor: Person, task: Task, text: str, owner: Person, due_on: date) -> Task:
    rules.demand(actor, "plan_tasks", task.cycle)
    task.text, task.owner, task.due_on = _words(text), _member(owner), due_on
    task.save(update_fields=["text", "owner", "due_on"])
    record(actor, "edited", task, withdraws=False)
    return task


@transaction.atomic
def remove_task(*, actor: Person, task: Task) -> None:
    rules.demand(actor, "plan_tasks", task.cycle)
    record(actor, "removed", task, withdraws=False)
    task.delete()


@transaction.atomic
def finish_task(*, actor: Person, task: Task) -> Task:
    """Say that it is done: its owner whatever their role, or whoever plans."""
    _demand_own(actor, task)
    if not Task.objects.filter(pk=task.pk, done_at=None).update(done_at=clock.now(), done_by=actor):
        raise Refused(_("This task is done already."))
    task.refresh_from_db()
    record(actor, "did", task)
    return task


@transaction.atomic
def reopen_task(*, actor: Person, task: Task) -> Task:
    _demand_own(actor, task)
    if not Task.objects.filter(pk=task.pk).exclude(done_at=None).update(done_at=None, done_by=None):
        raise Refused(_("This task is not done yet."))
    task.refresh_from_db()
    record(actor, "reopened", task)
    return task


def _demand_own(actor: Person, task: Task) -> None:
    rules.demand(actor, "do_own_tasks", task.cycle)
    if task.owner_id != actor.pk and not rules.may(actor, "plan_tasks", task.cycle):
        raise Refused(_("A task is done by its owner, or by whoever plans."))


def _words(text: str) -> str:
    text = " ".join(tidy(text).split())
    if not text:
        raise Refused(_("Write what is to be done."), about=("text", "words"))
    if len(text) > LONGEST:
        raise Refused(
            _("Write up to %(longest)s characters.") % {"longest": LONGEST}, about=("text", "reason", "resolution")
        )
    return text


def _member(owner: Person) -> Person:
    if not TeamRole.objects.filter(person=owner).exclude(TeamRole.AWAITED).exists():
        raise Refused(_("Who does a task belongs to the team of the cycle."), about="owner")
    return owner
