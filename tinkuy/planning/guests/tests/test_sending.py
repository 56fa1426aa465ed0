"""Saving a guest and sending the link: two buttons, and a list that says what was sent. Removing a part says whom it
leaves without it."""

from datetime import timedelta

from tinkuy.core import clock
from tinkuy.planning.guests.actions.details import send_guest_link
from tinkuy.planning.guests.models import Guest

from .guests import a_guest, add_part, browser_of, owed

FORM = {"name": "Expositora", "email": "e@example.org", "kind": "speaker", "country": "PE", "language": "es"}


def address(cycle, more: str = "") -> str:
    return f"/es/team/c/{cycle.slug}/plan/guests/{more}"


def test_saving_sends_nothing_and_says_so(scoped, coordination, signed_in):
    page = signed_in(coordination).post(address(scoped, "new/"), FORM, follow=True)

    assert "No se envió ningún enlace" in page.text
    assert "El enlace no se ha enviado" in page.text
    assert owed() == []


def test_saving_with_the_link_sends_it(scoped, coordination, signed_in):
    page = signed_in(coordination).post(address(scoped, "new/send/"), FORM, follow=True)

    assert [message["kind"] for message in owed()] == ["guest-link"]
    assert "Enviado el" in page.text
    assert "Enviar el enlace de nuevo" in page.text


def test_without_an_address_nothing_is_sent_nor_saved_nor_lost(scoped, coordination, signed_in):
    page = signed_in(coordination).post(address(scoped, "new/send/"), FORM | {"email": ""})

    assert page.status_code == 422
    assert "o guarde sin enviar" in page.text
    assert 'value="Expositora"' in page.text
    assert not Guest.objects.exists()


def test_a_known_guest_is_written_anew_and_sent_the_link(scoped, coordination, signed_in):
    guest = a_guest(coordination, scoped, email="")

    page = signed_in(coordination).post(address(scoped, f"{guest.public_id}/send/"), FORM)

    assert page.status_code == 302
    assert Guest.objects.get().email() == "e@example.org"
    assert len(owed()) == 1


def test_the_link_is_sent_from_the_list_and_comes_back_to_it(scoped, coordination, signed_in):
    guest = a_guest(coordination, scoped)
    client, link = signed_in(coordination), address(scoped, f"{guest.public_id}/link/")

    assert client.post(link)["Location"] == address(scoped)
    assert "Espere cinco minutos" in client.post(link, follow=True).text
    assert len(owed()) == 1


def test_the_list_says_that_the_page_was_opened_and_offers_no_link(scoped, coordination, signed_in):
    guest = a_guest(coordination, scoped)
    with clock.at(clock.now() - timedelta(minutes=9)):
        send_guest_link(actor=coordination, guest=guest)
    browser_of(guest)

    page = signed_in(coordination).get(address(scoped)).text

    assert "Abrió su página el" in page
    assert f"{guest.public_id}/link/" not in page


def test_a_part_says_who_is_heard_in_it_before_and_after_it_goes(scoped, coordination, webinars, signed_in):
    part = add_part(webinars[2], title="Experiencias")
    a_guest(coordination, scoped, places=[(webinars[2], part)])
    client, agenda = signed_in(coordination), f"/es/team/c/{scoped.slug}/plan/sessions/3/agenda/"

    assert "En este bloque está: Expositora – Perú" in client.get(agenda).text
    after = client.post(f"{agenda}1/remove/", follow=True)
    assert "«Experiencias» se quitó. Ya no está en ese bloque: Expositora – Perú." in after.text


def test_invariant_24_a_part_names_no_guest_of_another_country_that_is_not_public(
    scoped, coordination, focal_point_uy, webinars, signed_in
):
    part = add_part(webinars[2], title="Experiencias")
    a_guest(coordination, scoped, places=[(webinars[2], part)])

    page = signed_in(focal_point_uy).get(f"/es/team/c/{scoped.slug}/plan/sessions/3/agenda/").text

    assert "En este bloque está: una persona invitada" in page
    assert "Expositora – Perú" not in page


def test_a_part_without_guests_is_removed_without_a_word(scoped, coordination, webinars, signed_in):
    add_part(webinars[2], title="Pausa")
    client, agenda = signed_in(coordination), f"/es/team/c/{scoped.slug}/plan/sessions/3/agenda/"

    assert "Ya no está en ese bloque" not in client.post(f"{agenda}1/remove/", follow=True).text
