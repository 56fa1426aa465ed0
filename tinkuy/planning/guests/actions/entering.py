"""Opening a guest's page in a browser: by the link of the mail, in further ones by a code; and closing it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django_scopes import scope

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.planning.guests.models import Guest, GuestCode, GuestDevice
from tinkuy.planning.guests.queries.entry import guest_with_link, guests_with_address
from tinkuy.planning.own_pages import actions as mailed_codes

from .link import guest_codes_used_up, link_fingerprint, mail_code

NO_CODE = _("That code does not open. Check the six digits, or ask for a new code.")


@dataclass(frozen=True)
class GuestByLink:
    """What a personal link led to: an open device, or a code that was sent because the page was opened elsewhere."""

    guest: Guest
    device: GuestDevice | None


@transaction.atomic
def open_guest_by_link(*, secret: str, device_ids: Iterable[str] = ()) -> GuestByLink:
    """The first browser opens by the link alone; each further one needs a code too.

    *device_ids* are the public ids of the devices that this browser holds.
    """
    guest = guest_with_link(link_fingerprint(secret)) if secret else None
    if guest is None:
        raise Refused(_("This link opens nothing any more. Ask for a code with your e-mail, below."))
    with scope(cycle=guest.cycle):
        own = GuestDevice.objects.filter(guest=guest, closed_at=None, public_id__in=list(device_ids)).first()
        if own or not guest.devices.exists():
            return GuestByLink(guest, own or _open(guest))
        if not guest_codes_used_up(guest):
            mail_code([guest], kind="guest-code", language=guest.language)
    return GuestByLink(guest, None)


@transaction.atomic
def send_guest_code(*, email: str, language: str) -> None:
    """Owe a code that opens the pages of this address; without one nothing happens. Nobody can tell the difference."""
    guests = [guest for guest in guests_with_address(email) if not guest_codes_used_up(guest)]
    if guests:
        mail_code(guests, kind="guest-code", language=language)


def open_guest_by_code(*, code: str, guests: Iterable[Guest], device_ids: Iterable[str] = ()) -> list[GuestDevice]:
    """A device for each of *guests* that the code opens."""
    with transaction.atomic():
        opened = mailed_codes.opened_by(GuestCode, "guest", list(guests), code)
        devices = [_opened_for(guest, list(device_ids)) for guest in opened]
    if not devices:
        raise Refused(NO_CODE)
    return devices


def _opened_for(guest: Guest, device_ids: list[str]) -> GuestDevice:
    with scope(cycle=guest.cycle):
        own = GuestDevice.objects.filter(guest=guest, closed_at=None, public_id__in=device_ids).first()
        return own or _open(guest)


def _open(guest: Guest) -> GuestDevice:
    guest_device = GuestDevice.objects.create(cycle=guest.cycle, guest=guest)
    record(None, "opened", guest_device, guest=guest.public_id)
    return guest_device


@transaction.atomic
def close_guest_devices(*, guest: Guest, but: str = "", only: str = "") -> int:
    """Close the browsers of *guest*: *only* this one, or all *but* this one. How many were open."""
    devices = GuestDevice.objects.filter(guest=guest, closed_at=None).exclude(public_id=but)
    count: int = (devices.filter(public_id=only) if only else devices).update(closed_at=clock.now())
    if count:
        record(None, "closed a device", guest)
    return count
