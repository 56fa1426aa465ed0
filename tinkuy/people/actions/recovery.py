"""Ten codes to print, for who lost the telephone."""

import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core import sealing
from tinkuy.core.errors import Refused
from tinkuy.people.models import Person, RecoveryCode
from tinkuy.people.queries import has_second_factor

HOW_MANY = 10
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that one takes for another on paper."""
LENGTH = 12


@transaction.atomic
def make_recovery_codes(*, person: Person) -> list[str]:
    """Ten new codes; those of before open nothing any more. They are told this once."""
    if not has_second_factor(person):
        raise Refused(_("Add a passkey or an app first: the codes stand in for them."))
    RecoveryCode.objects.filter(person=person).delete()
    codes = [_new_code() for _number in range(HOW_MANY)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(person=person, fingerprint=_fingerprint(person, code)) for code in codes
    )
    return codes


def use_recovery_code(*, person: Person, code: str) -> bool:
    """Whether *code* is one of the person's; it is used up."""
    return bool(RecoveryCode.objects.filter(person=person, fingerprint=_fingerprint(person, code)).delete()[0])


def _new_code() -> str:
    letters = "".join(secrets.choice(LETTERS) for _place in range(LENGTH))
    return "-".join(letters[at : at + 4] for at in range(0, LENGTH, 4))


def _fingerprint(person: Person, code: str) -> str:
    plain = "".join(letter for letter in code.casefold() if letter.isalnum())
    return sealing.blind_index(plain, place=f"recovery-code|{person.public_id}")
