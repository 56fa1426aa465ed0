"""What the team does once a mail has gone: asks a closed address again, takes words out, reads the way as cords."""

from datetime import timedelta

import pytest

from tinkuy.convening.invitation_mails.actions.calling import ask_invitee_again
from tinkuy.convening.invitation_mails.actions.sending import rewrite_sending
from tinkuy.convening.invitations.models import Invitee
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.notices.addresses.actions import note_complaint, note_gone
from tinkuy.notices.addresses.fingerprints import address_index
from tinkuy.notices.addresses.links import key_of_address
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import DevelopmentMessage, Notice

PAGE = "/es/team/c/ciclo-de-prueba/invitations/"
ANA = "ana@example.org"


@pytest.fixture
def unreached(invite, focal_point_pe):
    """Ana's mailbox is gone."""
    one = invite(focal_point_pe, ANA)["ana"]
    Invitee.objects.filter(pk=one.pk).update(invited_at=clock.now(), failed_at=clock.now())
    note_gone(address_index(ANA), "5.1.1")
    return Invitee.objects.select_related("cycle").get(pk=one.pk)


def test_capability_C8_who_confirms_that_mail_arrives_again_is_invited_as_somebody_new(
    unreached, team_of, focal_point_pe, client
):
    address = f"{PAGE}list/{unreached.public_id}/"
    browser = team_of(focal_point_pe)
    assert "Preguntar por correo" in browser.get(address).text

    browser.post(f"{address}ask-again/")
    browser.post(f"{address}ask-again/")
    deliver_due()

    message = DevelopmentMessage.objects.get(to=ANA)
    link = next(line for line in message.body.splitlines() if "/mail/again/" in line).partition("8000")[2]
    client.get(link)
    assert Invitee.objects.get().failed_at, "programs that examine mail follow links"
    client.post(link)
    one = Invitee.objects.get()
    assert (one.failed_at, one.invited_at) == (None, None)


def test_capability_C8_who_marked_our_mail_as_unwanted_is_not_asked(unreached, focal_point_pe):
    note_complaint(address_index(ANA))

    with pytest.raises(Refused, match="No hay nada que preguntar"):
        ask_invitee_again(actor=focal_point_pe, invitee=unreached)

    assert not Notice.objects.filter(kind="address-to-confirm").exists()


def test_capability_C8_the_link_by_which_mail_comes_again_lasts_two_weeks(unreached, client):
    link = f"/es/mail/again/{key_of_address(address_index(ANA))}/"

    with clock.at(clock.now() + timedelta(days=15)):
        assert client.post(link).status_code == 404
    assert client.post(link.replace(".", ".0", 1)).status_code == 404
    assert client.post(link).status_code == 200


def test_capability_C5_words_of_a_mail_are_taken_out_after_it_went_and_not_changed_on_its_way(
    invite, send, team_of, focal_point_pe
):
    invite(focal_point_pe, ANA)
    sending = send(focal_point_pe, "PE")
    browser, address = team_of(focal_point_pe), f"{PAGE}mails/{sending.public_id}/words/"
    type(sending).objects.filter(pk=sending.pk).update(words={"es": "Hable con Juana."})
    assert "Hable con Juana." in browser.get(address).text

    browser.post(address, {"words_es": ""})

    sending.refresh_from_db()
    assert sending.words == {}
    sending.state = "approved"
    with pytest.raises(Refused, match="Este envío está en curso"):
        rewrite_sending(actor=focal_point_pe, sending=sending, words={"es": "Otra cosa"})


def test_capability_C5_the_way_from_invitation_to_registration_is_drawn_for_each_country_with_its_numbers(
    invite, send, team_of, coordination
):
    invite(coordination)
    invite(coordination, "puma@example.org", country="UY")
    send(coordination)
    Invitee.objects.filter(country="PE", public_id=Invitee.objects.filter(country="PE").first().public_id).update(
        registered_at=clock.now()
    )
    browser = team_of(coordination)

    whole, of_uruguay = browser.get(PAGE).text, browser.get(f"{PAGE}?country=UY").text

    assert "1 de 4 se inscribió" in whole
    assert 'aria-label="1 de 4 se inscribió. ' in whole
    assert "Uruguay: " in of_uruguay
    assert "0 de 1" in of_uruguay
    assert whole.count('class="w-left"') == 2, "who does not go on comes loose, on a desk and on a telephone"
