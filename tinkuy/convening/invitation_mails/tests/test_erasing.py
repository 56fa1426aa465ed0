"""Whose name and address are kept, and until when: who leaves, who never answered, a focal point who leaves."""

from datetime import timedelta

from tinkuy.convening.invitation_mails.actions.erasing import due_invitees, erase_due_invitees, erase_invitees_again
from tinkuy.convening.invitations.models import Invitee, InviteeLink
from tinkuy.convening.participant_page.queries import own_data
from tinkuy.convening.registering.actions import register
from tinkuy.convening.registrations.rules import registration_erased_on
from tinkuy.convening.withdrawing.actions import withdraw_registration
from tinkuy.core import clock
from tinkuy.notices.models import Notice
from tinkuy.planning.cycles.models.team_role import TeamRole

PAGE = "/es/team/c/ciclo-de-prueba/invitations/"


def test_who_never_answered_is_erased_on_the_day_of_the_registrations(invite, send, scoped, coordination):
    invite(coordination)
    send(coordination, "PE", goes=False)
    after = registration_erased_on(scoped) - clock.today() + timedelta(days=2)

    assert (due_invitees(), erase_due_invitees()) == (0, 0)
    with clock.at(clock.now() + after):
        assert (due_invitees(), erase_due_invitees(), erase_due_invitees()) == (3, 3, 0)

    assert {(bytes(one.sealed_email), bytes(one.sealed_name), one.email_index) for one in Invitee.objects.all()} == {
        (b"", b"", "")
    }
    assert Invitee.objects.filter(invited_at__isnull=False).count() == 3, "that they were invited stays as a number"
    assert not InviteeLink.objects.exists()
    assert not Notice.objects.filter(kind="invitation").exists()


def test_whoever_leaves_the_cycle_leaves_its_list_and_reads_of_it_before(invite, send, scoped, coordination):
    people = invite(coordination)
    send(coordination, "PE")
    ana = register(actor=coordination, cycle=scoped, name="Ana", email="ANA@example.org", country="PE")
    assert [one["name"] for one in own_data(ana, "es")["invitations"]] == ["Ana Quispe"]

    withdraw_registration(registration=ana)

    gone = Invitee.objects.get(pk=people["ana"].pk)
    assert (bytes(gone.sealed_email), gone.email_index) == (b"", "")
    assert gone.registered_at is not None


def test_an_older_copy_forgets_them_again(invite, coordination):
    people = invite(coordination)

    assert erase_invitees_again(lambda identity: identity == people["ana"].public_id) == 1

    assert {one.email() for one in Invitee.objects.select_related("cycle")} == {
        "",
        "luis@example.org",
        "inaki@example.org",
    }


def test_when_a_focal_point_leaves_the_list_stays_with_the_country(
    invite, team_of, coordination, focal_point_pe, make_person, scoped
):
    invite(focal_point_pe)
    TeamRole.objects.filter(person=focal_point_pe).update(person=make_person("Sucesora"))
    successor = TeamRole.objects.get(country="PE").person

    assert team_of(focal_point_pe).get(f"{PAGE}list/").status_code == 404
    assert "ana@example.org" in team_of(successor).get(f"{PAGE}list/").text
