"""The cycles of a person, across all of them: the one reading here that no scope limits but the person's own roles."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django_scopes import scopes_disabled

from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.models import Cycle, Hook, HookState, InvitedCountry, Segment, TeamRole, Webinar

from .steps import Facts, NextStep, next_step


@dataclass(frozen=True)
class OwnCycle:
    """A cycle of the person's, with their roles in it, the session to come and the next step."""

    cycle: Cycle
    roles: tuple[str, ...]
    sessions: int
    held: int
    next_webinar: Webinar | None
    step: NextStep


def own_cycles(person: Person) -> list[OwnCycle]:
    """The cycles in which *person* has a role, newest first; six queries however many there are."""
    with scopes_disabled():
        held = list(TeamRole.objects.filter(person=person).select_related("cycle").order_by("-cycle__made_at", "id"))
        cycles = {role.cycle_id: role.cycle for role in held}
        facts = _facts(cycles)
    roles = defaultdict(list)
    for role in held:
        roles[role.cycle_id].append(str(Role(role.role).label))
    return [_own(cycle, roles[pk], facts[pk]) for pk, cycle in cycles.items()]


def _own(cycle: Cycle, roles: list[str], facts: Facts) -> OwnCycle:
    coming = [webinar for webinar in facts.webinars if not webinar.is_held and webinar.ends_at > facts.now]
    held = sum(webinar.is_held for webinar in facts.webinars)
    return OwnCycle(
        cycle,
        tuple(dict.fromkeys(roles)),
        len(facts.webinars),
        held,
        coming[0] if coming else None,
        next_step(cycle, facts),
    )


def _facts(cycles: dict[int, Cycle]) -> dict[int, Facts]:
    webinars = defaultdict(list)
    for webinar in Webinar.objects.filter(cycle__in=cycles).order_by("ordinal"):
        webinars[webinar.cycle_id].append(webinar)
    with_agenda = set(Segment.objects.filter(cycle__in=cycles).values_list("webinar_id", flat=True).distinct())
    hooks = Counter(
        Hook.objects.filter(cycle__in=cycles, state=HookState.PLANTED, target_kind="webinar").values_list(
            "cycle_id", flat=True
        )
    )
    missing = _missing_focal_points(cycles)
    return {
        pk: Facts(
            webinars=tuple(webinars[pk]),
            without_focal_point=missing[pk],
            without_agenda=frozenset(w.pk for w in webinars[pk] if w.pk not in with_agenda),
            open_hooks=hooks[pk],
            now=cycle.now(),
        )
        for pk, cycle in cycles.items()
    }


def _missing_focal_points(cycles: dict[int, Cycle]) -> Counter[int]:
    """How many invited countries have no focal point, by cycle."""
    taken = set(
        TeamRole.objects.filter(cycle__in=cycles, role=Role.FOCAL_POINT, person__is_active=True).values_list(
            "cycle_id", "country"
        )
    )
    invited = InvitedCountry.objects.filter(cycle__in=cycles).values_list("cycle_id", "country")
    return Counter(cycle for cycle, country in invited if (cycle, country) not in taken)
