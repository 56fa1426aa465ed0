"""Whose browser it is: the registrations whose devices are open in this browser's session."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from tinkuy.core import sealing
from tinkuy.people.roles import Role
from tinkuy.planning.models import Cycle
from tinkuy.planning.request import CycleRequest, person_of

from .models import Device, Registration
from .queries.devices import open_device

DEVICES = "devices"
"""In the session: the public id of each cycle → that of the device that is open there."""

AWAITED = "awaited_code"
"""In the session, sealed: for which address or registration this browser waits for a code."""

PLACE = "session|awaited_code"
KEPT_OPEN = timedelta(days=60)
"""How long a browser stays open in which nobody of the team is signed in: about as long as a cycle goes on."""


class ParticipantRequest(CycleRequest):
    """A request of a page for participants: the gate has made sure of the device and its registration."""

    device: Device
    registration: Registration


def registration_of(request: HttpRequest) -> Registration | None:
    """The registration that this browser holds in the cycle of the address, on pages that passed the gate."""
    return getattr(request, "registration", None)


def device_in(request: HttpRequest, cycle: Cycle) -> Device | None:
    """The device that this browser holds in *cycle*, if it is still open and its registration confirmed."""
    public_id = request.session.get(DEVICES, {}).get(cycle.public_id)
    return open_device(cycle, public_id) if public_id else None


def participant_roles(request: HttpRequest, cycle: Cycle) -> frozenset[str]:
    """For the gate: `participant` where this browser holds a registration of *cycle*, which it notes on the request."""
    device = device_in(request, cycle)
    request.device = device  # type: ignore[attr-defined]
    request.registration = device.registration if device else None  # type: ignore[attr-defined]
    return frozenset({Role.PARTICIPANT.value} if device else ())


def held_devices(request: HttpRequest) -> list[str]:
    """The public ids of the devices that this browser holds, open or not."""
    return list(request.session.get(DEVICES, {}).values())


def hold(request: HttpRequest, devices: Iterable[Device]) -> None:
    """This browser holds *devices* from now on, under a new session key. A sign-in of the team stays as it is."""
    session = request.session
    session[DEVICES] = session.get(DEVICES, {}) | {device.cycle.public_id: device.public_id for device in devices}
    session.pop(AWAITED, None)
    session.cycle_key()
    if person_of(request) is None:
        session.set_expiry(KEPT_OPEN)


def let_go(request: HttpRequest, cycle: Cycle) -> None:
    """This browser holds no device of *cycle* any more."""
    held = request.session.get(DEVICES, {})
    request.session[DEVICES] = {public_id: device for public_id, device in held.items() if public_id != cycle.public_id}


def shorten_session(sender: object, request: HttpRequest, **kwargs: Any) -> None:
    """Who signs in for the team does so for as long as the team's sessions last, whatever this browser held before."""
    request.session.set_expiry(None)


def await_code(request: HttpRequest, *, email: str = "", registration: str = "") -> None:
    """Note whose code comes: of an address that was typed here, or of the registration whose link was opened."""
    text = f"{registration}|{email}"
    request.session[AWAITED] = sealing.seal(text, key=settings.KEYRING.master, place=PLACE).hex()


def awaited(request: HttpRequest) -> tuple[str, str]:
    """The public id of the registration and the address (one of them empty) whose code this browser waits for."""
    sealed = bytes.fromhex(request.session.get(AWAITED, ""))
    registration, _, email = sealing.unseal(sealed, key=settings.KEYRING.master, place=PLACE).partition("|")
    return registration, email
