"""P12: what the clock erases of guests after the close."""

import os
from datetime import timedelta

import pytest

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.guests import photos
from tinkuy.planning.guests.actions.consents import give_guest_consents
from tinkuy.planning.guests.actions.details import GuestWords, edit_guest, remove_guest
from tinkuy.planning.guests.actions.erasing import erase_guests, withdraw_guest
from tinkuy.planning.guests.actions.own_page import correct_guest, put_guest_photo
from tinkuy.planning.guests.models import Guest, GuestConsent, GuestPurpose

from .guests import EVERYTHING, a_guest, photo


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.DATA_FOLDER = tmp_path


@pytest.fixture
def later(webinars):
    """So many days after the last session."""

    def at(days: int):
        return clock.at(webinars[-1].ends_at + timedelta(days=days))

    return at


def names() -> list[str]:
    return sorted(guest.name() for guest in Guest.objects.all())


def test_capability_P12_a_guest_is_erased_as_many_days_after_the_close_as_the_cycle_keeps_names(
    scoped, coordination, later
):
    Cycle.objects.filter(pk=scoped.pk).update(keeps_days=10)
    a_guest(coordination, scoped, "attribution", "photo", "recording")

    with later(10):
        assert erase_guests() == 0
    with later(11):
        assert erase_guests() == 1
        assert erase_guests() == 0

    assert names() == ["una persona invitada"]
    assert not GuestConsent.objects.filter(withdrawn_at=None).exists()


def test_capability_P12_what_is_published_by_consent_stays_until_it_is_taken_back(scoped, coordination, later):
    guest = a_guest(coordination, scoped, "attribution", "publication")

    with later(40):
        assert erase_guests() == 0
        assert guest.email()
        give_guest_consents(guest=guest, purposes=["publication"], language="es")
        assert erase_guests() == 1


def test_a_photo_that_is_not_allowed_goes_although_the_biography_stays(
    scoped, coordination, later, django_capture_on_commit_callbacks
):
    guest = a_guest(coordination, scoped, "attribution", "publication")
    put_guest_photo(guest=guest, data=photo(), rights="Propia", alt="Una mujer")

    with later(40), django_capture_on_commit_callbacks(execute=True):
        erase_guests()

    assert Guest.objects.get().photo == ""
    assert list(photos.PHOTOS.path.iterdir()) == []


def test_with_every_consent_the_photo_stays(scoped, coordination, later):
    guest = a_guest(coordination, scoped, *EVERYTHING)
    put_guest_photo(guest=guest, data=photo(), rights="Propia", alt="Una mujer")

    with later(40):
        erase_guests()

    assert GuestPurpose.PHOTO in GuestConsent.objects.filter(withdrawn_at=None).values_list("purpose", flat=True)
    assert photos.opened_photo(Guest.objects.get())


@pytest.mark.parametrize("field", [{"is_example": True}, {"clock_stands_at": "2026-01-01T00:00Z"}])
def test_an_examples_guests_stay(scoped, coordination, later, field):
    Cycle.objects.filter(pk=scoped.pk).update(**field)
    a_guest(coordination, scoped)

    with later(400):
        assert erase_guests() == 0


def test_a_withdrawn_guests_photo_goes_from_the_disk(scoped, coordination, django_capture_on_commit_callbacks):
    guest = a_guest(coordination, scoped)
    put_guest_photo(guest=guest, data=photo(), rights="Propia", alt="Una mujer")

    with django_capture_on_commit_callbacks() as callbacks:
        withdraw_guest(guest=guest)
    assert len(list(photos.PHOTOS.path.iterdir())) == 1
    callbacks[0]()  # the next one empties the log, which no transaction may hold

    assert list(photos.PHOTOS.path.iterdir()) == []


def test_a_file_that_no_guest_names_is_swept_away_after_an_hour(scoped, coordination):
    guest = a_guest(coordination, scoped)
    put_guest_photo(guest=guest, data=photo(), rights="Propia", alt="Una mujer")
    for name in ("0" * 32, "1" * 32):
        (photos.PHOTOS.path / name).write_bytes(b"left over")
    for name in ("0" * 32, guest.photo):
        os.utime(photos.PHOTOS.path / name, (0, 0))

    erase_guests()

    assert {file.name for file in photos.PHOTOS.path.iterdir()} == {"1" * 32, guest.photo}


OWN = {"name": "Expositora", "post": "", "organisation": "", "sector": "", "language": "es", "bio": {}}
DEEDS = {
    "data": lambda guest: correct_guest(guest=guest, **OWN),
    "photo": lambda guest: put_guest_photo(guest=guest, data=photo(), rights="Propia", alt="Una mujer"),
}


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_capability_P12_a_form_that_was_on_its_way_does_not_bring_a_withdrawn_guest_back(scoped, coordination, deed):
    """The page read the guest before another of their browsers withdrew."""
    guest = a_guest(coordination, scoped)
    read = Guest.objects.select_related("cycle").get(pk=guest.pk)
    withdraw_guest(guest=guest)

    with pytest.raises(Refused):
        deed(read)

    stored = Guest.objects.get(pk=guest.pk)
    assert (stored.is_erased, bytes(stored.sealed_email), stored.email_index, stored.photo) == (True, b"", "", "")


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_capability_P12_nor_a_guest_whom_the_team_removed(scoped, coordination, deed):
    guest = a_guest(coordination, scoped)
    read = Guest.objects.select_related("cycle").get(pk=guest.pk)
    remove_guest(actor=coordination, guest=guest)

    with pytest.raises(Refused):
        deed(read)

    assert not Guest.objects.exists()


def test_a_correction_leaves_the_address_that_the_team_has_just_written(scoped, coordination):
    guest = a_guest(coordination, scoped)
    read = Guest.objects.select_related("cycle").get(pk=guest.pk)
    words = GuestWords(kind="speaker", name="Expositora", email="otra@example.org", country="PE")
    edit_guest(actor=coordination, guest=guest, words=words)

    correct_guest(guest=read, **OWN)

    assert Guest.objects.get().email() == "otra@example.org"
