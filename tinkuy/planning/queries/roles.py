from django_scopes import scopes_disabled

from tinkuy.people.models import HubRole, Person
from tinkuy.planning.models import TeamRole


def holds_a_role(person: Person) -> bool:
    """Whether the person holds any role, over the hub or in any cycle."""
    with scopes_disabled():
        return HubRole.objects.filter(person=person).exists() or TeamRole.objects.filter(person=person).exists()
