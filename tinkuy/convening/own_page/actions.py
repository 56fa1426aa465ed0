"""Opening one's page in a browser, closing it, and what a participant changes of their own registration.

The link of the first mail opens it, in further browsers a code. Who leaves in a hurry closes all that one browser held
open: their pages as a participant and as a guest.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django_scopes import scope

from tinkuy.convening.registering.actions import confirm_registration, link_fingerprint
from tinkuy.convening.registrations.actions import asked_too_often, lock_own, mail_code, opened_by
from tinkuy.convening.registrations.consent_words import PURPOSES_ASKED, current_version
from tinkuy.convening.registrations.models import (
    IN_FORCE,
    AppearsAs,
    Consent,
    Device,
    Purpose,
    Registration,
    RegistrationState,
)
from tinkuy.convening.registrations.queries import (
    devices_by_id,
    registration_with_link,
    registrations_with_address,
    webinars_to_join,
)
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.trail import record
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.guests.actions.entering import close_guest_devices
from tinkuy.planning.guests.queries.entry import guest_devices
from tinkuy.stream.actions import revoke

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


@transaction.atomic
def close_browser(*, devices: Iterable[str], guests: Iterable[str]) -> None:
    """Close these, by public id, of whatever cycles: each page asks for a code again, live pages end."""
    for device in devices_by_id(devices):
        with scope(cycle=device.cycle):
            close_device(registration=device.registration, public_id=device.public_id)
    for guest_device in guest_devices(guests):
        with scope(cycle=guest_device.cycle):
            close_guest_devices(guest=guest_device.guest, only=guest_device.public_id)


@transaction.atomic
def choose_webinars(*, registration: Registration, webinars: Sequence[Webinar], joins_new: bool) -> None:
    """Come to these of the sessions to come, and to those that are added later if *joins_new*. Past ones stay."""
    lock_own(registration)
    offered = set(webinars_to_join(registration.cycle))
    chosen = offered.intersection(webinars)
    registration.webinars.remove(*(offered - chosen))
    registration.webinars.add(*chosen)
    registration.declined.remove(*chosen)
    registration.declined.add(*(offered - chosen))
    registration.joins_new_webinars = joins_new
    registration.save(update_fields=["joins_new_webinars"])
    record(None, "chose sessions", registration)


@transaction.atomic
def change_appearance(*, registration: Registration, appears_as: str, name: str) -> None:
    """Appear with this name, with this alias, or without one."""
    lock_own(registration)
    if appears_as not in AppearsAs.values:
        raise Refused(_("Choose how you want to appear."))
    if appears_as != AppearsAs.NONE and not tidy(name):
        raise Refused(
            _("Write how you want to appear, or choose to appear without a name."), about=("alias", "appears_as")
        )
    registration.appears_as = appears_as
    registration.seal_name("" if appears_as == AppearsAs.NONE else tidy(name))
    registration.save(update_fields=["appears_as", "sealed_name"])
    record(None, "changed appearance", registration)


@transaction.atomic
def change_needs(*, registration: Registration, needs: Sequence[str], note: str) -> None:
    """What helps them to take part."""
    lock_own(registration)
    registration.needs = list(needs)
    registration.seal_note(tidy(note))
    registration.save(update_fields=["needs", "sealed_note"])
    record(None, "changed needs", registration)


@transaction.atomic
def give_consents(*, registration: Registration, purposes: Sequence[str]) -> None:
    """Agree to exactly these of the optional purposes; any other consent in force ends now."""
    lock_own(registration)
    optional = [purpose for purpose in PURPOSES_ASKED if purpose != Purpose.USE_OF_DATA]
    wanted = set(optional).intersection(purposes)
    in_force = Consent.objects.filter(IN_FORCE, registration=registration, purpose__in=optional)
    given = set(in_force.values_list("purpose", flat=True))
    in_force.exclude(purpose__in=wanted).update(withdrawn_at=clock.now())
    Consent.objects.bulk_create(
        Consent(cycle=registration.cycle, registration=registration, purpose=purpose, version=current_version(purpose))
        for purpose in sorted(wanted - given)
    )
    record(None, "changed consents", registration)
