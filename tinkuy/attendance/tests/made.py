"""Small reports and registrations for the tests: a Zoom meeting of session 1 (5 March 2026, 15:00 to 16:30 UTC)."""

from django.test import Client

from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.attendance.uploads.actions.reports import preview_attendance
from tinkuy.attendance.uploads.queries.batches import reports_in
from tinkuy.convening.registering.actions import register
from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.people.models import Person
from tinkuy.people.signin import STATE
from tinkuy.uploads.actions.counting import count_upload
from tinkuy.uploads.models import Batch

HEADER = "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest\n"
WHOLE = ("15:00:00", "16:30:00")


def line(name: str, email: str = "", joined: str = WHOLE[0], left: str = WHOLE[1], day: str = "03/05/2026") -> str:
    """One connection, its hours in UTC."""
    return f"{name},{email},{day} {joined},{day} {left},90,Yes\n"


def report(*lines: str) -> bytes:
    return (HEADER + "".join(lines)).encode()


def registered(cycle, *names: str, country: str = "PE") -> list[Registration]:
    """Each name registers with the address `name@example.org`, lower case."""
    return [
        register(actor=None, cycle=cycle, name=name, email=f"{name.lower()}@example.org", country=country)
        for name in names
    ]


def previewed(actor, webinar, *lines: str, filename: str = "sesion.csv") -> AttendanceImport:
    return preview_attendance(actor=actor, webinar=webinar, data=report(*lines), filename=filename, zone="UTC")


def imported(actor, webinar, *lines: str) -> AttendanceImport:
    return count_upload(actor=actor, upload=previewed(actor, webinar, *lines))


def files_in(batch: Batch) -> list[AttendanceImport]:
    return list(reports_in(batch.public_id))


def proven(person: Person) -> Client:
    """A browser in which *person* is signed in, and proved just now who they are."""
    browser = Client()
    browser.force_login(person)
    session = browser.session
    session[STATE] = {"strong": True, "at": clock.now().timestamp()}
    session.save()
    return browser
