"""Whose browser it is: the guests whose pages are open in this browser's session."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest

from tinkuy.core import sealing
from tinkuy.people.roles import Role

from .models import Cycle, Guest, GuestDevice
from .queries.guest_entry import guest_device
from .request import CycleRequest, person_of

DEVICES = "guest_devices"
"""In the session: the public id of each cycle → that of the guest's device that is open there."""

AWAITED = "awaited_guest_code"
"""In the session, sealed: for which address or guest this browser waits for a code."""

PLACE = f"session|{AWAITED}"
KEPT_OPEN = timedelta(days=60)
"""How long a browser stays open in which nobody of the team is signed in: about as long as a cycle goes on."""


class GuestRequest(CycleRequest):
    """A request of a guest's own page: the gate has made sure of the device and its guest."""

    guest_device: GuestDevice
    guest: Guest


def guest_roles(request: HttpRequest, cycle: Cycle) -> frozenset[str]:
    """For the gate: `guest` where this browser holds a guest's page in *cycle*, which it notes on the request."""
    public_id = request.session.get(DEVICES, {}).get(cycle.public_id)
    device = guest_device(cycle, public_id) if public_id else None
    request.guest_device = device  # type: ignore[attr-defined]
    request.guest = device.guest if device else None  # type: ignore[attr-defined]
    return frozenset({Role.GUEST.value} if device else ())


def held_guest_devices(request: HttpRequest) -> list[str]:
    """The public ids of the guests' devices that this browser holds, open or not."""
    return list(request.session.get(DEVICES, {}).values())


def hold_guest(request: HttpRequest, devices: Iterable[GuestDevice]) -> None:
    """This browser holds *devices* from now on, under a new session key. A sign-in of the team stays as it is."""
    session = request.session
    session[DEVICES] = session.get(DEVICES, {}) | {device.cycle.public_id: device.public_id for device in devices}
    session.pop(AWAITED, None)
    session.cycle_key()
    if person_of(request) is None:
        session.set_expiry(KEPT_OPEN)


def let_guest_go(request: HttpRequest, cycle: Cycle) -> None:
    """This browser holds no guest's page of *cycle* any more."""
    held = request.session.get(DEVICES, {})
    request.session[DEVICES] = {key: device for key, device in held.items() if key != cycle.public_id}


def await_guest_code(request: HttpRequest, *, email: str = "", guest: str = "") -> None:
    """Note whose code comes: of an address that was typed here, or of the guest whose link was opened."""
    request.session[AWAITED] = sealing.seal(f"{guest}|{email}", key=settings.KEYRING.master, place=PLACE).hex()


def awaited_guest(request: HttpRequest) -> tuple[str, str]:
    """The public id of the guest and the address (one of them empty) whose code this browser waits for."""
    sealed = bytes.fromhex(request.session.get(AWAITED, ""))
    guest, _, email = sealing.unseal(sealed, key=settings.KEYRING.master, place=PLACE).partition("|")
    return guest, email
