"""A mail to many: looked at, approved with its number, sent by the worker, answered by one press (capability C5)."""

from datetime import timedelta

import pytest
from django.test import Client

from tinkuy.convening.admission.actions.confirming import confirm_registration
from tinkuy.convening.invitation_mails.actions.calling import correct_invitee_address, prepare_call
from tinkuy.convening.invitation_mails.actions.invitation_mails import note_deliveries, send_invitations
from tinkuy.convening.invitation_mails.actions.sending import approve_sending, stop_sending, write_sending
from tinkuy.convening.invitation_mails.rules import recipients_of
from tinkuy.convening.invitations.models import InvitationWave, Invitee, SendingState
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.tests.participants import REGISTER, typed
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.notices.addresses.fingerprints import address_index
from tinkuy.notices.models import DevelopmentMessage, MailStop, Notice
from tinkuy.notices.outcomes import Outcome
from tinkuy.notices.stops.links import StopLink, way_out
from tinkuy.notices.stops.topics import topic_of
from tinkuy.planning.cycles.models.cycle import Cycle

PAGE = "/es/team/c/ciclo-de-prueba/invitations/"


def link_in(message: DevelopmentMessage) -> str:
    return next(line for line in message.body.splitlines() if "/invited/" in line).removeprefix("http://localhost:8000")


def mail_of(address: str) -> DevelopmentMessage:
    return DevelopmentMessage.objects.get(to=address)


def way_out_of(invitee: Invitee) -> str:
    """What a mail program presses."""
    header = way_out(Notice.objects.get(about=invitee.about), {}).headers["List-Unsubscribe"]
    return header.strip("<>").removeprefix("http://localhost:8000")


def states() -> dict[str, str]:
    from tinkuy.convening.invitation_mails.rules import state_of_each

    invitees = Invitee.objects.annotate(state=state_of_each(knows_registered=True)).select_related("cycle")
    return {one.email().split("@")[0]: one.state for one in invitees}


def test_capability_C5_a_mail_is_approved_with_its_number_and_sent_once(invite, send, team_of, scoped, focal_point_pe):
    invite(focal_point_pe)

    sending = send(focal_point_pe, "PE")
    with clock.at(clock.now() + timedelta(days=1)):
        assert send_invitations() == 0

    assert (sending.state, sending.recipients) == (SendingState.DONE, 3)
    assert DevelopmentMessage.objects.count() == 3
    assert list(InvitationWave.objects.values_list("country", "invited", "sent_by")) == [("PE", 3, focal_point_pe.pk)]
    assert states() == {"ana": "reached", "luis": "reached", "inaki": "reached"}


def test_the_page_approves_no_other_number_than_the_one_that_was_read(invite, team_of, scoped, coordination):
    invite(coordination, "ana@example.org")
    sending = write_sending(actor=coordination, cycle=scoped, countries=[], words={})
    address = f"{PAGE}mails/{sending.public_id}/"
    browser = team_of(coordination)
    assert "Aprobar y enviar a 1 persona" in browser.get(address).text
    invite(coordination, "luis@example.org")

    answer = browser.post(f"{address}approve/", {"recipients": "1"})

    assert answer.status_code == 422
    assert "lo recibirían 2, no 1" in answer.text
    assert not Notice.objects.exists()


def test_nothing_goes_before_its_moment_and_what_is_stopped_does_not_go(invite, scoped, coordination):
    invite(coordination)
    sending = write_sending(actor=coordination, cycle=scoped, countries=["PE"], words={})
    approve_sending(actor=coordination, sending=sending, recipients=3)
    assert send_invitations() == 0

    stop_sending(actor=coordination, sending=sending)
    with clock.at(clock.now() + timedelta(hours=1)):
        assert send_invitations() == 0

    assert not Notice.objects.exists()


def test_who_may_not(invite, scoped, coordination, focal_point_pe, observer):
    for actor, countries in ((observer, ["PE"]), (focal_point_pe, ["UY"]), (focal_point_pe, [])):
        with pytest.raises(Refused):
            write_sending(actor=actor, cycle=scoped, countries=countries, words={})


def test_the_words_lead_nowhere_else(scoped, coordination):
    for words in (
        "Entre en https://malo.example",
        "Escriba a yo@malo.example",
        "Mire en malo.com",
        "Mire en malo.pe/entrar",
    ):
        with pytest.raises(Refused, match="sin direcciones"):
            write_sending(actor=coordination, cycle=scoped, countries=[], words={"es": words})


