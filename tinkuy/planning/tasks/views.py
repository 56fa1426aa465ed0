"""The tasks of a cycle, by owner."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from tinkuy.design.missing import or_404
from tinkuy.design.submitting import take_form
from tinkuy.planning.cycles.queries import team_persons
from tinkuy.planning.request import CycleRequest, team_person

from . import actions
from .forms import TaskForm
from .models import Task
from .queries import task_with, tasks_by_owner


def page(request: CycleRequest, cycle: str) -> HttpResponse:
    """By owner, the next due first; `?of=me` leaves in one's own. Whoever plans adds one here."""
    person, is_mine = team_person(request), request.GET.get("of") == "me"
    form = TaskForm(request.POST or None, team=team_persons(request.cycle))
    return take_form(
        request,
        form,
        lambda: actions.add_task(actor=person, cycle=request.cycle, **form.cleaned_data),
        "planning/tasks.html",
        {
            "cycle": request.cycle,
            "groups": tasks_by_owner(request.cycle, only=person if is_mine else None),
            "is_mine": is_mine,
        },
        reverse("planning:tasks", args=[cycle]),
    )


def edit(request: CycleRequest, cycle: str, task: str) -> HttpResponse:
    edited_task = _task(task)
    owner = edited_task.owner.public_id if edited_task.owner else ""
    form = TaskForm(
        request.POST or None,
        team=team_persons(request.cycle),
        initial={"text": edited_task.text, "owner": owner, "due_on": edited_task.due_on},
    )
    return take_form(
        request,
        form,
        lambda: actions.edit_task(actor=team_person(request), task=edited_task, **form.cleaned_data),
        "planning/task_form.html",
        {"task": edited_task},
        reverse("planning:tasks", args=[cycle]),
    )


@require_POST
def finish(request: CycleRequest, cycle: str, task: str) -> HttpResponse:
    actions.finish_task(actor=team_person(request), task=_task(task))
    return _back(request)


@require_POST
def reopen(request: CycleRequest, cycle: str, task: str) -> HttpResponse:
    actions.reopen_task(actor=team_person(request), task=_task(task))
    return _back(request)


@require_POST
def remove(request: CycleRequest, cycle: str, task: str) -> HttpResponse:
    actions.remove_task(actor=team_person(request), task=_task(task))
    return _back(request)


def _task(public_id: str) -> Task:
    return or_404(task_with(public_id))


def _back(request: CycleRequest) -> HttpResponse:
    """To the list as it was: all of it, or one's own."""
    page = reverse("planning:tasks", args=[request.cycle.slug])
    return redirect(f"{page}?of=me" if request.POST.get("of") == "me" else page)
