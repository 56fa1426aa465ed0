"""Whose browser it is: what a participant's request that passed the gate carries."""

from django.http import HttpRequest

from tinkuy.planning.request import CycleRequest

from .models import Device, Registration


class ParticipantRequest(CycleRequest):
    """A request of a page for participants: the gate has made sure of the device and its registration."""

    device: Device
    registration: Registration


def registration_of(request: HttpRequest) -> Registration | None:
    """The registration that this browser holds in the cycle of the address, on pages that passed the gate."""
    return getattr(request, "registration", None)
