"""A guest without an e-mail has no page: the team writes biography and photo, as far as a paper allows."""

from datetime import timedelta
from io import BytesIO

import pytest

from tinkuy.core.errors import Refused
from tinkuy.planning.guests.actions.consents import (
    end_guest_consent,
    file_guest_consents,
    file_guest_photo,
    take_guest_photo,
    write_guest_bio,
)
from tinkuy.planning.guests.models import Guest

from .guests import a_guest, agree, photo

BIO = {"es": "Dirige una casa de acogida."}
WORDS = {"rights": "Archivo de la casa, CC BY 4.0", "alt": "Una mujer en su oficina"}


@pytest.fixture
def on_paper(scoped, coordination):
    """A guest without an e-mail who signed for *purposes*."""

    def make(*purposes: str) -> Guest:
        guest = a_guest(coordination, scoped, email="")
        if purposes:
            day = scoped.today() - timedelta(days=1)
            file_guest_consents(actor=coordination, guest=guest, purposes=purposes, signed_on=day)
        return guest

    return make


def test_with_the_consent_on_paper_the_team_writes_the_biography(on_paper, coordination):
    guest = on_paper("publication")

    write_guest_bio(actor=coordination, guest=guest, bio=BIO)

    assert Guest.objects.get().bio == BIO


def test_with_the_consent_on_paper_the_team_files_the_photo(on_paper, coordination):
    guest = on_paper("photo")

    file_guest_photo(actor=coordination, guest=guest, data=photo(), **WORDS)

    assert Guest.objects.get().photo


@pytest.mark.parametrize("purposes", [(), ("attribution",), ("photo",)])
def test_without_the_consent_to_it_no_biography_is_written(on_paper, coordination, purposes):
    with pytest.raises(Refused, match="Archive primero"):
        write_guest_bio(actor=coordination, guest=on_paper(*purposes), bio=BIO)


@pytest.mark.parametrize("purposes", [(), ("attribution",), ("publication",)])
def test_without_the_consent_to_it_no_photo_is_filed(on_paper, coordination, purposes):
    with pytest.raises(Refused, match="Archive primero"):
        file_guest_photo(actor=coordination, guest=on_paper(*purposes), data=photo(), **WORDS)


def test_who_has_a_page_of_their_own_writes_there(scoped, coordination):
    guest = a_guest(coordination, scoped)
    agree(guest, "publication", "photo")

    for deed in (lambda: write_guest_bio(actor=coordination, guest=guest, bio=BIO),
                 lambda: file_guest_photo(actor=coordination, guest=guest, data=photo(), **WORDS),
                 lambda: take_guest_photo(actor=coordination, guest=guest)):  # fmt: skip
        with pytest.raises(Refused, match="su propia página"):
            deed()


def test_when_the_consent_ends_what_was_written_with_it_goes(on_paper, coordination):
    guest = on_paper("publication", "photo")
    write_guest_bio(actor=coordination, guest=guest, bio=BIO)
    file_guest_photo(actor=coordination, guest=guest, data=photo(), **WORDS)

    end_guest_consent(actor=coordination, guest=guest, purpose="publication")
    stored = Guest.objects.get()
    assert (stored.bio, bool(stored.photo)) == ({}, True)

    end_guest_consent(actor=coordination, guest=guest, purpose="photo")
    assert Guest.objects.get().photo == ""


def test_what_a_guest_wrote_on_their_page_stays_theirs_when_a_consent_ends(scoped, coordination):
    guest = a_guest(coordination, scoped, "publication")
    Guest.objects.filter(pk=guest.pk).update(bio=BIO)
    guest.refresh_from_db()

    end_guest_consent(actor=coordination, guest=guest, purpose="publication")

    assert Guest.objects.get().bio == BIO


def test_the_focal_point_of_another_country_writes_nothing(on_paper, focal_point_uy):
    with pytest.raises(Refused):
        write_guest_bio(actor=focal_point_uy, guest=on_paper("publication"), bio=BIO)


def test_the_page_opens_each_form_with_its_consent(on_paper, scoped, coordination, signed_in):
    client, guest = signed_in(coordination), on_paper()
    page = f"/es/team/c/{scoped.slug}/plan/guests/{guest.public_id}/"
    assert "Archive primero" in client.get(page).text
    assert "bio_es" not in client.get(page).text
    assert client.post(f"{page}bio/", {"bio_es": "Algo"}).status_code == 422

    day = (scoped.today() - timedelta(days=1)).isoformat()
    client.post(f"{page}consents/", {"purposes": ["publication", "photo"], "signed_on": day})
    assert client.post(f"{page}bio/", {"bio_es": BIO["es"]})["Location"] == page
    assert BIO["es"] in client.get(page).text
    wrong = client.post(f"{page}photo/", {"rights": "", "alt": ""})
    assert wrong.status_code == 422
    file = BytesIO(photo())
    file.name = "foto.jpg"
    assert client.post(f"{page}photo/", WORDS | {"photo": file}).status_code == 302
    assert "Borrar la foto" in client.get(page).text
    client.post(f"{page}photo/remove/")
    assert Guest.objects.get().photo == ""
