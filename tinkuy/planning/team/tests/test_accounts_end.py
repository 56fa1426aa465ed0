"""An account that somebody else made has a last day until its owner enters, whatever they were invited to (P19)."""

from datetime import UTC, date, datetime

import pytest

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import DevelopmentMessage, Notice
from tinkuy.people.models import HubRole, Person
from tinkuy.planning.hub_settings.actions import give_hub_role, take_hub_role
from tinkuy.planning.team.actions.accounts import ACCOUNT_REMOVED
from tinkuy.planning.team.actions.invitations import forget_unanswered_invitations, remove_accounts_again
from tinkuy.planning.team.actions.roles import give_back_hub_role, take_role
from tinkuy.planning.team.models import TakenHubRole

from .test_invitations_end import later
from .test_invited import invite, mailbox  # noqa: F401

NEW = "nueva@example.org"


def named(role: str, administrator: Person) -> HubRole:
    return give_hub_role(actor=administrator, name="Persona nueva", email=NEW, role=role)


def test_promise_P19_a_role_over_the_hub_has_a_last_day_which_the_mail_and_the_page_tell(administrator, signed_in):
    with clock.at(datetime(2026, 3, 2, 15, tzinfo=UTC)):
        given = named("hub_editor", administrator)
        deliver_due()

        assert given.person.awaited_until == date(2026, 4, 1)
        assert "Esta invitación vale hasta el 1 de abril de 2026." in DevelopmentMessage.objects.get().body
        page = signed_in(administrator).get("/es/team/hub/").text
        assert "La invitación vale hasta el 1 de abril de 2026" in page


def test_promise_P19_whoever_never_enters_the_hub_is_erased_after_the_last_day_and_not_before(administrator):
    named("hub_editor", administrator)
    deliver_due()
    with later(30):
        assert forget_unanswered_invitations() == 0
    with later(32):
        assert forget_unanswered_invitations() == 1
        assert forget_unanswered_invitations() == 0

    assert not Person.objects.filter(email=NEW).exists()
    assert (HubRole.objects.count(), DevelopmentMessage.objects.count(), Notice.objects.count()) == (1, 0, 0)
    (entry,) = Entry.objects.filter(deed="invitation ended")
    assert (entry.actor, entry.details) == (None, {"role": "hub_editor"})


def test_promise_P19_an_account_whose_invitation_was_taken_back_goes_as_well(scoped, coordination, administrator):
    take_role(actor=coordination, team_role=invite(coordination, scoped, NEW))
    take_hub_role(
        actor=administrator,
        hub_role=give_hub_role(actor=administrator, name="Otra", email="otra@example.org", role="auditor"),
    )
    with later(32):
        assert forget_unanswered_invitations() == 2

    assert not Person.objects.filter(email__in=[NEW, "otra@example.org"]).exists()


def test_who_entered_keeps_the_role_and_one_that_is_given_back_lasts_anew(administrator):
    given = named("hub_editor", administrator)
    Person.objects.filter(pk=given.person.pk).update(last_login=clock.now())
    other = give_hub_role(actor=administrator, name="Otra", email="otra@example.org", role="auditor")
    with later(10):
        take_hub_role(actor=administrator, hub_role=other)
        give_back_hub_role(actor=administrator, taken_role=TakenHubRole.objects.get())
    with later(35):
        assert forget_unanswered_invitations() == 0
    with later(42):
        assert forget_unanswered_invitations() == 1

    assert [role.person.email for role in HubRole.objects.filter(role="hub_editor")] == [NEW]


def test_promise_A08_who_was_invited_to_administrate_is_nobody_who_does(administrator):
    named("administrator", administrator)

    with pytest.raises(Refused, match="al menos"):
        take_hub_role(actor=administrator, hub_role=administrator.hub_roles.get())
    with later(32):
        assert forget_unanswered_invitations() == 1
    assert [role.person for role in HubRole.objects.all()] == [administrator]


def test_the_installation_keeps_the_one_who_runs_it_though_they_never_entered(administrator):
    given = named("administrator", administrator)
    HubRole.objects.filter(person=administrator).delete()
    with later(32):
        assert forget_unanswered_invitations() == 0

    assert Person.objects.filter(pk=given.person.pk).exists()


def test_promise_R03_an_account_that_ended_does_not_come_back_with_an_older_copy(administrator):
    given = named("hub_editor", administrator)

    assert remove_accounts_again({given.person.public_id}.__contains__) == 1

    assert not Person.objects.filter(email=NEW).exists()
    assert ACCOUNT_REMOVED == "account-removed"
