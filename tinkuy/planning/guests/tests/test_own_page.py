"""P12: a guest's own page: data, consents, sessions in the hour of their country, withdrawing."""

import json

import pytest

from tinkuy.core.errors import Refused
from tinkuy.planning.guests.actions.consents import give_guest_consents
from tinkuy.planning.guests.actions.details import send_guest_link
from tinkuy.planning.guests.actions.erasing import withdraw_guest
from tinkuy.planning.guests.actions.own_page import correct_guest, put_guest_photo
from tinkuy.planning.guests.models import Guest, GuestConsent, GuestDevice

from .guests import EVERYTHING, a_guest, add_part, browser_of, owed, photo


@pytest.fixture
def guest(scoped, coordination, webinars) -> Guest:
    part = add_part(webinars[0], title="Tres experiencias")
    return a_guest(coordination, scoped, country="UY", places=[(webinars[0], part)])


def page_of(guest: Guest, more: str = "") -> str:
    return f"/es/guest/{guest.cycle.slug}/{more}"


DETAILS = {"name": "María de las Sierras", "post": "Jueza", "organisation": "Juzgado", "sector": "government"}


def test_capability_P12_a_guest_corrects_their_data_and_writes_a_biography_in_each_language(guest):
    form = DETAILS | {
        "language": "pt-br",
        "sex": "woman",
        "bio_es": "Trabajo en la frontera.",
        "bio_pt-br": "Na fronteira.",
    }

    answer = browser_of(guest).post(page_of(guest, "details/"), form)

    assert answer.status_code == 302
    guest = Guest.objects.get()
    assert (guest.name(), guest.post, guest.organisation_name) == ("María de las Sierras", "Jueza", "Juzgado")
    assert guest.bio == {"es": "Trabajo en la frontera.", "pt-br": "Na fronteira."}
    assert (guest.sex, guest.language, guest.country) == ("woman", "pt-br", "UY")


def test_what_is_missing_stands_beside_what_was_typed(guest):
    answer = browser_of(guest).post(page_of(guest, "details/"), DETAILS | {"name": "", "language": "es"})

    assert answer.status_code == 422
    assert "Juzgado" in answer.text


def test_invariant_12_words_that_may_be_shown_hold_no_address_and_no_telephone(guest):
    form = DETAILS | {"language": "es", "bio_es": "Escríbame a jueza@example.org"}

    answer = browser_of(guest).post(page_of(guest, "details/"), form)

    assert answer.status_code == 422
    assert "«jueza@example.org»" in answer.text
    assert "Escríbame a" in answer.text
    with pytest.raises(Refused, match="teléfono"):
        put_guest_photo(guest=guest, data=photo(), rights="Llame al +598 2 901 2345", alt="x")


def test_a_counterpart_is_not_asked_about_the_sex(scoped, coordination):
    guest = a_guest(coordination, scoped, kind="counterpart")
    assert 'name="sex"' not in browser_of(guest).get(page_of(guest)).text

    with_sex = correct_guest(
        guest=guest, name="X", post="", organisation="", sector="", language="es", bio={}, sex="man"
    )
    assert with_sex.sex == ""


def test_capability_P12_no_consent_is_ticked_beforehand_and_each_is_given_in_its_exact_words(guest):
    client = browser_of(guest)

    page = client.get(page_of(guest)).text
    assert "checked" not in page
    assert "Mi foto puede mostrarse junto a mi nombre" in page
    client.post(page_of(guest, "consents/"), {"photo": "on", "attribution": "on"})

    given = GuestConsent.objects.filter(withdrawn_at=None).values_list("purpose", "version", "language")
    assert sorted(given) == [("attribution", "2026-11", "es"), ("photo", "2026-11", "es")]
    assert client.get(page_of(guest)).text.count(" checked") == 2


def test_invariant_22_the_sessions_are_told_in_the_hour_of_the_guests_country(guest):
    page = browser_of(guest).get(page_of(guest)).text

    assert "12:00 en Montevideo" in page
    assert "Tres experiencias" in page


def test_capability_P12_a_guest_downloads_all_that_is_kept_of_them(guest):
    give_guest_consents(guest=guest, purposes=["photo"], language="es")

    answer = browser_of(guest).get(page_of(guest, "data.json"))

    data = json.loads(answer.content)
    assert data["guest"]["email"] == "expositora.pe@example.org"
    assert data["sessions"][0]["parts"] == ["Tres experiencias"]
    assert data["consents"][0]["words"].startswith("Mi foto")
    assert [entry["deed"] for entry in data["journal"]][:2] == ["added", "changed consents"]
    assert "attachment" in answer["Content-Disposition"]


def test_invariant_23_who_withdraws_is_erased_at_once_and_stays_as_a_guest(guest, coordination):
    send_guest_link(actor=coordination, guest=guest)
    give_guest_consents(guest=guest, purposes=EVERYTHING, language="es")
    client = browser_of(guest)
    assert "Borramos en el momento y para siempre" in client.get(page_of(guest, "withdraw/")).text

    assert client.post(page_of(guest, "withdraw/"))["Location"] == "/es/guest/"

    row = Guest.objects.get()
    assert row.is_erased
    assert (row.name(), row.email(), row.post, row.bio, row.sex) == ("una persona invitada", "", "", {}, "")
    assert (row.country, row.parts.count()) == ("UY", 1)
    assert not GuestConsent.objects.filter(withdrawn_at=None).exists()
    assert not GuestDevice.objects.exists()
    assert owed() == []
    assert client.get(page_of(guest)).status_code == 302
    with pytest.raises(Refused, match="ya se retiró"):
        withdraw_guest(guest=row)


def test_nothing_is_written_of_who_was_erased(guest, coordination, scoped):
    withdraw_guest(guest=guest)
    guest.refresh_from_db()

    for act in (
        lambda: give_guest_consents(guest=guest, purposes=["photo"], language="es"),
        lambda: send_guest_link(actor=coordination, guest=guest),
        lambda: put_guest_photo(guest=guest, data=b"", rights="x", alt="x"),
    ):
        with pytest.raises(Refused, match="se borraron"):
            act()
