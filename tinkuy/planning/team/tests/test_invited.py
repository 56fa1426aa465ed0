"""Between the invitation and the first entry: who they are for the team, writing again, a wrong address."""

import re
from datetime import timedelta

import pytest

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import DevelopmentMessage, Notice
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.agenda.actions import add_segment
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.queries import team_persons
from tinkuy.planning.team.actions.invitations import correct_address, invite_again, invite_member, note_entry
from tinkuy.planning.team.actions.roles import give_role


@pytest.fixture(autouse=True)
def mailbox(settings):
    settings.MAILERS = {"default": {"BACKEND": "tinkuy.notices.mailbox.DevelopmentMailbox"}}


def invite(actor, cycle, email="nueva@example.org", **fields):
    sent = {"name": "Como se escribió", "role": Role.FOCAL_POINT, "country": "PE", "language": "es"} | fields
    return invite_member(actor=actor, cycle=cycle, email=email, **sent)


def team_page(signed_in, person, cycle) -> str:
    return signed_in(person).get(f"/es/team/c/{cycle.slug}/plan/team/").text


def receivers() -> list[str]:
    deliver_due()
    return list(DevelopmentMessage.objects.order_by("id").values_list("to", flat=True))


def test_threat_T21_whose_account_an_address_is_stays_hidden_until_they_enter(
    scoped, coordination, outsider, signed_in
):
    invite(coordination, scoped, outsider.email)

    page = team_page(signed_in, coordination, scoped)
    assert "Como se escribió" in page
    assert outsider.name not in page
    assert "aún no entró" in page

    signed_in(outsider).get(f"/es/team/c/{scoped.slug}/plan/")
    page = team_page(signed_in, coordination, scoped)
    assert outsider.name in page
    assert "Entró el" in page
    assert outsider.email not in page


def test_threat_T21_inviting_twice_does_not_tell_the_name_either(scoped, coordination, outsider):
    invite(coordination, scoped, outsider.email)

    with pytest.raises(Refused, match="Como se escribió ya tiene"):
        invite(coordination, scoped, outsider.email)


def test_threat_T21_neither_the_journal_nor_a_list_of_the_team_tells_it(scoped, coordination, outsider, signed_in):
    invite(coordination, scoped, outsider.email)

    assert outsider not in team_persons(scoped)
    journal = signed_in(coordination).get(f"/es/team/c/{scoped.slug}/journal/").text
    assert "Como se escribió" in journal
    assert outsider.name not in journal


def test_who_has_not_entered_leads_nothing_yet(scoped, coordination, outsider, webinars):
    invite(coordination, scoped, outsider.email)
    part = {"title": "Apertura", "minutes": 5, "kind": "experience", "regime": "attribution"}

    with pytest.raises(Refused, match="equipo"):
        add_segment(actor=coordination, webinar=webinars[0], lead=outsider, **part)


def test_the_country_of_a_peer_stands_with_the_role_until_they_enter(scoped, coordination, outsider):
    invite(coordination, scoped, outsider.email, role=Role.REVIEWER, country="CL")
    outsider.refresh_from_db()
    assert outsider.country == ""

    assert note_entry(person=outsider, cycle=scoped) == 1
    outsider.refresh_from_db()
    assert outsider.country == "CL"


def test_a_country_of_ones_own_is_not_written_over(scoped, coordination, outsider):
    Person.objects.filter(pk=outsider.pk).update(country="UY")
    outsider.refresh_from_db()
    invite(coordination, scoped, outsider.email, role=Role.REVIEWER, country="CL")

    note_entry(person=outsider, cycle=scoped)

    outsider.refresh_from_db()
    assert outsider.country == "UY"


def test_who_enters_is_noted_once(scoped, coordination):
    person = invite(coordination, scoped).person

    assert [note_entry(person=person, cycle=scoped) for _time in range(2)] == [1, 0]
    assert Entry.objects.filter(deed="took up role").count() == 1
    assert TeamRole.objects.get(person=person).invited_as == ""


def test_who_was_given_a_role_without_a_mail_is_not_waited_for(scoped, coordination, outsider):
    held = give_role(actor=coordination, cycle=scoped, person=outsider, role=Role.RAPPORTEUR)

    assert (held.is_awaited, held.display_name) == (False, outsider.name)


def test_an_invitation_is_sent_again_but_not_at_once(scoped, coordination, signed_in):
    held = invite(coordination, scoped)
    deliver_due()

    with pytest.raises(Refused, match="cinco minutos"):
        invite_again(actor=coordination, team_role=held)
    with clock.at(clock.now() + timedelta(minutes=6)):
        invite_again(actor=coordination, team_role=held)
        assert receivers() == ["nueva@example.org"] * 2


def test_a_page_that_is_shown_as_refused_leads_where_it_leads_at_its_own_address(scoped, coordination, signed_in):
    held, client = invite(coordination, scoped), signed_in(coordination)
    deliver_due()
    team = f"/es/team/c/{scoped.slug}/plan/team/"
    relative = re.findall(r'href="(\?[^"]+)"', client.get(team).text)

    refused = client.post(f"{team}again/", {"held": held.pk})

    assert (refused.status_code, "cinco minutos" in refused.text) == (422, True)
    assert relative
    assert all(f'href="{team}{one}"' in refused.text for one in relative)
    assert not re.search(r'href="[?"]|<form(?![^>]* action=)|action="[#"]', refused.text)


