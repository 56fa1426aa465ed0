"""A cycle with sessions to come and people registered for them, for the tests of what changes."""

import email.policy
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from email.message import EmailMessage
from typing import Any
from zoneinfo import ZoneInfo

from django.core import mail
from icalendar import Calendar, Event

from tinkuy.convening.registering import actions
from tinkuy.convening.registrations.models import Registration
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import Notice
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar

REASON = {"es": "La sala técnica no está libre.", "pt-br": "A sala técnica não está livre."}
PLACES = ((1, "PE", "es"), (2, "BR", "pt-br"), (3, "CL", "en"))


def register(cycle: Cycle, webinars: list[Webinar], *, number: int = 1, **other: Any) -> Registration:
    """Somebody confirmed, without a mail on the way."""
    given: dict[str, Any] = {"country": "PE", "language": "es", "email": f"persona{number}@example.org"} | other
    return actions.register(actor=None, cycle=cycle, name=f"Persona {number}", webinars=webinars, **given)


def one_of_each(cycle: Cycle, webinars: list[Webinar]) -> list[Registration]:
    """One person in Peru, one in Brazil, one in Chile, each in a language of their own."""
    return [register(cycle, webinars, number=n, country=code, language=tongue) for n, code, tongue in PLACES]


def later(webinar: Webinar, **by: float) -> Any:
    return webinar.starts_at + timedelta(**by)


@contextmanager
def posted(settings: Any) -> Iterator[list[EmailMessage]]:
    """What is delivered, as a mail server would get it."""
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
    mail.outbox = []
    found: list[EmailMessage] = []
    yield found
    deliver_due(500)
    found.extend(email.message_from_bytes(m.message().as_bytes(), policy=email.policy.default) for m in mail.outbox)


def to(messages: list[EmailMessage], number: int) -> EmailMessage:
    (found,) = [message for message in messages if message["To"] == f"persona{number}@example.org"]
    return found


def body_of(message: EmailMessage) -> str:
    return message.get_body(("plain",)).get_content()


def calendar_in(message: EmailMessage) -> tuple[Calendar, Event]:
    """The calendar that goes with it, and its first session."""
    (part,) = list(message.iter_attachments())
    assert part.get_content_type() == "text/calendar"
    body = part.get_payload(decode=True)
    assert body.count(b"\n") == body.count(b"\r\n") > 10
    calendar = Calendar.from_ical(body)
    assert part.get_param("method") == str(calendar["METHOD"])
    return calendar, calendar.events[0]


def owed_kinds() -> list[str]:
    return sorted(Notice.objects.values_list("kind", flat=True))


def hour_of(webinar: Webinar, zone: str) -> str:
    return f"{webinar.starts_at.astimezone(ZoneInfo(zone)):%H:%M}"
