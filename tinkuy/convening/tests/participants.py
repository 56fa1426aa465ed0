"""A cycle that takes registrations, and whoever registers in it, for the tests."""

import re
from datetime import timedelta
from typing import Any

from django.test import Client
from django_scopes import scope

from tinkuy.convening.participant_page.pages import PARTICIPANT_PAGES
from tinkuy.convening.registering.actions import register_participant
from tinkuy.convening.registering.answers import Answers
from tinkuy.convening.registrations.models import Device, Registration
from tinkuy.core import clock
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import DevelopmentMessage
from tinkuy.own_pages.actions import open_by_link
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState

REGISTER = "/es/c/ciclo-de-prueba/register/"
SENT = f"{REGISTER}sent/"
ME = "/es/me/ciclo-de-prueba/"
MAIL = "colibri@example.org"
CODE = re.compile(r"\b(\d{6})\b")


def coming(cycle: Cycle, *ordinals: int) -> list[Webinar]:
    """Sessions to come, a week apart, the first in a week."""
    return [
        Webinar.objects.create(
            cycle=cycle,
            ordinal=ordinal,
            title={"es": f"Sesión por venir {ordinal}", "pt-br": f"Sessão por vir {ordinal}"},
            starts_at=clock.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=7 * place),
            state=WebinarState.ANNOUNCED,
        )
        for place, ordinal in enumerate(ordinals, start=1)
    ]


def answers(sessions: list[Webinar], **other: Any) -> Answers:
    """Colibrí of Ecuador comes to *sessions*."""
    given: dict[str, Any] = {
        "appears_as": "alias",
        "name": "Colibrí",
        "country": "EC",
        "email": MAIL,
        "webinars": sessions,
        "purposes": ["use_of_data"],
        "needs": ["captions"],
        "note": "Silla de ruedas",
        "joins_new_webinars": True,
    }
    return Answers(**given | other)


def typed(sessions: list[Webinar], **other: Any) -> dict[str, Any]:
    """The same, as the page sends it."""
    given: dict[str, Any] = {
        "appears_as": "alias",
        "alias": "Colibrí",
        "country": "EC",
        "email": MAIL,
        "webinars": [str(webinar.ordinal) for webinar in sessions],
        "joins_new_webinars": "on",
        "needs": ["captions"],
        "note": "Silla de ruedas",
        "use_of_data": "on",
    }
    return given | other


def mail() -> DevelopmentMessage:
    """What was sent last of all that is owed; if there was a code among it, that one, which goes first."""
    sent = DevelopmentMessage.objects.count()
    deliver_due()
    new = DevelopmentMessage.objects.order_by("id")[sent:]
    return next((one for one in new if CODE.search(one.body)), None) or DevelopmentMessage.objects.latest("id")


def secret_in(message: DevelopmentMessage) -> str:
    return re.search(r"/me/#([\w-]+)", message.body)[1]


def code_in(message: DevelopmentMessage) -> str:
    return CODE.search(message.body)[1]


def waiting(cycle: Cycle, webinars: list[Webinar], **other: Any) -> str:
    """Somebody registered and has their mail: its secret."""
    with scope(cycle=cycle):
        register_participant(cycle=cycle, answers=answers(webinars, **other))
    return secret_in(mail())


def confirmed(cycle: Cycle, webinars: list[Webinar], **other: Any) -> Device:
    """Somebody registered and confirmed: the device that they opened."""
    return open_by_link(PARTICIPANT_PAGES, secret=waiting(cycle, webinars, **other)).browser


def browser_of(device: Device) -> Client:
    """The browser that holds *device*."""
    client = Client()
    session = client.session
    session[PARTICIPANT_PAGES.browsers_key] = {device.cycle.public_id: device.public_id}
    session.save()
    client.cookies["sessionid"] = session.session_key
    return client


def registration(cycle: Cycle) -> Registration:
    with scope(cycle=cycle):
        return Registration.objects.select_related("cycle").get()
