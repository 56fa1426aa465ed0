"""Entering by a code by mail, or by the link that the start-up prints for the administrator of a new installation.

Asking for a code never tells whether an address has an account.
"""

import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext, gettext_lazy as _

from tinkuy.core import clock, sealing
from tinkuy.core.errors import Refused
from tinkuy.core.letters import typed_code
from tinkuy.people.models import EntryLink, HubRole, Person, SignInCode
from tinkuy.people.queries import person_with_address
from tinkuy.people.roles import Role

from .patience import at_code, begin_try, from_block


@transaction.atomic
def make_first_administrator(*, email: str) -> Person | None:
    """The administrator of an installation that has none; None when it has one."""
    if HubRole.objects.filter(role=Role.ADMINISTRATOR).exists():
        return None
    person = person_with_address(email) or Person.objects.create_user(email, gettext("Administration"))
    HubRole.objects.create(person=person, role=Role.ADMINISTRATOR)
    return person


LIFE_OF_CODE = timedelta(minutes=10)
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
    SignInCode.objects.create(
        person=person, fingerprint=_fingerprint_of_code(person, code), made_at=now, ends_at=now + LIFE_OF_CODE
    )
    return code


def check_sign_in_code(*, email: str, code: str, block: str = "") -> Person:
    """The person whose open code this is; the code is used up. Each wrong try counts, and the fifth closes it.

    Who tries from the same *block* of addresses waits longer each time; for a minute at most, so that a code that has
    just come by mail always opens.
    """
    counted = begin_try(at_code(email, block), *from_block(block))
    with transaction.atomic():
        person = Person.objects.filter(email=email.strip().casefold(), is_active=True).first()
        used = person is not None and _use(person, typed_code(code))
    if person is None or not used:
        raise Refused(_("That code is not valid. Check the six digits, or ask for a new code."))
    counted.succeed()
    return person


def _use(person: Person, code: str) -> bool:
    now = clock.now()
    ends = (now, clock.horizon() + LIFE_OF_CODE)
    open_codes = SignInCode.objects.filter(person=person, used_at=None, ends_at__range=ends, tries__lt=TRIES)
    if open_codes.filter(fingerprint=_fingerprint_of_code(person, code)).update(used_at=now):
        return True
    open_codes.update(tries=F("tries") + 1)
    return False


def _fingerprint_of_code(person: Person, code: str) -> str:
    return sealing.blind_index(code, place=f"sign-in-code|{person.public_id}")


LIFE_OF_LINK = timedelta(days=1)


def make_entry_link(*, person: Person) -> str:
    """The secret of a new link for *person*; only its fingerprint is stored."""
    secret = secrets.token_urlsafe(24)
    EntryLink.objects.create(
        person=person, fingerprint=_fingerprint_of_link(secret), ends_at=clock.now() + LIFE_OF_LINK
    )
    return secret


def use_entry_link(*, secret: str) -> Person:
    """The person of an open link, which this press uses up."""
    now = clock.now()
    link = EntryLink.objects.select_related("person").filter(fingerprint=_fingerprint_of_link(secret)).first()
    ends = (now, clock.horizon() + LIFE_OF_LINK)
    used = link and EntryLink.objects.filter(pk=link.pk, used_at=None, ends_at__range=ends).update(used_at=now)
    if link is None or not used or not link.person.is_active:
        raise Refused(_("This link was used already or has expired. Start Tinkuy again with --link to get a new one."))
    return link.person


def _fingerprint_of_link(secret: str) -> str:
    return sealing.blind_index(secret, place="entry-link")
