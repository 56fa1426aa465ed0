"""The organiser's home, across all cycles of a person: a reading that no scope limits but the roles of the person."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django_scopes import scope, scopes_disabled

from tinkuy.desk.checkup.facts import Facts
from tinkuy.desk.checkup.reading import facts_of
from tinkuy.desk.checkup.rule import CheckUp
from tinkuy.desk.checkup.running import check_up
from tinkuy.desk.due.item import DueLine, Reader
from tinkuy.desk.due.next_step import NextStep, next_step, step_facts
from tinkuy.desk.due.outside import due_outside
from tinkuy.desk.due.queries import due_to_person
from tinkuy.desk.figures.queries.attendance import attendance_for_team
from tinkuy.people.models import HubRole, Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.rules import roles_of
from tinkuy.planning.states import stage_of
from tinkuy.publication.sheets.models import SheetState

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


@dataclass(frozen=True)
class Home:
    """`focus` is the newest cycle that is not archived or cancelled; `check_up` is of that one, if the person sees it.

    The check-up reads a cycle whole, its attendance too: done for every cycle the page would grow slower with each.
    Every other cycle says its next step, and its own dashboard says what is at risk there.
    """

    focus: OwnCycle | None
    check_up: CheckUp | None
    others: Sequence[OwnCycle]
    folded: Sequence[OwnCycle]
    due: Sequence[DueLine]


def home_of(person: Person) -> Home:
    """A number of queries that does not grow with the cycles."""
    cycles = own_cycles(person)
    standing = [own for own in cycles if not own.is_folded]
    focus = standing[0] if standing else None
    facts = _facts(focus) if focus else None
    return Home(
        focus=focus,
        check_up=check_up(facts) if facts else None,
        others=standing[1:],
        folded=[own for own in cycles if own.is_folded],
        due=[*due_outside(person), *due_to_person(readers_of(person, standing), [facts] if facts else [])],
    )


def readers_of(person: Person, own_cycles: Sequence[OwnCycle]) -> dict[Cycle, Reader]:
    """*person* in each of their cycles and, who edits the hub, in those whose sheet waits to be published."""
    readers = {own.cycle: own.reader for own in own_cycles}
    if not HubRole.objects.filter(person=person).exists():
        return readers
    with scopes_disabled():
        waiting = Cycle.objects.filter(sheets__state=SheetState.APPROVED).exclude(state__in=FOLDED).distinct()
        countries = {cycle: reader.countries for cycle, reader in readers.items()}
        return {
            cycle: Reader(person.pk, roles_of(person, cycle), countries.get(cycle, frozenset()))
            for cycle in {*readers, *waiting}
        }


def _facts(own: OwnCycle) -> Facts | None:
    """What the check-up of the cycle looks at, where the person sees it."""
    if not own.reader.rights["see_the_dashboard"]:
        return None
    with scope(cycle=own.cycle):
        return facts_of(own.cycle, attendance_for_team(own.cycle))
