"""What of the plan waits on persons: tasks, open threads, the systematisation, blocks of sessions to come."""

from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy

from tinkuy.core.languages import reader_language
from tinkuy.core.text import in_language
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Segment, WebinarState
from tinkuy.planning.hooks.models import OPEN_HOOKS, Hook
from tinkuy.planning.rules import READY
from tinkuy.planning.systematisation_plan.models import SystematisationPlan
from tinkuy.planning.tasks.models import Task
from tinkuy.planning.team.duties import DutySource

BEFORE_IT_IS_HELD = (WebinarState.DRAFT, WebinarState.POSTPONED, *READY)

RESPONSIBLE = SystematisationPlan.responsible.through
"""Each person who is responsible for a plan."""


def _open_tasks(cycle: Cycle) -> QuerySet[Task]:
    return Task.objects.filter(cycle=cycle, done_at=None).exclude(owner=None)


def _task(cycle: Cycle, task: Task) -> tuple[str, str]:
    return task.text, reverse("planning:tasks", args=[cycle.slug])


def _open_hooks(cycle: Cycle) -> QuerySet[Hook]:
    return Hook.objects.filter(cycle=cycle, state__in=OPEN_HOOKS).exclude(responsible=None)


def _hook(cycle: Cycle, hook: Hook) -> tuple[str, str]:
    words = in_language(hook.text, reader_language(), cycle.main_language)
    return f"{hook.label}: {words}", reverse("planning:hook", args=[cycle.slug, hook.number])


def _alone_responsible(cycle: Cycle) -> "QuerySet[Any, Any]":
    """Whoever is responsible beside others leaves it to them."""
    plans = SystematisationPlan.objects.filter(cycle=cycle).annotate(persons=Count("responsible")).filter(persons=1)
    return RESPONSIBLE.objects.filter(systematisationplan__in=plans.values("pk"))


def _plan(cycle: Cycle, _row: Any) -> tuple[str, str]:
    return _("They alone are responsible for it."), reverse("planning:systematisation_plan", args=[cycle.slug])


def _replace_responsible(rows: "QuerySet[Any, Any]", former: Person, successor: Person) -> int:
    plans = list(SystematisationPlan.objects.filter(pk__in=list(rows.values_list("systematisationplan", flat=True))))
    for plan in plans:
        plan.responsible.remove(former)
        plan.responsible.add(successor)
    return len(plans)


def _led_segments(cycle: Cycle) -> QuerySet[Segment]:
    rows = Segment.objects.filter(cycle=cycle, webinar__state__in=BEFORE_IT_IS_HELD).exclude(lead=None)
    return rows.select_related("webinar").order_by("webinar__ordinal", "ordinal")


def _segment(cycle: Cycle, segment: Segment) -> tuple[str, str]:
    place = segment.webinar.ordinal
    words = _("Session %(place)s: %(title)s") % {"place": place, "title": segment.title}
    return words, reverse("planning:segment", args=[cycle.slug, place, segment.ordinal])


OWN_DUTIES = (
    DutySource(name="task", heading=gettext_lazy("Tasks"), rows=_open_tasks, person="owner", describe=_task),
    DutySource(
        name="hook",
        heading=gettext_lazy("Open threads that they see to"),
        rows=_open_hooks,
        person="responsible",
        describe=_hook,
    ),
    DutySource(
        name="systematisation",
        heading=gettext_lazy("The systematisation"),
        rows=_alone_responsible,
        person="person",
        key="systematisationplan",
        describe=_plan,
        replace=_replace_responsible,
    ),
    DutySource(
        name="segment",
        heading=gettext_lazy("Blocks that they lead"),
        rows=_led_segments,
        person="lead",
        describe=_segment,
    ),
)
