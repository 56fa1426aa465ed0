"""A code by mail. Asking for one never tells whether an address has an account."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from tinkuy.core import clock, sealing
from tinkuy.core.errors import Refused
from tinkuy.people.models import Person, SignInCode

from .patience import at_code, begin_try, from_block

LIFE = timedelta(minutes=10)
TRIES = 5
PER_HOUR = 6


@transaction.atomic
def make_sign_in_code(*, person: Person) -> str | None:
    """A new six-digit code for *person*, or None when too many were asked for within the hour."""
    now = clock.now()
    lately = (now - timedelta(hours=1), clock.horizon())
    if SignInCode.objects.filter(person=person, made_at__range=lately).count() >= PER_HOUR:
        return None
    code = f"{secrets.randbelow(1_000_000):06d}"
    SignInCode.objects.create(person=person, fingerprint=_fingerprint(person, code), made_at=now, ends_at=now + LIFE)
    return code


def check_sign_in_code(*, email: str, code: str, block: str = "") -> Person:
    """The person whose open code this is; the code is used up. Each wrong try counts, and the fifth closes it.

    Who tries from the same *block* of addresses waits longer each time; for a minute at most, so that a code that has
    just come by mail always opens.
    """
    counted = begin_try(at_code(email, block), *from_block(block))
    with transaction.atomic():
        person = Person.objects.filter(email=email.strip().casefold(), is_active=True).first()
        used = person is not None and _use(person, code.strip())
    if person is None or not used:
        raise Refused(_("That code does not open. Check the six digits, or ask for a new code."))
    counted.succeed()
    return person


def _use(person: Person, code: str) -> bool:
    now = clock.now()
    ends = (now, clock.horizon() + LIFE)
    open_codes = SignInCode.objects.filter(person=person, used_at=None, ends_at__range=ends, tries__lt=TRIES)
    if open_codes.filter(fingerprint=_fingerprint(person, code)).update(used_at=now):
        return True
    open_codes.update(tries=F("tries") + 1)
    return False


def _fingerprint(person: Person, code: str) -> str:
    return sealing.blind_index(code, place=f"sign-in-code|{person.public_id}")
