"""Somebody makes the address of their calendar, another in its place, or none."""

from django.db import transaction
from django.db.models import QuerySet

from tinkuy.convening.registrations.actions import lock_own
from tinkuy.convening.registrations.models import Registration
from tinkuy.journal.trail import record

from .models import CalendarAddress


@transaction.atomic
def renew_calendar_address(*, registration: Registration) -> CalendarAddress:
    """Make a new one; what followed the former sees no date any more."""
    lock_own(registration)
    erase_addresses(Registration.objects.filter(pk=registration.pk))
    secret, address = CalendarAddress.with_new_secret(cycle=registration.cycle, registration=registration)
    address.seal_secret(secret)
    address.save()
    record(None, "made a calendar address", registration)
    return address


@transaction.atomic
def close_calendar_address(*, registration: Registration) -> None:
    lock_own(registration)
    if erase_addresses(Registration.objects.filter(pk=registration.pk)):
        record(None, "closed a calendar address", registration)


def erase_addresses(registrations: QuerySet[Registration]) -> int:
    """Those of *registrations*: they open nothing any more; how many."""
    return int(CalendarAddress.objects.filter(registration__in=registrations).delete()[0])
