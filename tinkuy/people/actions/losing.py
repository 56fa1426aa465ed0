"""Helping somebody who lost what proves who they are."""

from django.db import transaction

from tinkuy.people.models import CodeApp, Passkey, Person, RecoveryCode

from .password import remove_password
from .sessions import end_other_sessions


@transaction.atomic
def forget_factors(*, person: Person) -> None:
    """Take all factors off the account, and sign it out everywhere: what was lost may have been found."""
    for model in (Passkey, CodeApp, RecoveryCode):
        model.objects.filter(person=person).delete()
    remove_password(person=person)
    end_other_sessions(person=person, but="")
