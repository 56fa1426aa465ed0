"""Whoever leaves in a hurry closes all that one browser held open: their pages as a participant and as a guest."""

from collections.abc import Iterable

from django.db import transaction
from django_scopes import scope

from tinkuy.convening.queries.devices import devices_by_id
from tinkuy.planning.guests.actions.entering import close_guest_devices
from tinkuy.planning.guests.queries.entry import guest_devices

from .entering import close_device


@transaction.atomic
def close_browser(*, devices: Iterable[str], guests: Iterable[str]) -> None:
    """Close these, by public id, of whatever cycles: each page asks for a code again, live pages end."""
    for device in devices_by_id(devices):
        with scope(cycle=device.cycle):
            close_device(registration=device.registration, public_id=device.public_id)
    for guest_device in guest_devices(guests):
        with scope(cycle=guest_device.cycle):
            close_guest_devices(guest=guest_device.guest, only=guest_device.public_id)
