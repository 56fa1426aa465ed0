"""The cycles of a person, across all of them: a reading that no scope limits but the person's own roles."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django_scopes import scopes_disabled

from tinkuy.desk.due.item import Reader
from tinkuy.desk.due.next_step import NextStep, next_step
from tinkuy.desk.due.step_facts import step_facts
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.stages import stage_of

FOLDED = (CycleState.ARCHIVED, CycleState.CANCELLED)


@dataclass(frozen=True)
class OwnCycle:
    """A cycle of the person's: their roles in it, its sessions, and the next step as it is theirs."""

    cycle: Cycle
    held_roles: Sequence[TeamRole]
    webinars: Sequence[Webinar]
    step: NextStep

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(team_role.role for team_role in self.held_roles)

    @property
    def roles(self) -> list[str]:
        """In words, each once."""
        return list(dict.fromkeys(str(Role(team_role.role).label) for team_role in self.held_roles))

    @property
    def countries(self) -> frozenset[str]:
        """Whose focal point the person is."""
        return frozenset(
            team_role.country
            for team_role in self.held_roles
            if team_role.role == Role.FOCAL_POINT and team_role.country
        )

    @property
    def reader(self) -> Reader:
        return Reader(self.held_roles[0].person_id, self.codes, self.countries)

    @property
    def sessions(self) -> int:
        return len(self.webinars)

    @property
    def held_count(self) -> int:
        return sum(webinar.is_held for webinar in self.webinars)

    @property
    def next_webinar(self) -> Webinar | None:
        now = self.cycle.now()
        return next((webinar for webinar in self.webinars if not webinar.is_held and webinar.ends_at > now), None)

    @property
    def stage(self) -> int:
        return stage_of(self.cycle)

    @property
    def step_href(self) -> str:
        return self.step.href(self.cycle)

    @property
    def is_folded(self) -> bool:
        return self.cycle.state in FOLDED


def own_cycles(person: Person) -> list[OwnCycle]:
    """The cycles in which *person* has a role, newest first; seven queries however many there are."""
    with scopes_disabled():
        team_roles = list(
            TeamRole.objects.filter(person=person).select_related("cycle").order_by("-cycle__made_at", "id")
        )
        cycles = {role.cycle_id: role.cycle for role in team_roles}
        facts = step_facts(cycles.values())
    roles = defaultdict(list)
    for role in team_roles:
        roles[role.cycle_id].append(role)
    return [
        OwnCycle(
            cycle,
            roles[pk],
            facts[pk].webinars,
            next_step(cycle, facts[pk], {team_roles.role for team_roles in roles[pk]}),
        )
        for pk, cycle in cycles.items()
    ]
