"""An invitation to the team has a last day, which is told, and the clock keeps (P19)."""

from datetime import UTC, date, datetime, timedelta

from tinkuy.core import clock
from tinkuy.journal.models import Entry
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import DevelopmentMessage, Notice
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.team.actions.invitations import forget_unanswered_invitations, invite_again, note_entry
from tinkuy.planning.team.actions.roles import give_role

from .test_invited import invite, mailbox, team_page  # noqa: F401


def later(days: int):
    return clock.at(clock.now() + timedelta(days=days))


def test_promise_P19_an_invitation_has_a_last_day_which_the_mail_and_the_team_page_tell(
    scoped, coordination, signed_in
):
    with clock.at(datetime(2026, 3, 2, 15, tzinfo=UTC)):
        held = invite(coordination, scoped)
        deliver_due()

        assert held.invited_until == date(2026, 4, 1)
        assert "Esta invitación vale hasta el 1 de abril de 2026." in DevelopmentMessage.objects.get().body
        assert "La invitación vale hasta el 1 de abril de 2026" in team_page(signed_in, coordination, scoped)


def test_promise_P19_whoever_never_enters_is_erased_after_the_last_day_and_not_before(scoped, coordination):
    held = invite(coordination, scoped)
    deliver_due()
    with later(30):
        assert forget_unanswered_invitations() == 0
    with later(32):
        assert forget_unanswered_invitations() == 1
        assert forget_unanswered_invitations() == 0

    assert not TeamRole.objects.filter(pk=held.pk).exists()
    assert not Person.objects.filter(email="nueva@example.org").exists()
    assert not DevelopmentMessage.objects.exists()
    assert not Notice.objects.filter(about=f"team-role|{held.pk}").exists()
    (entry,) = Entry.objects.filter(deed="invitation ended")
    assert (entry.actor, entry.details) == (None, {"role": "focal_point", "country": "PE"})


def test_an_invitation_that_is_sent_again_lasts_longer(scoped, coordination):
    held = invite(coordination, scoped)
    with later(20):
        invite_again(actor=coordination, team_role=held)
    with later(45):
        assert forget_unanswered_invitations() == 0
    with later(52):
        assert forget_unanswered_invitations() == 1


def test_who_entered_or_was_given_a_role_stays_and_an_example_keeps_no_stranger(
    scoped, coordination, outsider, observer
):
    invite(coordination, scoped, outsider.email)
    Person.objects.filter(pk=outsider.pk).update(last_login=clock.now())
    invite(coordination, scoped, observer.email, role=Role.FACILITATION, country="")
    note_entry(person=observer, cycle=scoped)
    invite(coordination, scoped, "otra@example.org", country="UY")
    give_role(actor=coordination, cycle=scoped, person=outsider, role=Role.SUPPORT)
    type(scoped).objects.filter(pk=scoped.pk).update(is_example=True, clock_stands_at=clock.now())
    with later(60):
        assert forget_unanswered_invitations() == 2

    assert Person.objects.filter(pk=outsider.pk).exists(), "their account is theirs"
    assert TeamRole.objects.filter(person=observer, role=Role.FACILITATION).exists()
    assert TeamRole.objects.filter(person=outsider, role=Role.SUPPORT).exists()
