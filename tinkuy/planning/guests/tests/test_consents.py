"""P12: consents by purpose, on one's own page and on paper; the history stays."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.planning.guests.actions.consents import end_guest_consent, file_guest_consents, give_guest_consents
from tinkuy.planning.guests.models import GuestConsent, GuestPurpose
from tinkuy.planning.name_consents.guest_words import CONSENT_WORDS

from .guests import a_guest


def in_force() -> list[str]:
    return sorted(GuestConsent.objects.filter(withdrawn_at=None).values_list("purpose", flat=True))


def test_capability_P12_each_consent_given_or_taken_back_is_a_row_and_the_history_stays(scoped, coordination):
    guest = a_guest(coordination, scoped)

    give_guest_consents(guest=guest, purposes=["attribution", "photo"], language="pt-br")
    give_guest_consents(guest=guest, purposes=["attribution"], language="es")
    give_guest_consents(guest=guest, purposes=["attribution", "photo"], language="es")

    assert in_force() == ["attribution", "photo"]
    rows = [(row.purpose, row.language, row.withdrawn_at is None) for row in GuestConsent.objects.order_by("id")]
    assert rows == [("attribution", "pt-br", True), ("photo", "pt-br", False), ("photo", "es", True)]


def test_a_purpose_that_is_none_is_refused(scoped, coordination):
    guest = a_guest(coordination, scoped)

    with pytest.raises(Refused, match="no es"):
        give_guest_consents(guest=guest, purposes=["everything"], language="es")


def test_capability_P12_what_was_signed_on_paper_is_filed_with_its_day_and_by_whom(scoped, coordination):
    guest = a_guest(coordination, scoped)
    day = scoped.today() - timedelta(days=3)

    file_guest_consents(actor=coordination, guest=guest, purposes=["recording"], signed_on=day)

    row = GuestConsent.objects.get()
    assert (row.is_on_paper, row.recorded_by, row.given_at.date()) == (True, coordination, day)
    with pytest.raises(Refused, match="ya están archivados"):
        file_guest_consents(actor=coordination, guest=guest, purposes=["recording"], signed_on=day)


def test_a_paper_without_a_purpose_or_of_tomorrow_is_refused(scoped, coordination, focal_point_uy):
    guest, today = a_guest(coordination, scoped), scoped.today()

    with pytest.raises(Refused, match="Marque lo que"):
        file_guest_consents(actor=coordination, guest=guest, purposes=[], signed_on=today)
    with pytest.raises(Refused, match="hoy o antes"):
        file_guest_consents(actor=coordination, guest=guest, purposes=["photo"], signed_on=today + timedelta(days=1))
    with pytest.raises(Refused, match="otro país"):
        file_guest_consents(actor=focal_point_uy, guest=guest, purposes=["photo"], signed_on=today)


def test_capability_P12_a_paper_of_before_does_not_undo_what_the_guest_took_back_since(scoped, coordination):
    guest = a_guest(coordination, scoped)
    today = scoped.today()
    give_guest_consents(guest=guest, purposes=["attribution", "photo"], language="es")
    give_guest_consents(guest=guest, purposes=[], language="es")

    with pytest.raises(Refused, match="retiró"):
        file_guest_consents(
            actor=coordination, guest=guest, purposes=["attribution"], signed_on=today - timedelta(days=1)
        )

    assert in_force() == []
    file_guest_consents(actor=coordination, guest=guest, purposes=["recording"], signed_on=today)
    with clock.at(clock.now() + timedelta(days=1)):
        file_guest_consents(actor=coordination, guest=guest, purposes=["attribution"], signed_on=scoped.today())
    assert in_force() == ["attribution", "recording"]


def test_a_guest_may_tell_the_team_that_they_take_a_consent_back(scoped, coordination):
    guest = a_guest(coordination, scoped, "attribution")

    end_guest_consent(actor=coordination, guest=guest, purpose="attribution")

    assert in_force() == []
    with pytest.raises(Refused, match="ya no está vigente"):
        end_guest_consent(actor=coordination, guest=guest, purpose="attribution")


def test_every_purpose_has_its_words_in_each_language_and_they_name_what_stays():
    assert set(CONSENT_WORDS) == set(GuestPurpose)
    for language in ("es", "pt-br", "en"):
        with translation.override(language):
            said = {CONSENT_WORDS.read(purpose) for purpose in GuestPurpose}
        assert len(said) == 4
    assert CONSENT_WORDS.read("photo", "paper") == ""
    assert date(2026, 11, 1).strftime("%Y-%m") in CONSENT_WORDS.current_version("photo")