def test_who_has_entered_is_not_written_to_again(scoped, coordination):
    held = invite(coordination, scoped)
    note_entry(person=held.person, cycle=scoped)
    held.refresh_from_db()

    with pytest.raises(Refused, match="Ya entró"):
        invite_again(actor=coordination, team_role=held)
    with pytest.raises(Refused, match="Ya entró"):
        correct_address(actor=coordination, team_role=held, email="otra@example.org")


def test_only_who_gives_roles_sends_again_or_corrects(scoped, coordination, focal_point_uy):
    held = invite(coordination, scoped)

    for deed in (lambda: invite_again(actor=focal_point_uy, team_role=held),
                 lambda: correct_address(actor=focal_point_uy, team_role=held, email="otra@example.org")):  # fmt: skip
        with pytest.raises(Refused):
            deed()


def test_a_wrong_address_is_erased_and_the_right_one_written_to(scoped, coordination):
    held = invite(coordination, scoped, "equivocada@example.org")

    correct_address(actor=coordination, team_role=held, email="Correcta@example.org")

    held.refresh_from_db()
    assert (held.person.email, held.display_name) == ("correcta@example.org", "Como se escribió")
    assert not Person.objects.filter(email="equivocada@example.org").exists()
    assert receivers() == ["correcta@example.org"]
    entry = Entry.objects.get(deed="corrected address")
    assert "example.org" not in str(entry.details)


def test_the_account_of_somebody_else_stays_when_its_address_was_wrong(scoped, coordination, outsider):
    Person.objects.filter(pk=outsider.pk).update(last_login=clock.now())
    held = invite(coordination, scoped, outsider.email)

    correct_address(actor=coordination, team_role=held, email="correcta@example.org")

    assert Person.objects.filter(pk=outsider.pk).exists()
    assert not TeamRole.objects.filter(person=outsider).exists()


def test_an_address_that_is_closed_here_is_refused_in_words(scoped, coordination, outsider):
    Person.objects.filter(pk=outsider.pk).update(is_active=False)

    with pytest.raises(Refused, match="no se puede invitar"):
        invite(coordination, scoped, outsider.email)


def test_nobody_corrects_an_invitation_into_a_role_of_their_own(scoped, coordination):
    held = invite(coordination, scoped)

    with pytest.raises(Refused, match="Nadie se da"):
        correct_address(actor=coordination, team_role=held, email=coordination.email)


def test_a_stranger_reads_when_the_cycle_is_and_what_a_focal_point_does(scoped, coordination, webinars):
    invite(coordination, scoped)

    deliver_due()
    body = DevelopmentMessage.objects.get().body
    assert "invita a su gente" in body
    assert "valida lo que se escribió" in body
    assert "Su país: Perú." in body
    assert f"El ciclo tiene {len(webinars)} sesiones, del " in body


def test_the_message_says_that_no_day_is_set_yet(scoped, coordination):
    invite(coordination, scoped, language="pt-br")

    deliver_due()
    assert "ainda não estão definidos" in DevelopmentMessage.objects.get().body


def test_the_pages_send_again_and_correct(scoped, coordination, signed_in):
    held = invite(coordination, scoped)
    client, plan = signed_in(coordination), f"/es/team/c/{scoped.slug}/plan/team/"

    again = client.post(f"{plan}again/", {"held": held.pk}, follow=True)
    assert "Espere cinco minutos" in again.text
    refused = client.post(f"{plan}{held.pk}/address/", {"email": "nueva@example.org"})
    assert refused.status_code == 422
    done = client.post(f"{plan}{held.pk}/address/", {"email": "otra@example.org"}, follow=True)
    assert "otra@example.org" in done.text
    assert Notice.objects.get().person.email == "otra@example.org"


def test_the_message_is_shown_before_it_is_sent(scoped, coordination, signed_in):
    client, plan = signed_in(coordination), f"/es/team/c/{scoped.slug}/plan/team/"
    form = {"name": "Relatoría nueva", "email": "n@example.org", "role": "rapporteur", "language": "pt-br"}

    page = client.post(f"{plan}review/", form)
    assert page.status_code == 200
    assert "Olá, Relatoría nueva" in page.text
    assert "toma notas nas sessões" in page.text
    assert not Notice.objects.exists()
    back = client.post(f"{plan}write/", form)
    assert 'value="Relatoría nueva"' in back.text
    assert client.post(plan, form).status_code == 302
    assert Notice.objects.get().kind == "team-invitation"


def test_threat_T21_the_message_shown_to_the_inviter_tells_nothing_of_an_account(
    scoped, coordination, outsider, signed_in
):
    Person.objects.filter(pk=outsider.pk).update(language="en", last_login=clock.now())
    form = {"name": "Otra persona", "email": outsider.email, "role": "rapporteur", "language": "es"}

    page = signed_in(coordination).post(f"/es/team/c/{scoped.slug}/plan/team/review/", form).text

    assert "Hola, Otra persona" in page
    assert outsider.name not in page