def test_capability_C5_one_press_declines_and_looking_changes_nothing(invite, send, coordination):
    invite(coordination)
    send(coordination, "PE")
    browser, address = Client(), link_in(mail_of("ana@example.org"))

    assert "Inscribirse" in browser.get(address).text
    assert states()["ana"] == "reached"
    page = browser.post(f"{address}decline/", follow=True).text

    assert "Queda anotado: no vendrá" in page
    assert states()["ana"] == "declined"
    assert send(coordination, "PE", is_repeat=True).recipients == 2


def test_capability_C8_a_mail_program_ends_all_invitations_by_one_post(invite, send, coordination):
    """RFC 8058: no cookie, no token; the address goes from every list and a keyed fingerprint stays."""
    invite(coordination)
    send(coordination, "PE")
    address = f"{link_in(mail_of('ana@example.org'))}no-more/"

    answer = Client(enforce_csrf_checks=True).post(address, {"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200
    assert "ana" not in {one.email().split("@")[0] for one in Invitee.objects.all()}
    assert MailStop.objects.get().index == address_index("ANA@example.org ")
    assert not DevelopmentMessage.objects.filter(to="ana@example.org").exists()


def test_the_way_out_in_the_head_of_the_mail_does_the_same(invite, send, coordination):
    people = invite(coordination)
    send(coordination, "PE")
    link = StopLink(topic_of("invitation"), "", people["ana"].about)

    answers = [Client(enforce_csrf_checks=True).post(f"/es/mail/stop/{link.key}/") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert "ana" not in states()
    assert MailStop.objects.get().index == address_index("ana@example.org")


def test_who_got_a_mail_by_mistake_neither_answers_for_the_right_person_nor_silences_them(invite, send, coordination):
    """The link of their page, and the way out in the head of the mail."""
    ana = invite(coordination)["ana"]
    send(coordination, "PE")
    page, way_out = link_in(mail_of("ana@example.org")), way_out_of(ana)
    correct_invitee_address(actor=coordination, invitee=ana, email="ana.quispe@example.org")

    assert Client().post(f"{page}decline/").status_code == 404
    assert Client().post(way_out, {"List-Unsubscribe": "One-Click"}).status_code == 200

    ana.refresh_from_db()
    assert (ana.email(), ana.declined_at) == ("ana.quispe@example.org", None)
    assert MailStop.objects.get().index == address_index("ana@example.org")


def test_a_link_that_the_team_made_silences_nobody_for_the_hub(invite, send, coordination):
    """Whoever begins a cycle could list any address, make its text for the telephone, and press in its place."""
    ana = invite(coordination)["ana"]
    send(coordination, "PE")
    secret = prepare_call(actor=coordination, invitee=ana)
    page = f"/es/invited/{secret}/"

    assert "a este ciclo" in Client().get(f"{page}no-more/").text
    assert "de este ciclo" in Client(enforce_csrf_checks=True).post(f"{page}no-more/").text

    assert "ana" not in states()
    assert not MailStop.objects.exists()
    assert Client().get(page).status_code == 404


def test_whoever_registers_by_the_link_with_another_address_is_known_as_registered(
    invite, send, sessions, coordination
):
    people = invite(coordination)
    send(coordination, "PE")
    browser = Client()
    page = browser.get(link_in(mail_of("ana@example.org"))).text
    href = page.split(f'href="{REGISTER}?')[1].split('"')[0].replace("&amp;", "&")

    answer = browser.post(f"{REGISTER}?{href}", typed(sessions, email="otra@example.org"))
    assert answer.status_code == 302, answer.text
    registration = Registration.objects.get()
    assert (registration.came_by, registration.invitation) == ("mail", people["ana"])
    confirm_registration(registration=registration)

    registration.refresh_from_db()
    assert (registration.came_by, registration.invitation) == ("mail", None)
    assert states()["ana"] == "registered"


def test_capability_C5_a_shared_link_counts_its_country_and_channel(sessions, scoped):
    browser = Client()
    there = browser.get(f"/es/via/{scoped.public_id}/PE-whatsapp/")["Location"]

    browser.post(there, typed(sessions))

    assert Registration.objects.get().came_by == "PE-whatsapp"
    assert browser.get(f"/es/via/{scoped.public_id}/XX-whatsapp/").status_code == 404


def test_capability_C9_whom_no_mail_reaches_is_called_and_corrected(invite, send, team_of, scoped, focal_point_pe):
    people = invite(focal_point_pe)
    send(focal_point_pe, "PE", goes=False)
    Notice.objects.filter(about=people["ana"].about).update(outcome=Outcome.RETURNED)
    note_deliveries()
    browser = team_of(focal_point_pe)
    assert states()["ana"] == "unreachable"
    assert "A 1 persona no le llegó el correo" in browser.get(PAGE).text

    page = browser.post(f"{PAGE}list/{people['ana'].public_id}/call/").text
    link = page.split("/es/invited/")[1].split("/")[0]
    assert Client().get(f"/es/invited/{link}/").status_code == 200

    ana = Invitee.objects.select_related("cycle").get(pk=people["ana"].pk)
    correct_invitee_address(actor=focal_point_pe, invitee=ana, email="ana.q@example.org")
    assert send(focal_point_pe, "PE").recipients == 1
    assert mail_of("ana.q@example.org")
    assert states()["ana.q"] == "reached"


def test_capability_C5_a_focal_point_sees_their_own_country_alone(invite, team_of, coordination, focal_point_pe):
    invite(coordination, "ana@example.org", country="PE")
    other = invite(coordination, "maria@example.org", country="UY")["maria"]
    browser = team_of(focal_point_pe)

    page = browser.get(PAGE).text + browser.get(f"{PAGE}list/").text

    assert "ana@example.org" in page
    assert "maria@example.org" not in page
    assert "Uruguay" not in page
    assert browser.get(f"{PAGE}list/{other.public_id}/").status_code == 404
    assert browser.post(f"{PAGE}list/{other.public_id}/remove/").status_code == 404


def test_capability_P3_a_planted_thread_goes_into_the_next_invitation(invite, send, planted, scoped, coordination):
    type(scoped).objects.filter(pk=scoped.pk).update(is_sensitive=False)
    scoped.refresh_from_db()
    invite(coordination, "ana@example.org")

    send(coordination, "PE")

    assert "¿Y si el refugio cierra?" in mail_of("ana@example.org").body


def test_capability_C8_a_sensitive_cycle_tells_nothing_by_mail(invite, send, planted, scoped, coordination):
    type(scoped).objects.filter(pk=scoped.pk).update(is_sensitive=True)
    scoped.refresh_from_db()
    invite(coordination, "ana@example.org")

    send(coordination, "PE")

    mail = mail_of("ana@example.org")
    for words in (scoped.title["es"], scoped.guiding_question.get("es", "ciclo-de-prueba"), "refugio", scoped.slug):
        assert words not in mail.subject + mail.body


def test_capability_C5_thousands_are_prepared_in_few_statements(
    invite, scoped, coordination, django_assert_max_num_queries
):
    """A batch of five hundred is one transaction of a dozen statements, however long the list."""
    invite(coordination, "\n".join(f"persona{n}@example.org" for n in range(1200)))
    sending = write_sending(actor=coordination, cycle=scoped, countries=["PE"], words={})
    approve_sending(actor=coordination, sending=sending, recipients=recipients_of(sending).count())

    with clock.at(clock.now() + timedelta(hours=1)), django_assert_max_num_queries(100):
        assert send_invitations() == 1200

    assert Notice.objects.count() == 1200
    assert Notice.objects.values("due_at").distinct().count() >= 10
    assert InvitationWave.objects.get().invited == 1200


def test_stopped_half_way_who_was_not_written_to_may_be_invited_later(invite, send, coordination):
    invite(coordination)
    sending = send(coordination, "PE", goes=False)
    gone = Notice.objects.first()
    Notice.objects.filter(pk=gone.pk).update(sent_at=clock.now(), outcome=Outcome.ACCEPTED)
    type(sending).objects.filter(pk=sending.pk).update(state=SendingState.APPROVED)

    stop_sending(actor=coordination, sending=sending)

    assert sorted(states().values()) == ["listed", "listed", "waiting"]
    assert InvitationWave.objects.get().invited == 1
    assert send(coordination, "PE").recipients == 2


def test_the_page_tells_the_way_from_the_invitation_to_the_registration(invite, send, sessions, team_of, coordination):
    """Who registered by which link is told as numbers; one to four stay hidden."""
    invite(coordination)
    send(coordination, "PE")
    Client().post(f"{REGISTER}?from=PE-whatsapp&country=PE", typed(sessions, email="ana@example.org"))
    confirm_registration(registration=Registration.objects.get())

    page = team_of(coordination).get(PAGE).text

    assert "1 de 3 se inscribió" in page
    assert "WhatsApp (pocas)" in page


def test_whom_a_link_was_passed_on_to_waits_for_no_mail(invite, scoped, coordination):
    ana = invite(coordination)["ana"]

    prepare_call(actor=coordination, invitee=ana)

    assert states() == {"ana": "reached", "luis": "listed", "inaki": "listed"}


def test_the_example_sends_no_invitation(coordination, scoped, invite):
    invite(coordination, "ana@example.org")
    sending = write_sending(actor=coordination, cycle=scoped, countries=[], words={})
    Cycle.objects.filter(pk=scoped.pk).update(is_example=True)
    sending.cycle.refresh_from_db()

    with pytest.raises(Refused, match="nunca se envían"):
        approve_sending(actor=coordination, sending=sending, recipients=1)
