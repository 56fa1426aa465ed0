"""Decisions on what is hidden are made ahead by the worker: on a page they would take half a second of its first look.

They hold for the persons of whom they were made and for no others, so a page never waits for them, and one that comes
before them decides for itself.
"""

from django.db import transaction
from django.tasks import task
from django_scopes import scope

from tinkuy.attendance.cycle_figures.queries.figures import GroupCells, figures_of
from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.figures.queries.safe_attendance import safe_attendance
from tinkuy.attendance.public_persons.counting import Count
from tinkuy.hiding import noted_decisions
from tinkuy.hiding.cells import SafeCells
from tinkuy.notices.queries import waits_for_the_worker
from tinkuy.planning.cycles.models.cycle import Cycle

from .models import HidingDecision

GROUPS = ("country", "sector", "kind")
"""Of these the dashboard warns, and each has a page of figures."""


def have_numbers_decided(cycle: Cycle, _counted: Count) -> None:
    """By the worker, once, however often attendance changes until it comes to it. It takes longer than the count."""
    if not waits_for_the_worker(decide_numbers_of, cycle.pk):
        decide_numbers_of.enqueue(cycle.pk)


@task
def decide_numbers_of(key: int) -> None:
    """For the worker, by the key of the cycle, which may be gone by now."""
    if cycle := Cycle.objects.filter(pk=key).first():
        decide_numbers(cycle)


def decide_numbers(cycle: Cycle) -> None:
    """Store what the team may read of the cycle as it is, and nothing of how it was."""
    with scope(cycle=cycle):
        with noted_decisions() as decided:
            attendance = attendance_of(cycle)
            safe_attendance(attendance)
            groups = GroupCells(figures_of(attendance, attendance.enrolments))
            for kind in GROUPS:
                groups.tells(kind, "", ())
        _store(cycle, decided)


def _store(cycle: Cycle, decided: dict[str, SafeCells]) -> None:
    with transaction.atomic():
        HidingDecision.objects.exclude(same__in=decided).delete()
        rows = [HidingDecision(cycle=cycle, same=same, cells=list(cells.items())) for same, cells in decided.items()]
        HidingDecision.objects.bulk_create(rows, ignore_conflicts=True)
