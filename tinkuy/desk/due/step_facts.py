"""What the next step of each cycle depends on, read for any number of cycles at once."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle, InvitedCountry
from tinkuy.planning.cycles.models.segment import Segment
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.models import Hook, HookState, HookTarget
from tinkuy.planning.systematisation_plan.models import SystematisationPlan


@dataclass(frozen=True)
class StepFacts:
    """What the next step depends on."""

    webinars: tuple[Webinar, ...]
    without_focal_point: int
    without_agenda: frozenset[int]
    open_hooks: int
    has_plan: bool
    now: datetime


def step_facts(cycles: Iterable[Cycle]) -> dict[int, StepFacts]:
    """By the key of the cycle; six queries, outside of any scope or in the one of a single cycle."""
    by_key = {cycle.pk: cycle for cycle in cycles}
    webinars = defaultdict(list)
    for webinar in Webinar.objects.filter(cycle__in=by_key).order_by("ordinal"):
        webinars[webinar.cycle_id].append(webinar)
    with_agenda = set(Segment.objects.filter(cycle__in=by_key).values_list("webinar_id", flat=True).distinct())
    planted = Hook.objects.filter(cycle__in=by_key, state=HookState.PLANTED, target_kind=HookTarget.WEBINAR)
    hooks = Counter(planted.values_list("cycle_id", flat=True))
    planned = set(SystematisationPlan.objects.filter(cycle__in=by_key).values_list("cycle_id", flat=True))
    missing = _missing_focal_points(by_key)
    return {
        pk: StepFacts(
            webinars=tuple(webinars[pk]),
            without_focal_point=missing[pk],
            without_agenda=frozenset(w.pk for w in webinars[pk] if w.pk not in with_agenda),
            open_hooks=hooks[pk],
            has_plan=pk in planned,
            now=cycle.now(),
        )
        for pk, cycle in by_key.items()
    }


def _missing_focal_points(cycles: Iterable[int]) -> Counter[int]:
    """How many invited countries have no focal point and no reason to go on without, by cycle."""
    at_work = TeamRole.objects.filter(cycle__in=cycles, role=Role.FOCAL_POINT, person__is_active=True)
    with_focal_point = set(at_work.values_list("cycle_id", "country"))
    invited = InvitedCountry.objects.filter(cycle__in=cycles, goes_without="").values_list("cycle_id", "country")
    return Counter(cycle for cycle, country in invited if (cycle, country) not in with_focal_point)
