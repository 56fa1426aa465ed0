"""How a cycle is to be systematised: as it was written, or what to begin with."""

from typing import Any

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import ngettext

from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState

from .models import Milestone, SystematisationPlan


def systematisation_plan(cycle: Cycle) -> SystematisationPlan | None:
    """How *cycle*, which is in scope, is to be systematised; None until somebody wrote it."""
    plans = SystematisationPlan.objects.select_related("cycle").prefetch_related("responsible")
    return plans.filter(cycle=cycle).first()


def suggested_plan(cycle: Cycle) -> dict[str, Any]:
    """What to begin with: its sessions are looked at, its guiding question is asked, the coordination sees to it.

    Whoever is invited and not in yet sees to nothing: a plan with them could not be saved.

    A suggestion for the form that nobody has written yet; it is no data before somebody saves it.
    """
    sessions = Webinar.objects.exclude(state=WebinarState.CANCELLED).count()
    entered = TeamRole.objects.exclude(TeamRole.AWAITED)
    coordination = entered.filter(role=Role.COORDINATION, person__is_active=True).order_by("id")
    return {
        "object": {code: _all_sessions(sessions, title, code) for code, title in cycle.title.items() if title},
        "axis": dict(cycle.guiding_question),
        "responsible": list(dict.fromkeys(coordination.values_list("person__public_id", flat=True))),
    }


def _all_sessions(count: int, title: str, language: str) -> str:
    with translation.override(language):
        words = ngettext("The session of the cycle: %(title)s", "The %(count)s sessions of the cycle: %(title)s", count)
        return words % {"count": count, "title": title}


def milestones() -> QuerySet[Milestone]:
    """The calendar of the systematisation, the earliest first."""
    return Milestone.objects.select_related("cycle")


def milestone_with(key: str) -> Milestone | None:
    """The date by the key that a form carries; anything but a number finds nothing."""
    if not (key.isascii() and key.isdigit()) or len(key) > 12:
        return None
    return milestones().filter(pk=int(key)).first()
