"""H7: who has no account writes to the hub, a cycle or a focal point; the address is shown to nobody."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django_scopes import scopes_disabled

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.hub.contact.actions import answer_enquiry, confirm_enquiry, forget_again, forget_old_enquiries, take_enquiry
from tinkuy.hub.contact.models import Enquiry, EnquiryState
from tinkuy.hub.contact.queries import PLACE, answerers_of, enquiries_for
from tinkuy.hub.mailed_links import MAILED_TO_AN_ADDRESS, key_of
from tinkuy.notices.models import Notice
from tinkuy.people.models import HubRole, Person
from tinkuy.planning.cycles.models.team_role import TeamRole

WORDS = "¿Cómo consigo la guía de la tercera sesión?"
TYPED = {"words": WORDS, "name": "Quien escribe", "email": "escribe@example.org", "consent": "on"}


def written(route: str = "write", *args: str, **typed: str) -> Enquiry:
    answer = Client().post(reverse(f"hub:{route}", args=args), TYPED | typed)
    assert (answer.status_code, answer["Location"]) == (302, reverse("hub:enquiry_sent"))
    with scopes_disabled():
        return Enquiry.objects.select_related("cycle").latest("pk")


def page_of(enquiry: Enquiry) -> str:
    return reverse("hub:own_enquiry", args=[key_of(PLACE, enquiry.public_id)])


def mailed(kind: str) -> list[tuple[str, dict]]:
    return [notice.opened() for notice in Notice.objects.filter(kind=kind)]


@pytest.mark.django_db
def test_capability_H7_a_letter_to_the_hub_is_confirmed_answered_and_read(hub_editor, signed_in):
    enquiry, stranger = written(), Client()

    assert enquiries_for(hub_editor) == []
    assert stranger.get(page_of(enquiry)).status_code == 200
    assert Enquiry._base_manager.get().state == EnquiryState.UNCONFIRMED  # to look changes nothing
    stranger.post(page_of(enquiry))
    stranger.post(page_of(enquiry))
    editor = signed_in(hub_editor)
    shown = editor.get(reverse("hub:enquiry", args=[enquiry.public_id])).content.decode()
    editor.post(reverse("hub:enquiry", args=[enquiry.public_id]), {"answer": "Está en la página del ciclo."})

    assert WORDS in shown
    assert "escribe@example.org" not in shown
    assert Notice.objects.filter(kind="enquiry-to-answer").count() == 1
    ((email, values),) = mailed("enquiry-answered")
    assert (email, values["answer"]) == ("escribe@example.org", "Está en la página del ciclo.")
    assert "Está en la página del ciclo." in stranger.get(page_of(enquiry)).content.decode()


def test_capability_H7_a_letter_to_a_sensitive_cycle_is_mailed_as_a_link_alone(cycle, coordination, focal_point_pe):
    type(cycle).objects.filter(pk=cycle.pk).update(is_sensitive=True, state="running")
    enquiry = confirm_enquiry(written("write_to_cycle", cycle.slug))

    assert enquiries_for(focal_point_pe) == []
    take_enquiry(actor=coordination, enquiry=enquiry)
    answer_enquiry(actor=coordination, enquiry=enquiry, answer="Sí, el jueves.")

    ((_email, values),) = mailed("enquiry-answered")
    assert values["answer"] == ""
    notice = Notice.objects.get(kind="enquiry-to-answer")
    assert WORDS not in str(notice.values)
    assert cycle.slug not in str(notice.values)


@pytest.mark.django_db
def test_the_answer_is_the_same_and_no_more_than_three_mails_go_to_an_address(hub_editor):
    for _time in range(MAILED_TO_AN_ADDRESS + 3):
        written()
    written(email="otra@example.org")

    assert len(mailed("enquiry-to-confirm")) == MAILED_TO_AN_ADDRESS + 1


@pytest.mark.django_db
def test_what_a_program_fills_in_is_thrown_away(hub_editor):
    Client().post(reverse("hub:write"), TYPED | {"website": "https://spam.example"})

    assert not Enquiry._base_manager.exists()


@pytest.mark.django_db
def test_a_network_that_sends_too_much_is_told_to_wait(hub_editor):
    answers = [
        Client(REMOTE_ADDR="203.0.113.7").post(reverse("hub:write"), TYPED | {"email": f"a{n}@example.org"})
        for n in range(21)
    ]

    assert [answer.status_code for answer in answers] == [302] * 20 + [422]
    assert "demasiados mensajes" in answers[-1].content.decode()


@pytest.mark.django_db
def test_two_who_answer_at_once_and_who_may_not(hub_editor, outsider):
    enquiry = confirm_enquiry(written())

    with pytest.raises(Refused, match="No le corresponde"):
        answer_enquiry(actor=outsider, enquiry=enquiry, answer="Hola")
    answer_enquiry(actor=hub_editor, enquiry=enquiry, answer="Hola")
    with pytest.raises(Refused, match="mientras tanto"):
        answer_enquiry(actor=hub_editor, enquiry=enquiry, answer="Otra vez")


@pytest.mark.django_db
def test_promise_P19_it_goes_on_its_day_or_by_whoever_wrote_it_with_what_is_owed(hub_editor):
    first, second = written(), confirm_enquiry(written(email="b@example.org"))
    Client().post(page_of(second), {"erase": "yes"})
    Enquiry._base_manager.filter(pk=first.pk).update(erase_on=clock.today() - timedelta(days=1))

    assert forget_old_enquiries() == 1
    assert not Enquiry._base_manager.exists()
    assert not Notice.objects.exists()
    third = written(email="c@example.org")
    assert forget_again(lambda identity: identity == third.public_id) == 1


@pytest.mark.django_db
def test_a_key_that_was_changed_opens_nothing(hub_editor):
    enquiry = written()

    page = page_of(enquiry).rstrip("/")
    assert Client().get(f"{page[:-1]}{'1' if page.endswith('0') else '0'}/").status_code == 404
    assert Client().get(reverse("hub:write_to_focal_point", args=["nobody-of-this-id"])).status_code == 404


def test_capability_H7_whoever_invites_a_focal_point_to_a_session_says_which(cycle, focal_point_pe):
    type(cycle).objects.filter(pk=cycle.pk).update(state="running")
    with scopes_disabled():
        TeamRole.objects.update(public_since="2020-01-01", credited_since="2020-01-01")
    page = reverse("hub:write_to_focal_point", args=[focal_point_pe.public_id])
    invitation, stranger = f"{page}?for=session", Client()

    empty = stranger.get(invitation)
    beginning = empty.context["form"].initial["words"]
    unchanged = stranger.post(invitation, TYPED | {"words": beginning.replace("\n", "\r\n")})
    written_out = stranger.post(invitation, TYPED | {"words": f"{beginning}Diez minutos"})

    assert "Invitarle a una sesión</h1>" in empty.text
    assert "Quisiera invitarle a una sesión." in empty.text
    assert "Quisiera invitarle" not in stranger.get(page).text
    assert (unchanged.status_code, "Escriba a qué sesión invita" in unchanged.text) == (422, True)
    assert f'action="{invitation}#errors"' in unchanged.text
    assert written_out.status_code == 302
    with scopes_disabled():
        assert Enquiry.objects.get().words.endswith("Lo que le pediríamos: Diez minutos")


def test_what_was_written_to_a_focal_point_who_left_is_answered_by_the_hub(hub_editor, focal_point_pe):
    enquiry = confirm_enquiry(written())
    Enquiry._base_manager.filter(pk=enquiry.pk).update(addressee="focal_point", focal_point=focal_point_pe)
    assert (enquiries_for(hub_editor), enquiries_for(focal_point_pe)) == ([], [enquiry])

    with scopes_disabled():
        TeamRole.objects.filter(person=focal_point_pe).delete()

    assert enquiries_for(hub_editor) == [enquiry]


@pytest.mark.django_db
def test_a_letter_to_the_hub_always_has_a_reader(hub_editor, outsider):
    HubRole.objects.create(person=outsider, role="hub_editor")
    Person.objects.filter(pk=outsider.pk).update(is_example=True)
    enquiry = confirm_enquiry(written())
    assert answerers_of(enquiry) == [hub_editor], "an editor of the example is none where the hub has its own"
    outsider.refresh_from_db()
    assert enquiries_for(outsider) == []

    HubRole.objects.filter(person=hub_editor).delete()
    assert answerers_of(enquiry) == [outsider], "but answers where it has none"
    assert enquiries_for(outsider) == [enquiry]

    HubRole.objects.all().delete()
    refused = Client().post(reverse("hub:write"), TYPED)
    assert refused.status_code == 422
    assert "Todavía nadie edita este hub" in refused.text
    assert Enquiry._base_manager.count() == 1
