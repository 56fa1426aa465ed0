"""The person who runs a new installation."""

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.people.models import HubRole, Person
from tinkuy.people.queries import person_with_address
from tinkuy.people.roles import Role


@transaction.atomic
def make_first_administrator(*, email: str) -> Person | None:
    """The administrator of an installation that has none; None when it has one."""
    if HubRole.objects.filter(role=Role.ADMINISTRATOR).exists():
        return None
    person = person_with_address(email) or Person.objects.create_user(email, _("Administration"))
    HubRole.objects.create(person=person, role=Role.ADMINISTRATOR)
    return person
