"""Consents to messages that do not exist: asked for no more; what was agreed to stays on record, and keeps nothing."""

from datetime import timedelta

import pytest

from tinkuy.attendance.erasing.actions.expiring import erase_expired
from tinkuy.convening.participant_page.queries import own_data
from tinkuy.convening.registrations.models import Consent, Registration
from tinkuy.convening.registrations.rules import registration_erased_on
from tinkuy.convening.tests.participants import ME, REGISTER, browser_of, coming, confirmed
from tinkuy.core import clock


@pytest.fixture
def followed(scoped):
    """Somebody who once agreed to be written to after the cycle; their address was to be kept for 200 days."""
    device = confirmed(scoped, coming(scoped, 1))
    consent = Consent.objects.create(
        cycle=scoped, registration=device.registration, purpose="follow_up", version="2026-11"
    )
    erased_on = registration_erased_on(scoped) + timedelta(days=170)
    Registration.objects.update(erase_on=erased_on)
    return device, consent


def test_promise_P09_the_history_says_who_ended_a_consent(scoped, followed):
    device, _consent = followed
    Consent.objects.filter(purpose="follow_up").update(ended_at=clock.now())

    own = Registration.objects.select_related("cycle").get()
    consent = own_data(own, "es")["consents"][-1]
    assert consent["words"].startswith("Pueden escribirme después del ciclo")
    assert consent["ended_at"]
    page = browser_of(device).get(f"{ME}data/").text
    assert "El sitio ya no pide este permiso" in page


def test_the_clock_ends_the_longer_retention_by_itself_too(scoped, followed):
    with clock.at(clock.now()):
        erase_expired()

    assert Registration.objects.get().erase_on == registration_erased_on(scoped)


def test_no_page_asks_for_mail_that_nothing_sends(client, scoped, followed):
    device, _consent = followed
    asked, own = client.get(REGISTER).text, browser_of(device).get(ME).text
    for page in (asked, own):
        assert [name for name in ("wants_recap", "follow_up", "resumen de la sesi") if name in page] == []
    assert "200 d" not in asked  # one's own page still says until when what was once given holds


def test_a_consent_that_ended_may_be_asked_for_again_one_day(scoped, followed):
    _device, consent = followed
    Consent.objects.filter(purpose="follow_up").update(ended_at=clock.now())

    again = Consent.objects.create(
        cycle=scoped, registration=consent.registration, purpose="follow_up", version="2026-11"
    )

    assert again.pk != consent.pk
