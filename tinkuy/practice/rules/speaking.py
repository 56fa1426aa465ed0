from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.rules import countries_of, may, roles_of


def may_speak_for(person: Person, action: str, cycle: Cycle, country: str) -> bool:
    """Whether *person* may do *action* (a row of the matrix) for *country*: its focal point, or the coordination."""
    if not may(person, action, cycle):
        return False
    return Role.COORDINATION in roles_of(person, cycle) or country in countries_of(person, cycle)


def demand_voice(person: Person, action: str, cycle: Cycle, country: str) -> None:
    """Refuse unless *person* may do *action* for *country*."""
    if not may_speak_for(person, action, cycle, country):
        raise Refused(_("Only this country's focal point or the regional coordination may do this."))
