"""Who does a deed that is started from the shell."""

from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.people.models import Person
from tinkuy.people.queries import person_with_address
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole


def cycle_named(slug: str) -> Cycle:
    """The cycle with this address; refuses another name in words."""
    cycle = Cycle.objects.filter(slug=slug).first()
    if cycle is None:
        raise Refused(_("There is no cycle «%(slug)s».") % {"slug": slug})
    return cycle


def acting_person(cycle: Cycle, address: str | None) -> Person:
    """Who is named by *address*; else whoever coordinates the *cycle* in scope."""
    if address:
        person = person_with_address(address)
        if person is None:
            raise Refused(_("Nobody of the team has the address %(address)s.") % {"address": address})
        return person
    coordination = TeamRole.objects.filter(cycle=cycle, role=Role.COORDINATION).select_related("person").first()
    if coordination is None:
        raise Refused(_("Say who imports it with --as EMAIL: the cycle has no coordination."))
    return coordination.person
