"""Whose page a link, an address or a browser opens; across cycles, since one who comes has not said which."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django_scopes import scopes_disabled

from tinkuy.core import sealing
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.guests.models import Guest, GuestDevice


def guest_with_link(fingerprint: str) -> Guest | None:
    """The guest, of any cycle, whose personal link this is."""
    with scopes_disabled():
        return _named(Guest.objects.filter(link_fingerprint=fingerprint)).first()


def guests_with_address(email: str) -> list[Guest]:
    """The guests of this address in any cycle. There is no index across cycles: each has its own."""
    if not email:
        return []
    indexes = [sealing.blind_index(email, place=place) for place in Cycle.objects.values_list("public_id", flat=True)]
    with scopes_disabled():
        return list(_named(Guest.objects.filter(email_index__in=indexes)))


def guests_waiting_for_code(public_id: str, email: str) -> list[Guest]:
    """The guests that a code may open: the one with this public id, else those of the address."""
    if not public_id:
        return guests_with_address(email)
    with scopes_disabled():
        return list(_named(Guest.objects.filter(public_id=public_id)))


def guest_device(cycle: Cycle, public_id: str) -> GuestDevice | None:
    """The open device with this public id in *cycle*, with its guest; None once it was closed."""
    device = _open(GuestDevice.objects.with_scope(cycle=cycle)).filter(public_id=public_id).first()
    if device is not None:
        device.cycle = device.guest.cycle = cycle
    return device


def guest_devices(public_ids: Iterable[str]) -> list[GuestDevice]:
    """The open ones of these, of whatever cycle: what one browser holds."""
    with scopes_disabled():
        devices = _open(GuestDevice.objects.filter(public_id__in=list(public_ids))).select_related("guest__cycle")
        return list(devices.order_by("-opened_at"))


def _named(guests: QuerySet[Guest]) -> QuerySet[Guest]:
    return guests.exclude(sealed_name=b"").select_related("cycle")


def _open(devices: QuerySet[GuestDevice]) -> QuerySet[GuestDevice]:
    return devices.filter(closed_at=None).select_related("guest")
