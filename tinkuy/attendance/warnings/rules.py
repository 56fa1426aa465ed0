"""Who decides on early warnings."""

from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.rules import countries_of, may, roles_of


def may_decide_on(person: Person, country: str, cycle: Cycle) -> bool:
    """Whether *person* decides on warnings of *country*: its focal point, and the coordination; without a country,
    which is the whole cycle or a sector, the coordination.
    """
    if not may(person, "decide_on_warnings", cycle):
        return False
    return Role.COORDINATION in roles_of(person, cycle) or (bool(country) and country in countries_of(person, cycle))
