"""Browsers in which a registration is open."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django_scopes import scopes_disabled

from tinkuy.convening.models import Device, Registration, RegistrationState
from tinkuy.planning.cycles.models.cycle import Cycle


def open_device(cycle: Cycle, public_id: str) -> Device | None:
    """The open device with this public id, with its confirmed registration; None once it was closed."""
    opened = _open(Device.objects.with_scope(cycle=cycle)).select_related(None).select_related("registration")
    device = opened.filter(public_id=public_id).first()
    if device is not None:
        device.cycle = device.registration.cycle = cycle
    return device


def open_devices(registration: Registration) -> QuerySet[Device]:
    """The devices in which *registration* is open, the oldest first."""
    return _open(Device.objects.filter(registration=registration)).order_by("opened_at", "id")


def devices_by_id(public_ids: Iterable[str]) -> list[Device]:
    """The open ones of these, of whatever cycle: what one browser holds."""
    with scopes_disabled():
        return list(_open(Device.objects.filter(public_id__in=list(public_ids))).order_by("-opened_at"))


def _open(devices: QuerySet[Device]) -> QuerySet[Device]:
    confirmed = devices.filter(closed_at=None, registration__state=RegistrationState.CONFIRMED)
    return confirmed.select_related("registration__cycle", "cycle")
