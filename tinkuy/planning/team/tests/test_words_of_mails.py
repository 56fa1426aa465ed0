"""What mails of the team say: who writes and why, cycle and hub in the subject, and of a discreet one neither."""

import pytest

from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import DevelopmentMessage
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hub_settings.actions import name_hub
from tinkuy.planning.team.actions.invitations import invite_member
from tinkuy.planning.team.actions.roles import take_role

HUB = "Hub de prueba · Suramérica"


@pytest.fixture(autouse=True)
def named_hub(settings, administrator):
    settings.MAILERS = {"default": {"BACKEND": "tinkuy.notices.mailbox.DevelopmentMailbox"}}
    words = {"name": {"es": "Hub de prueba"}, "region": {"es": "Suramérica"}}
    name_hub(actor=administrator, contact="hub@example.org", **words)


@pytest.fixture
def make_discreet(scoped):
    def make(is_discreet: bool) -> Cycle:
        Cycle.objects.update(is_sensitive=is_discreet)
        scoped.refresh_from_db()
        return scoped

    return make


def received() -> DevelopmentMessage:
    deliver_due()
    return DevelopmentMessage.objects.get()


def invite(actor, cycle):
    return invite_member(actor=actor, cycle=cycle, name="Ana", email="ana@example.org", role=Role.RAPPORTEUR)


def test_an_invitation_names_cycle_and_hub_and_says_who_writes(make_discreet, coordination):
    invite(coordination, make_discreet(False))

    message = received()
    assert message.subject == f"Le invitamos al equipo de «Ciclo de prueba» · {HUB}"
    assert (
        f"Le invitamos al equipo del ciclo «Ciclo de prueba» en Tinkuy. Le escribe {coordination.name}. "
        "Su rol: Relatoría."
    ) in message.body
    assert "hub@example.org" in message.body.partition("-- \n")[2]


def test_an_invitation_to_a_discreet_cycle_names_it_nowhere(make_discreet, coordination):
    invite(coordination, make_discreet(True))

    message = received()
    assert message.subject == "Le invitamos al equipo de un ciclo"
    assert f"Le invitamos al equipo de un ciclo en Tinkuy. Le escribe {coordination.name}." in message.body
    assert "/es/team/cycles/\n" in message.body
    for word in ("Ciclo de prueba", "ciclo-de-prueba"):
        assert word not in message.body


@pytest.mark.parametrize(
    ("is_discreet", "subject", "body"),
    [
        (False, f"Su rol en «Ciclo de prueba» terminó · {HUB}", "Ya no tiene este rol en el ciclo «Ciclo de prueba»"),
        (True, "Su rol en un ciclo terminó", "Ya no tiene este rol en un ciclo"),
    ],
)
def test_who_lost_a_role_reads_who_took_it_and_nothing_of_a_discreet_cycle(
    make_discreet, coordination, observer, is_discreet, subject, body
):
    cycle = make_discreet(is_discreet)
    observer.last_login = cycle.now()
    observer.save(update_fields=["last_login"])

    take_role(actor=coordination, team_role=observer.team_roles.get())

    message = received()
    assert message.subject == subject
    assert f"{body}: Observación. Lo retiró {coordination.name}." in message.body
    assert ("iclo-de-prueba" in message.body, "iclo de prueba" in message.body) == (False, not is_discreet)
