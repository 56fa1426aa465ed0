from django_scopes import scopes_disabled

from tinkuy.people.models import HubRole, Person
from tinkuy.planning.models import Cycle, TeamRole


def holds_a_role(person: Person) -> bool:
    """Whether the person holds any role, over the hub or in any cycle."""
    with scopes_disabled():
        return HubRole.objects.filter(person=person).exists() or TeamRole.objects.filter(person=person).exists()


def is_awaited(person: Person, cycle: Cycle) -> bool:
    """Whether *person* was invited to *cycle* and opens it for the first time."""
    return bool(TeamRole.objects.filter(TeamRole.AWAITED, cycle=cycle, person=person).exists())
