"""Opening one's page in a browser: by the link of the first mail, in further ones by a code; and closing it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django_scopes import scope

from tinkuy.convening.models import Device, Registration, RegistrationState
from tinkuy.convening.queries.registered import registration_with_link, registrations_with_address
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.stream.actions import revoke

from .codes import asked_too_often, mail_code, opened_by
from .self_registering import confirm_registration, link_fingerprint

NO_CODE = _("That code does not open. Check the six digits, or ask for a new code.")


@dataclass(frozen=True)
class ByLink:
    """What a personal link led to: an open device, or a code that was sent because the page was opened elsewhere."""

    registration: Registration
    device: Device | None


@transaction.atomic
def open_by_link(*, secret: str, held: Iterable[str] = ()) -> ByLink:
    """The first browser opens by the link alone, which confirms the registration; each further one needs a code too.

    *held* are the public ids of the devices that this browser holds.
    """
    registration = registration_with_link(link_fingerprint(secret)) if secret else None
    if registration is None:
        raise Refused(_("This link opens nothing any more. Ask for a code with your e-mail, below."))
    with scope(cycle=registration.cycle):
        own = Device.objects.filter(registration=registration, closed_at=None, public_id__in=list(held)).first()
        if own or not registration.devices.exists():
            return ByLink(registration, own or _open(registration))
        if not asked_too_often(registration.cycle, registration.email_index):
            mail_code([registration], kind="personal-code", email=registration.email(), language=registration.language)
    return ByLink(registration, None)


@transaction.atomic
def send_personal_code(*, email: str, language: str) -> None:
    """Owe a code that opens what this address is registered for; without a registration nothing happens.

    Nobody can tell the difference. Only where nothing is confirmed does the code open the latest that waits.
    """
    found = [one for one in registrations_with_address(email) if not asked_too_often(one.cycle, one.email_index)]
    confirmed = [one for one in found if one.is_confirmed]
    waiting = sorted(found, key=lambda one: one.made_at)[-1:]
    if confirmed or waiting:
        mail_code(
            confirmed or waiting, kind="personal-code", email=(confirmed or waiting)[0].email(), language=language
        )


def open_by_code(*, code: str, registrations: Iterable[Registration], held: Iterable[str] = ()) -> list[Device]:
    """A device for each of *registrations* that the code opens; those that waited are confirmed by it."""
    with transaction.atomic():
        devices = [_opened_for(one, list(held)) for one in opened_by(code, registrations)]
    if not devices:
        raise Refused(NO_CODE)
    return devices


def _opened_for(registration: Registration, held: list[str]) -> Device:
    with scope(cycle=registration.cycle):
        own = Device.objects.filter(registration=registration, closed_at=None, public_id__in=held).first()
        return own or _open(registration)


def _open(registration: Registration) -> Device:
    if registration.state == RegistrationState.PENDING:
        registration = confirm_registration(registration=registration)
    device = Device.objects.create(cycle=registration.cycle, registration=registration)
    record(None, "opened", device, registration=registration.public_id)
    return device


@transaction.atomic
def close_device(*, registration: Registration, public_id: str) -> None:
    """Close a browser of *registration*: its page asks for a code again, its live page ends. Twice is once."""
    open_ones = Device.objects.filter(registration=registration, public_id=public_id, closed_at=None)
    if open_ones.update(closed_at=clock.now()):
        record(None, "closed a device", registration)
        revoke(f"device:{public_id}")
