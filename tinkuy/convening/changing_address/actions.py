"""Another address takes the place of the one that somebody registered with, once its mail was answered.

Nothing tells whether the new address is registered until it is proved to be theirs. The former one is told that it was
left, without who or why: whoever reads it may be somebody else.
"""

import secrets

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from tinkuy.convening.registrations.actions import lock_own
from tinkuy.convening.registrations.models import PersonalCode, Registration
from tinkuy.convening.registrations.queries import in_force_with_address
from tinkuy.core import clock, sealing
from tinkuy.core.errors import Refused
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.lasting_erasure.forgetting import empty_the_log
from tinkuy.core.letters import typed_code
from tinkuy.journal.trail import record
from tinkuy.notices.outbox import owe_to_address, readdress_messages
from tinkuy.notices.stops.actions import carry_stops
from tinkuy.own_pages.actions import LIFE, NO_CODE, TRIES, has_too_many_codes
from tinkuy.own_pages.pages import entrance_path

CONFIRM, LEFT = "confirm-address", "address-left"

SAME = _("You are registered with this address already.")
TOO_MANY = _("Several codes were sent within an hour. Wait a little, then ask again.")
TAKEN = _("Another registration of this cycle has this address. Open that one, or write to the team of the cycle.")


@transaction.atomic
def ask_for_address(*, registration: Registration, email: str) -> None:
    """Owe the code to *email*. Nothing of the registration changes yet."""
    lock_own(registration)
    if _index(registration, email) == registration.email_index:
        raise Refused(SAME, about="email")
    if has_too_many_codes(PersonalCode, registration.cycle, registration.email_index):
        raise Refused(TOO_MANY, about="email")
    code, now = f"{secrets.randbelow(1_000_000):06d}", clock.now()
    PersonalCode.objects.create(
        cycle=registration.cycle,
        registration=registration,
        fingerprint=_fingerprint(registration, email, code),
        made_at=now,
        ends_at=now + LIFE,
    )
    owe_to_address(
        email=email,
        language=registration.language,
        kind=CONFIRM,
        dedupe_key=f"{CONFIRM}-{new_public_id()}",
        about=registration.about,
        code=code,
    )
    record(None, "asked for another address", registration)


def change_address(*, registration: Registration, email: str, code: str) -> None:
    """A wrong code counts, and the fifth closes what was sent."""
    with transaction.atomic():
        lock_own(registration)
        is_proved = _uses_code(registration, email, code)
        if is_proved:
            _change(registration, email)
    if not is_proved:
        raise Refused(NO_CODE, about="code")


def _uses_code(registration: Registration, email: str, code: str) -> bool:
    own = PersonalCode.objects.filter(registration=registration, used_at=None, tries__lt=TRIES)
    valid = own.filter(ends_at__range=(clock.now(), clock.horizon() + LIFE))
    fingerprint = _fingerprint(registration, email, typed_code(code))
    if valid.filter(fingerprint=fingerprint).update(used_at=clock.now()):
        return True
    valid.update(tries=F("tries") + 1)
    return False


def _change(registration: Registration, email: str) -> None:
    """Codes that went to the former address open nothing any more, nor does its link; what is owed goes to the new."""
    cycle, former = registration.cycle, registration.email()
    if in_force_with_address(cycle, _index(registration, email)) is not None:
        raise Refused(TAKEN, about="code")
    registration.seal(name=registration.name(), email=email)
    registration.link_fingerprint = ""
    registration.save(update_fields=["sealed_name", "sealed_email", "email_index", "link_fingerprint"])
    PersonalCode.objects.filter(registration=registration).delete()
    readdress_messages(about=registration.about, email=email)
    carry_stops(former=former, email=email, of=cycle.public_id)
    owe_to_address(
        email=former,
        language=registration.language,
        kind=LEFT,
        dedupe_key=f"{LEFT}-{new_public_id()}",
        about=registration.about,
        from_cycle=cycle.public_id,
        path=entrance_path(Registration, registration.language),
    )
    record(None, "changed the address", registration)
    transaction.on_commit(empty_the_log)


def _index(registration: Registration, email: str) -> str:
    return sealing.blind_index(email, place=registration.cycle.public_id)


def _fingerprint(registration: Registration, email: str, code: str) -> str:
    """Of a code that proves this address of this registration, and opens no page."""
    place = f"new-address|{registration.public_id}|{_index(registration, email)}"
    return sealing.blind_index(code, place=place)
