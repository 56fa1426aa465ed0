from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from tinkuy.attendance.uploads.actions.invitee_lists import KIND
from tinkuy.convening.invitation_mails.actions.invitation_mails import note_deliveries, send_invitations
from tinkuy.convening.invitation_mails.actions.sending import approve_sending, write_sending
from tinkuy.convening.invitation_mails.rules import recipients_of
from tinkuy.convening.invitations.models import InvitationSending, Invitee
from tinkuy.core import clock
from tinkuy.core.daytime import next_morning
from tinkuy.notices.delivery import deliver_due
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.models import Hook, HookState
from tinkuy.uploads.actions.reading import import_upload

LIST = "Ana Quispe <ana@example.org>\nluis@example.org\nIñaki Núñez;inaki@example.org"


@pytest.fixture
def invite(scoped: Cycle, sessions: object) -> Callable[..., dict[str, Invitee]]:
    """Somebody brings a list in; its people by the beginning of their address."""

    def bring_in(actor: Person, text: str = LIST, country: str = "PE") -> dict[str, Invitee]:
        import_upload(
            actor=actor, cycle=scoped, kind=KIND, data=text.encode(), filename="", answers={"country": country}
        )
        return {one.email().split("@")[0]: one for one in Invitee.objects.select_related("cycle")}

    return bring_in


@pytest.fixture
def send(scoped: Cycle) -> Callable[..., InvitationSending]:
    """Somebody writes a mail and approves it; the worker sends it by day, and notes what became of it."""

    def write_and_approve(actor: Person, *countries: str, goes: bool = True, **more: object) -> InvitationSending:
        sending = write_sending(actor=actor, cycle=scoped, countries=countries, words={}, **more)
        approve_sending(actor=actor, sending=sending, recipients=recipients_of(sending).count())
        with clock.at(clock.now() + timedelta(minutes=16)):
            send_invitations()
        if goes:
            with clock.at(next_morning(clock.now(), "America/Lima") + timedelta(hours=2)):
                deliver_due(1000)
                note_deliveries()
        sending.refresh_from_db()
        return sending

    return write_and_approve


@pytest.fixture
def planted(scoped: Cycle, sessions: list[Webinar]) -> Hook:
    """A thread that the first session left open for the second one."""
    first, second, _third = sessions
    return Hook.objects.create(
        cycle=scoped,
        number=1,
        text={"es": "¿Y si el refugio cierra?"},
        state=HookState.PLANTED,
        origin=first,
        target=second,
    )


@pytest.fixture
def team_of(signed_in: Callable[[Person], Client]) -> Callable[[Person], Client]:
    return signed_in
