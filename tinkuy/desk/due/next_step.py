"""What the next step of each cycle depends on, read for any number of cycles at once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _, ngettext

from tinkuy.core.rows.rows_of_keys import RowsOfKeys
from tinkuy.desk.checkup import addresses
from tinkuy.desk.checkup.addresses import page_of
from tinkuy.people import access
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState, InvitedCountry
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Segment, Webinar, WebinarState
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


WEBINARS_OF = RowsOfKeys[Webinar](lambda cycles: Webinar._base_manager.filter(cycle__in=cycles).order_by("ordinal"))
WITH_AGENDA = RowsOfKeys[int](
    lambda cycles: Segment._base_manager.filter(cycle__in=cycles).values_list("webinar_id", flat=True).distinct()
)
OPEN_HOOKS = RowsOfKeys[int](
    lambda cycles: Hook._base_manager.filter(
        cycle__in=cycles, state=HookState.PLANTED, target_kind=HookTarget.WEBINAR
    ).values_list("cycle_id", flat=True)
)
PLANNED = RowsOfKeys[int](
    lambda cycles: SystematisationPlan._base_manager.filter(cycle__in=cycles).values_list("cycle_id", flat=True)
)
WITH_FOCAL_POINT = RowsOfKeys[tuple[int, str]](
    lambda cycles: TeamRole._base_manager.filter(
        cycle__in=cycles, role=Role.FOCAL_POINT, person__is_active=True
    ).values_list("cycle_id", "country")
)
NEEDING_FOCAL_POINT = RowsOfKeys[tuple[int, str]](
    lambda cycles: InvitedCountry._base_manager.filter(cycle__in=cycles, goes_without="").values_list(
        "cycle_id", "country"
    )
)


def step_facts(cycles: Iterable[Cycle]) -> dict[int, StepFacts]:
    """By the key of the cycle; six queries, outside of any scope or in the one of a single cycle."""
    by_key = {cycle.pk: cycle for cycle in cycles}
    webinars = defaultdict(list)
    keys = list(by_key)
    for webinar in WEBINARS_OF.rows(keys):
        webinars[webinar.cycle_id].append(webinar)
    with_agenda, planned = set(WITH_AGENDA.rows(keys)), set(PLANNED.rows(keys))
    hooks = Counter(OPEN_HOOKS.rows(keys))
    missing = _missing_focal_points(keys)
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


def _missing_focal_points(cycles: Sequence[int]) -> Counter[int]:
    """How many invited countries have no focal point and no reason to go on without, by cycle."""
    with_focal_point = set(WITH_FOCAL_POINT.rows(cycles))
    invited = NEEDING_FOCAL_POINT.rows(cycles)
    return Counter(cycle for cycle, country in invited if (cycle, country) not in with_focal_point)


@dataclass(frozen=True)
class NextStep:
    """What to do, the route that leads there (its cycle is the first argument), and who may: a row of the matrix."""

    words: str | Promise
    route: str
    action: str = "see_plan"
    place: int | None = None

    def href(self, cycle: Cycle) -> str:
        return page_of(cycle, self.route, *([self.place] if self.place else []))


READ = NextStep(_("See the plan"), addresses.PLAN)
"""What is left to whoever may not do the step."""

AFTER = {
    CycleState.SYSTEMATISING: NextStep(_("Go on systematising"), addresses.FINDINGS, "read_evidence"),
    CycleState.DOCUMENTED: NextStep(_("See the sheet"), addresses.SHEET, "read_drafts"),
    CycleState.FOLLOW_UP: NextStep(_("See the practice"), addresses.PRACTICE, "follow_practice"),
    CycleState.ARCHIVED: NextStep(_("See the sheet"), addresses.SHEET, "read_drafts"),
}
"""The steps of the states in which the plan is done."""


def next_step(cycle: Cycle, facts: StepFacts, roles: Iterable[str]) -> NextStep:
    """The step of the cycle in its state, for somebody with these *roles* in it."""
    step = _step(CycleState(cycle.state), facts)
    return step if access.allows(step.action, roles, is_signed_in=True) else READ


def _step(state: CycleState, facts: StepFacts) -> NextStep:
    if state in (CycleState.IDEA, CycleState.DESIGN):
        return _design_step(facts)
    if state in (CycleState.CONVENING, CycleState.RUNNING):
        return _session_step(state, facts)
    if state == CycleState.CLOSING:
        return _closing_step(facts)
    return AFTER.get(state, READ)


def _design_step(facts: StepFacts) -> NextStep:
    if len(facts.webinars) < 2:
        words = _("Add the second session") if facts.webinars else _("Add the first session")
        return NextStep(words, addresses.NEW_WEBINAR, "plan_cycle")
    if facts.without_focal_point:
        count = facts.without_focal_point
        named = ngettext(
            "Name the focal point of %(count)s country", "Name the focal points of %(count)s countries", count
        )
        return NextStep(named % {"count": count}, addresses.FOCAL_POINTS, "give_roles")
    if not facts.has_plan:
        return NextStep(_("Write the plan of systematisation"), addresses.SYSTEMATISATION_PLAN, "plan_cycle")
    return NextStep(_("Announce it from the plan"), addresses.PLAN, "advance_cycle")


def _session_step(state: CycleState, facts: StepFacts) -> NextStep:
    if not facts.webinars:
        return NextStep(_("Add the first session"), addresses.NEW_WEBINAR, "plan_cycle")
    coming = next(_still_to_come(facts.webinars), None)
    waiting = next((webinar for webinar in facts.webinars if webinar.state == WebinarState.POSTPONED), None)
    if coming is None and waiting is not None:
        words = str(_("Set a new day for session %(place)s")) % {"place": waiting.ordinal}
        return NextStep(words, addresses.WEBINAR, "plan_cycle", waiting.ordinal)
    if coming is None:
        return NextStep(_("Close the cycle: no session is left"), addresses.PLAN, "advance_cycle")
    if coming.ends_at <= facts.now:
        if state == CycleState.CONVENING:
            return NextStep(_("Say that the cycle is running"), addresses.PLAN, "advance_cycle")
        words = str(_("Say how session %(place)s went")) % {"place": coming.ordinal}
        return NextStep(words, addresses.HOLD, "hold_webinars", coming.ordinal)
    if coming.pk in facts.without_agenda:
        words = str(_("Write the agenda of session %(place)s")) % {"place": coming.ordinal}
        return NextStep(words, addresses.AGENDA, "plan_cycle", coming.ordinal)
    return READ


def _closing_step(facts: StepFacts) -> NextStep:
    if facts.open_hooks:
        words = ngettext("Settle %(count)s open thread", "Settle %(count)s open threads", facts.open_hooks)
        return NextStep(words % {"count": facts.open_hooks}, addresses.PLAN, "plant_hooks")
    return NextStep(_("Go on to systematise"), addresses.PLAN, "advance_cycle")


def _still_to_come(webinars: Iterable[Webinar]) -> Iterator[Webinar]:
    off = (WebinarState.CANCELLED, WebinarState.POSTPONED)
    return (webinar for webinar in webinars if not webinar.is_held and webinar.state not in off)
