"""One person of each kind that has a page of their own, with the mail by which they enter it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tinkuy.convening.participant_page.pages import PARTICIPANT_PAGES
from tinkuy.convening.tests.participants import coming, waiting
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import DevelopmentMessage
from tinkuy.own_pages.pages import OwnPages
from tinkuy.planning.guests.actions.details import send_guest_link
from tinkuy.planning.guests.pages import GUEST_PAGES
from tinkuy.planning.guests.tests.guests import a_guest


@dataclass(frozen=True)
class Kind:
    """`secret` is that of the mail by which the person, whose address is `email`, enters for the first time."""

    pages: OwnPages[Any]
    secret: str
    email: str

    @property
    def entrance(self) -> str:
        return f"/es/{self.pages.address}"

    @property
    def link(self) -> str:
        return f"{self.entrance}enter/link/"

    @property
    def ask(self) -> str:
        return f"{self.entrance}enter/ask/"

    @property
    def code(self) -> str:
        return f"{self.entrance}enter/code/"

    @property
    def page(self) -> str:
        return f"{self.entrance}ciclo-de-prueba/"


@pytest.fixture(autouse=True)
def development_mailbox(settings):
    settings.MAILERS = {"default": {"BACKEND": "tinkuy.notices.mailbox.DevelopmentMailbox"}}


@pytest.fixture(params=["participant", "guest"])
def kind(request, scoped, coordination) -> Kind:
    return KINDS[request.param](scoped, coordination)


def participant(cycle, _coordination) -> Kind:
    return Kind(PARTICIPANT_PAGES, waiting(cycle, coming(cycle, 1, 2)), "colibri@example.org")


def guest(cycle, coordination) -> Kind:
    send_guest_link(actor=coordination, guest=a_guest(coordination, cycle))
    deliver_due()
    secret = DevelopmentMessage.objects.latest("id").body.partition("/guest/#")[2].split()[0]
    return Kind(GUEST_PAGES, secret, "expositora.pe@example.org")


KINDS: dict[str, Callable[[Any, Any], Kind]] = {"participant": participant, "guest": guest}
