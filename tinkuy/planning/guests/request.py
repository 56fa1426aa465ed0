"""Whose browser it is: the guests whose pages are open in this browser's session."""

from django.http import HttpRequest

from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.guests.queries.entry import guest_device
from tinkuy.planning.own_pages.browsers import OwnPages
from tinkuy.planning.request import CycleRequest

from .models import Guest, GuestDevice

GUEST_PAGES = OwnPages(devices="guest_devices", awaited="awaited_guest_code")


class GuestRequest(CycleRequest):
    """A request of a guest's own page: the gate has made sure of the device and its guest."""

    guest_device: GuestDevice
    guest: Guest


def guest_roles(request: HttpRequest, cycle: Cycle) -> frozenset[str]:
    """For the gate: `guest` where this browser holds a guest's page in *cycle*, which it notes on the request."""
    public_id = GUEST_PAGES.held_in(request, cycle)
    device = guest_device(cycle, public_id) if public_id else None
    request.guest_device = device  # type: ignore[attr-defined]
    request.guest = device.guest if device else None  # type: ignore[attr-defined]
    return frozenset({Role.GUEST.value} if device else ())
