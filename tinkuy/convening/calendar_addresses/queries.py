"""Whose calendar an address opens, in whatever cycle; the address that somebody has."""

from django_scopes import scopes_disabled

from tinkuy.convening.registrations.models import Registration

from .models import CalendarAddress


def address_with_fingerprint(fingerprint: str) -> CalendarAddress | None:
    with scopes_disabled():
        rows = CalendarAddress.objects.select_related("cycle", "registration")
        address: CalendarAddress | None = rows.filter(fingerprint=fingerprint).first()
    if address is not None:
        address.registration.cycle = address.cycle
    return address


def address_of(registration: Registration) -> CalendarAddress | None:
    address: CalendarAddress | None = CalendarAddress.objects.filter(registration=registration).first()
    if address is not None:
        address.cycle, address.registration = registration.cycle, registration
    return address
