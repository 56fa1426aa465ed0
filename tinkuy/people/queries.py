from django.db.models import QuerySet

from .models import Organisation, Person
from .roles import Role


def example_persons() -> QuerySet[Person]:
    """The example's persons, who may be entered as on this machine."""
    return Person.objects.filter(is_example=True, is_active=True).order_by("name")


def person_with_address(email: str) -> Person | None:
    """The active person with this address, in any case of letters."""
    return Person.objects.filter(email=email.strip().casefold(), is_active=True).first()


def first_administrator() -> Person:
    """The administrator of longest standing; raises `Person.DoesNotExist` before the first start."""
    administrators = Person.objects.filter(hub_roles__role=Role.ADMINISTRATOR, is_active=True)
    return administrators.earliest("hub_roles__id")


def organisation_named(name: str) -> Organisation | None:
    """The organisation of the directory with this name, in any case of letters; None for the empty name."""
    return Organisation.objects.filter(name__iexact=name.strip()).first() if name.strip() else None
