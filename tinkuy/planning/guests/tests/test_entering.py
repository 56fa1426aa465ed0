"""P12: the link and the code that open a guest's own page."""

from datetime import timedelta

import pytest
from django.test import Client

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.notices.delivery import deliver_due
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.guests.actions.details import send_guest_link
from tinkuy.planning.guests.models import Guest

from .guests import a_guest, browser_of, owed, received

pytestmark = pytest.mark.both_databases


@pytest.fixture
def guest(scoped, coordination) -> Guest:
    return send_guest_link(actor=coordination, guest=a_guest(coordination, scoped))


def secret() -> str:
    """Of the last link that is owed."""
    return str(owed()[-1]["path"]).partition("#")[2]


def press(client: Client, value: str):
    return client.post("/es/guest/enter/link/", {"secret": value})


def test_capability_P12_the_link_opens_the_page_in_the_first_browser_and_holds_its_secret_behind_the_hash(guest):
    client, path = Client(), str(owed()[-1]["path"])

    assert path.startswith("/es/guest/#")
    assert secret() not in (guest.link_fingerprint, str(guest.__dict__))
    assert press(client, secret())["Location"] == f"/es/guest/{guest.cycle.slug}/"
    page = client.get(f"/es/guest/{guest.cycle.slug}/")
    assert "Expositora – Perú" in page.text
    assert 'content="noindex"' in page.text


def test_a_link_is_not_sent_twice_at_once_and_a_new_one_ends_the_one_before(guest, coordination):
    first = secret()
    with pytest.raises(Refused, match="Espere cinco minutos"):
        send_guest_link(actor=coordination, guest=guest)

    with clock.at(clock.now() + timedelta(minutes=6)):
        send_guest_link(actor=coordination, guest=guest)

    assert press(Client(), first).status_code == 422
    assert press(Client(), secret()).status_code == 302


def test_a_guest_without_an_address_gets_no_link(scoped, coordination):
    with pytest.raises(Refused, match="Escriba primero el correo"):
        send_guest_link(actor=coordination, guest=a_guest(coordination, scoped, email=""))


@pytest.mark.parametrize("language", ["es", "pt-br", "en"])
@pytest.mark.parametrize("is_sensitive", [True, False])
def test_the_message_names_the_cycle_only_where_it_is_not_sensitive(
    scoped, coordination, settings, language, is_sensitive
):
    settings.MAILERS = {"default": {"BACKEND": "tinkuy.notices.mailbox.DevelopmentMailbox"}}
    Cycle.objects.filter(pk=scoped.pk).update(is_sensitive=is_sensitive)
    guest = a_guest(coordination, scoped, language=language)

    send_guest_link(actor=coordination, guest=guest)
    deliver_due()

    message = received()[-1]
    assert message.to == guest.email()
    assert ("Ciclo de prueba" in message.body) is not is_sensitive
    assert ("Ciclo de prueba" in message.subject) is not is_sensitive
    assert f"/{language}/guest/#" in message.body
    assert "Expositora" not in message.body


def test_leaving_closes_this_browser_and_closing_the_others_keeps_it(guest):
    own, other = browser_of(guest), browser_of(guest)
    page = f"/es/guest/{guest.cycle.slug}/"

    own.post(f"{page}browsers/close/")
    assert (own.get(page).status_code, other.get(page).status_code) == (200, 302)
    own.post(f"{page}leave/")
    assert own.get(page)["Location"].startswith("/es/guest/?next=")


def test_the_page_opens_before_the_cycle_is_announced(scoped, coordination):
    Cycle.objects.filter(pk=scoped.pk).update(state="design")
    guest = a_guest(coordination, scoped)

    assert browser_of(guest).get(f"/es/guest/{scoped.slug}/").status_code == 200
    assert Client().get(f"/es/guest/{scoped.slug}/").status_code == 302
    assert Client().get("/es/guest/no-hay-tal-ciclo/").status_code == 302
