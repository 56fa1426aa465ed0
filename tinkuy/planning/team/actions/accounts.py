"""Accounts that somebody else made: until their owner enters for the first time, they have a last day."""

from django.db import transaction
from django.db.models import ProtectedError
from django_scopes import scopes_disabled

from tinkuy.core import clock
from tinkuy.journal.erasures import note_erasure
from tinkuy.journal.trail import record
from tinkuy.notices.outbox import forget_messages
from tinkuy.people.models import HubRole, Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import INVITED_FOR, TeamRole
from tinkuy.planning.team.queries import others_administrate

ACCOUNT_REMOVED = "account-removed"
"""How the ledger of erasures calls an account that nobody entered."""


def about_account(person: Person) -> str:
    """How the outbox names whose invitation it is, of one to no cycle."""
    return f"account|{person.public_id}"


def await_first_entry(person: Person) -> None:
    """Somebody was written to that they may enter. Whoever was in already is not waited for."""
    if person.last_login is None and not person.is_example:
        person.awaited_until = clock.today() + INVITED_FOR
        person.save(update_fields=["awaited_until"])


@transaction.atomic
def forget_unentered() -> int:
    """Accounts that nobody entered by their last day go, with what they hold over the hub; how many.

    The last one who runs the installation stays. A role in a cycle has a last day of its own, which comes first.
    """
    over = Person.objects.select_for_update().filter(Person.AWAITED, is_example=False, awaited_until__lt=clock.today())
    return sum(_forget(person) for person in over)


def _forget(person: Person) -> bool:
    if _has_a_role_in_a_cycle(person):
        return False
    hub_roles = list(HubRole.objects.filter(person=person))
    if any(one.role == Role.ADMINISTRATOR and not others_administrate(one) for one in hub_roles):
        return False
    for one in hub_roles:
        record(None, "invitation ended", person, role=one.role)
        one.delete()
    forget_messages(about=about_account(person), email=person.email)
    return erase_unused(person)


def erase_unused(person: Person) -> bool:
    """An address that nobody used is not kept, unless it stands for something else."""
    unused = Person.objects.filter(pk=person.pk, last_login=None, hub_roles=None, is_example=False)
    if _has_a_role_in_a_cycle(person) or not unused.exists():
        return False
    try:
        with transaction.atomic():
            note_erasure(ACCOUNT_REMOVED, person.public_id)
            person.delete()
    except ProtectedError:
        return False
    return True


def _has_a_role_in_a_cycle(person: Person) -> bool:
    with scopes_disabled():
        return TeamRole.objects.filter(person=person).exists()
