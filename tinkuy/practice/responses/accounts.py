"""Whose account is written to when something is asked of a country."""

from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole


def accounts_of_country(cycle: Cycle, country: str) -> list[Person]:
    """Its focal points who can enter; where it has none, the coordination, who sees to it that one answers."""
    roles = TeamRole.objects.filter(cycle=cycle, person__is_active=True).exclude(TeamRole.AWAITED)
    own = roles.filter(role=Role.FOCAL_POINT, country=country)
    chosen = own if own.exists() else roles.filter(role=Role.COORDINATION)
    return list({role.person_id: role.person for role in chosen.select_related("person").order_by("id")}.values())
