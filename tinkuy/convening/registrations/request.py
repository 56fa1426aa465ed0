"""Whose browser it is: the registrations whose devices are open in this browser's session."""

from typing import Any

from django.http import HttpRequest

from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.own_pages.browsers import OwnPages
from tinkuy.planning.request import CycleRequest

from .models import Device, Registration
from .queries import open_device

PERSONAL_PAGES = OwnPages(devices="devices", awaited="awaited_code")


class ParticipantRequest(CycleRequest):
    """A request of a page for participants: the gate has made sure of the device and its registration."""

    device: Device
    registration: Registration


def registration_of(request: HttpRequest) -> Registration | None:
    """The registration that this browser holds in the cycle of the address, on pages that passed the gate."""
    return getattr(request, "registration", None)


def device_in(request: HttpRequest, cycle: Cycle) -> Device | None:
    """The device that this browser holds in *cycle*, if it is still open and its registration confirmed."""
    public_id = PERSONAL_PAGES.held_in(request, cycle)
    return open_device(cycle, public_id) if public_id else None


def participant_roles(request: HttpRequest, cycle: Cycle) -> frozenset[str]:
    """For the gate: `participant` where this browser holds a registration of *cycle*, which it notes on the request."""
    device = device_in(request, cycle)
    request.device = device  # type: ignore[attr-defined]
    request.registration = device.registration if device else None  # type: ignore[attr-defined]
    return frozenset({Role.PARTICIPANT.value} if device else ())


def shorten_session(sender: object, request: HttpRequest, **kwargs: Any) -> None:
    """Who signs in for the team does so for as long as the team's sessions last, whatever this browser held before."""
    request.session.set_expiry(None)
