"""Who came to which session, written as an imported report leaves it."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from tinkuy.attendance.presences.models import AttendanceImport, Presence
from tinkuy.convening.registrations.models import Registration
from tinkuy.uploads.models import Batch

KEPT = date(2030, 1, 1)


def came(cycle, webinars, *sessions: range | set[int], registered: int = 0) -> None:
    """Persons by number in each session, for its whole duration; *registered* of them in all."""
    most = max([registered, *(max(session, default=-1) + 1 for session in sessions)])
    Registration.objects.bulk_create(
        Registration(cycle=cycle, country="PE" if n % 2 else "UY", erase_on=KEPT) for n in range(most)
    )
    for webinar, session in zip(webinars, sessions, strict=False):
        came_again(cycle, webinar, session)


def came_again(cycle, webinar, numbers: Iterable[int]) -> None:
    """Of those who are registered, by number, in one session more."""
    everyone = list(Registration.objects.order_by("pk"))
    fingerprint = f"report {AttendanceImport.objects.filter(webinar=webinar).count() + 1}"
    batch = Batch.objects.create(cycle=cycle)
    source = AttendanceImport.objects.create(
        cycle=cycle, batch=batch, webinar=webinar, fingerprint=fingerprint, state="committed", erase_on=KEPT
    )
    hours = {"joined_at": webinar.starts_at, "left_at": webinar.ends_at, "erase_on": KEPT}
    with transaction.atomic():  # as every deed that writes presences: the public numbers are marked old in the same one
        Presence.objects.bulk_create(
            Presence(cycle=cycle, webinar=webinar, source=source, registration=everyone[n], **hours) for n in numbers
        )
