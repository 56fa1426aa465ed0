"""Who gets a role is told by mail: by whom, in which cycle, as what, and where to enter."""

import pytest

from tinkuy.core.errors import Refused
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import DevelopmentMessage, Notice
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hub_settings.actions import give_hub_role
from tinkuy.planning.team.actions.invitations import invite_member
from tinkuy.planning.team.actions.roles import take_role


@pytest.fixture(autouse=True)
def mailbox(settings):
    settings.MAILERS = {"default": {"BACKEND": "tinkuy.notices.mailbox.DevelopmentMailbox"}}


def invite(actor, cycle, **fields):
    sent = {"name": "Persona nueva", "email": "nueva@example.org", "role": Role.RAPPORTEUR, "language": "es"} | fields
    return invite_member(actor=actor, cycle=cycle, **sent)


def received() -> DevelopmentMessage:
    deliver_due()
    return DevelopmentMessage.objects.get()


@pytest.mark.parametrize(
    ("language", "words", "role", "path"),
    [
        ("es", "Le invitamos al equipo del ciclo «Ciclo de prueba»", "Relatoría", "/es/team/c/ciclo-de-prueba/plan/"),
        ("pt-br", "Convidamos você para a equipe do ciclo", "Relatoria", "/pt-br/team/c/ciclo-de-prueba/plan/"),
        ("en", "We invite you to the team of the cycle", "Rapporteur", "/en/team/c/ciclo-de-prueba/plan/"),
    ],
)
def test_a_new_member_reads_in_their_language_who_invites_them_to_what(
    coordination, scoped, language, words, role, path
):
    scoped.is_sensitive = False
    scoped.save(update_fields=["is_sensitive"])
    invite(coordination, scoped, language=language)

    message = received()
    assert message.to == "nueva@example.org"
    assert coordination.name in message.body
    assert words in message.body
    assert role in message.body
    assert f"http://localhost:8000{path}" in message.body


def test_who_has_an_account_already_is_told_of_the_new_role_too(coordination, observer, scoped):
    invite(coordination, scoped, email=observer.email)

    assert received().to == observer.email


def test_who_is_refused_a_role_is_told_nothing(coordination, observer, scoped):
    with pytest.raises(Refused):
        invite(coordination, scoped, email=observer.email, role=Role.OBSERVER)

    assert not Notice.objects.exists()


def test_a_stranger_gets_no_link_that_somebody_typed(coordination, scoped):
    """Any account may start a cycle and invite any address: the mail, which is ours, must not carry a lure."""
    Cycle.objects.update(title={"es": "Premio en https://trampa.example"})
    scoped.refresh_from_db()

    invite(coordination, scoped)

    message = received()
    assert "trampa" not in message.subject + message.body
    assert "Le invitamos al equipo de un ciclo" in message.body


def test_a_role_that_is_given_again_is_told_again(coordination, scoped):
    held = invite(coordination, scoped)
    deliver_due()
    take_role(actor=coordination, team_role=held)
    invite(coordination, scoped)
    deliver_due()

    subjects = list(DevelopmentMessage.objects.order_by("id").values_list("subject", flat=True))
    assert [subject.startswith("Le invitamos al equipo") for subject in subjects] == [True, False, True]


def test_an_invitation_that_was_taken_back_before_it_went_is_not_sent(coordination, scoped):
    take_role(actor=coordination, team_role=invite(coordination, scoped))

    assert not Notice.objects.exists()


def test_a_role_over_the_hub_is_told_likewise(administrator):
    give_hub_role(actor=administrator, name="Edición", email="edicion@example.org", role=Role.HUB_EDITOR)

    message = received()
    assert "le da un rol en el hub de Tinkuy: Edición del hub" in message.body
    assert "http://localhost:8000/es/team/cycles/" in message.body
