"""The team of a cycle: who has which role, and who speaks for the invited countries."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet
from django_scopes import scopes_disabled

from tinkuy.core.text import folded
from tinkuy.people.countries import countries, country_name
from tinkuy.people.models import HubRole, Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle, InvitedCountry
from tinkuy.planning.cycles.models.team_role import TeamRole


@dataclass(frozen=True)
class InvitedTeam:
    """An invited country and its focal points, perhaps none yet."""

    country: str
    zone: str
    focal_points: tuple[TeamRole, ...]
    goes_without: str = ""

    @property
    def city(self) -> str:
        country = countries().get(self.country)
        return country.city if country else ""


def members(cycle: Cycle) -> QuerySet[TeamRole]:
    """Everyone's roles in the cycle, in the order in which they were given."""
    return TeamRole.objects.select_related("person__organisation").order_by("given_at", "id")


def team_persons(cycle: Cycle) -> list[Person]:
    """Everyone active of the team, each once, by name. Who is invited and not in yet takes nothing on meanwhile."""
    team_roles = members(cycle).exclude(TeamRole.AWAITED)
    persons = {role.person_id: role.person for role in team_roles if role.person.is_active}
    return sorted(persons.values(), key=lambda person: folded(person.name))


def role_labels(persons: Collection[int]) -> dict[int, str]:
    """What each of the team is in the cycle in scope, by their key: a role is said, no name."""
    roles = TeamRole.objects.filter(person__in=persons).order_by("-given_at").values_list("person_id", "role")
    return {person: str(Role(role).label) for person, role in roles}


def invited_teams(cycle: Cycle) -> list[InvitedTeam]:
    """The invited countries by name in the reader's language, with their focal points."""
    focal_roles = members(cycle).filter(role=Role.FOCAL_POINT)
    by_country: dict[str, list[TeamRole]] = {}
    for role in focal_roles:
        by_country.setdefault(role.country, []).append(role)
    teams = [
        InvitedTeam(invited.country, invited.zone, tuple(by_country.get(invited.country, ())), invited.goes_without)
        for invited in InvitedCountry.objects.all()
    ]
    return sorted(teams, key=lambda team: country_name(team.country))


def countries_without_focal_point(cycle: Cycle) -> list[str]:
    """Codes of the invited countries for which nobody is focal point, in order of their code."""
    return [invited.country for invited in _without_focal_point()]


def countries_awaiting_focal_point(cycle: Cycle) -> list[str]:
    """Of these, the ones for which nobody has said why the cycle goes on without."""
    return [invited.country for invited in _without_focal_point() if not invited.goes_without]


def _without_focal_point() -> list[InvitedCountry]:
    with_focal_point = set(
        TeamRole.objects.filter(role=Role.FOCAL_POINT, person__is_active=True).values_list("country", flat=True)
    )
    return [invited for invited in InvitedCountry.objects.all() if invited.country not in with_focal_point]


def public_focal_points(cycle: Cycle) -> QuerySet[TeamRole]:
    """Those whose consent to be shown is in force on the cycle's day (invariant 21), by country."""
    return (
        TeamRole.objects.filter(role=Role.FOCAL_POINT, public_since__lte=cycle.today(), person__is_active=True)
        .select_related("person")
        .order_by("country", "given_at")
    )


def invited_countries(cycle: Cycle) -> list[str]:
    """The codes of the invited countries, in order."""
    return list(InvitedCountry.objects.order_by("country").values_list("country", flat=True))


def focal_points_of(cycle: Cycle, countries: Collection[str] | None = None) -> list[Person]:
    """The active focal points of the invited *countries* (of all, if not said), each once."""
    invited = set(invited_countries(cycle))
    wanted = invited if countries is None else invited.intersection(countries)
    focal_roles = TeamRole.objects.filter(role=Role.FOCAL_POINT, country__in=wanted, person__is_active=True)
    return list({role.person_id: role.person for role in focal_roles.select_related("person").order_by("id")}.values())


def holds_a_role(person: Person) -> bool:
    """Whether the person holds any role, over the hub or in any cycle."""
    with scopes_disabled():
        return HubRole.objects.filter(person=person).exists() or TeamRole.objects.filter(person=person).exists()


def is_awaited(person: Person, cycle: Cycle) -> bool:
    """Whether *person* was invited to *cycle* and opens it for the first time."""
    return bool(TeamRole.objects.filter(TeamRole.AWAITED, cycle=cycle, person=person).exists())
