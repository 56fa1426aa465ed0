"""A cycle that is over and gives certificates, with who came to how many of its three sessions."""

from datetime import UTC, date, datetime

from django.db import transaction

from tinkuy.attendance.certificates.actions.issuing import issue_certificates
from tinkuy.attendance.certificates.models import Certificate
from tinkuy.attendance.tests.attended import came_again
from tinkuy.convening.participant_page.pages import PARTICIPANT_PAGES
from tinkuy.convening.registrations.models import Device, Registration
from tinkuy.convening.tests.participants import browser_of
from tinkuy.core import clock
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState

AFTERWARDS = datetime(2026, 4, 6, 15, 0, tzinfo=UTC)
"""Four days after the last session: names are still kept."""
NAMES = ("Ana Quispe", "Beto Rojas", "Carla Núñez")
PAGES = PARTICIPANT_PAGES


def over(cycle, percent: int = 60) -> None:
    """All sessions are held; whoever came to *percent* of them earns a certificate."""
    cycle.clock_stands_at, cycle.certificate_percent = AFTERWARDS, percent
    cycle.save()
    Webinar.objects.update(state=WebinarState.HELD)


def registered(cycle, name: str, number: int = 0, **fields: object) -> Registration:
    row = Registration(
        cycle=cycle,
        country="PE",
        language="es",
        number=number or Registration.objects.count() + 1,
        erase_on=date(2026, 5, 2),
        **fields,
    )
    row.seal(name=name, email=f"{name.split()[0].casefold()}@example.org")
    row.save()
    return row


def came_to(cycle, webinars, *sessions: set[int]) -> None:
    """By the place of each person among the registered, who came to each session."""
    for webinar, numbers in zip(webinars, sessions, strict=False):
        came_again(cycle, webinar, numbers)


def three_people(cycle, webinars) -> list[Registration]:
    """Ana came to all three sessions, Beto to two, Carla to one."""
    over(cycle)
    people = [registered(cycle, name) for name in NAMES]
    came_to(cycle, webinars, {0, 1, 2}, {0, 1}, {0})
    return people


def issued(cycle) -> list[Certificate]:
    with transaction.atomic():
        issue_certificates(cycle=cycle)
    return list(Certificate.objects.select_related("cycle"))


def own_browser(registration: Registration):
    device = Device.objects.create(cycle=registration.cycle, registration=registration, opened_at=clock.now())
    return browser_of(device)
