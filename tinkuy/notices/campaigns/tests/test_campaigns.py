"""A batch of messages under one name waits behind what somebody waits for, pauses whole, and says whom it missed."""

from datetime import timedelta

import pytest

from tinkuy.core import clock
from tinkuy.notices.addresses.fingerprints import address_index
from tinkuy.notices.addresses.models import AddressStanding, Standing
from tinkuy.notices.campaigns.actions import begin_campaign, pause_campaign, resume_campaign
from tinkuy.notices.campaigns.queries import reach_by_about, reach_counts, unreachable_in
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import DevelopmentMessage, Notice
from tinkuy.notices.outbox import Owed, owe, owe_to_addresses
from tinkuy.notices.outcomes import Outcome, Reach
from tinkuy.notices.stops.actions import stop_topic, take_back_stop
from tinkuy.notices.stops.topics import INVITATIONS, REMINDERS, belong

KIND = "personal-code"


@pytest.fixture
def campaign(db):
    return begin_campaign(key="wave-1", kind=KIND, name="Ola 1", of="cycle-of-test")


def owe_wave(campaign, *names: str, **more) -> int:
    messages = [
        Owed(
            email=f"{name}@example.org",
            language="es",
            dedupe_key=f"{campaign.key}-{name}",
            about=f"invitee|{name}",
            values={"code": "123456", "path": "/es/"},
            **more,
        )
        for name in names
    ]
    return owe_to_addresses(KIND, messages, campaign=campaign)


def test_a_campaign_is_begun_once_and_counts_whom_it_reached(campaign):
    assert begin_campaign(key="wave-1", kind=KIND, name="Otra") == campaign
    owe_wave(campaign, "ana", "luis")
    assert reach_counts([campaign])[campaign.pk][Reach.UNKNOWN] == 2

    assert deliver_due() == 2

    assert reach_by_about(campaign) == {"invitee|ana": Reach.REACHED, "invitee|luis": Reach.REACHED}


def test_what_somebody_waits_for_goes_before_a_campaign(campaign, coordination):
    owe_wave(campaign, "ana", "luis")
    owe(coordination, "sign-in-code", dedupe_key="code", code="654321")

    deliver_due(most=1)

    assert DevelopmentMessage.objects.get().to == coordination.email


def test_a_paused_campaign_waits_whole_until_somebody_lets_it_go_on(campaign):
    owe_wave(campaign, "ana")

    assert (pause_campaign(campaign), pause_campaign(campaign)) == (True, False)
    assert deliver_due() == 0
    assert (resume_campaign(campaign), resume_campaign(campaign)) == (True, False)
    assert deliver_due() == 1


def test_an_address_that_mail_does_not_reach_gets_none_but_what_its_person_asked_for(campaign, monkeypatch):
    AddressStanding.objects.create(index=address_index("ANA@example.org"), standing=Standing.UNREACHABLE)
    owe_wave(campaign, "ana", "luis")

    assert deliver_due() == 2, "a code is asked for: it is the way back"
    monkeypatch.setattr("tinkuy.notices.stops.topics._requested", set())
    owe_wave(begin_campaign(key="wave-2", kind=KIND, name="Ola 2"), "ana", "luis")
    assert deliver_due() == 1

    missed = Notice.objects.get(outcome=Outcome.CLOSED)
    assert list(unreachable_in(missed.campaign).values_list("about", flat=True)) == ["invitee|ana"]
    assert (bytes(missed.sealed), missed.values) == (b"", {})


def test_who_wants_no_more_of_a_topic_gets_none_of_it_until_they_ask_again(campaign, monkeypatch):
    monkeypatch.setattr("tinkuy.notices.stops.topics._topics", {})
    monkeypatch.setattr("tinkuy.notices.stops.topics._topic_by_kind", {})
    monkeypatch.setattr("tinkuy.notices.stops.topics._requested", set())
    belong(KIND, INVITATIONS)
    stop_topic(INVITATIONS, index=address_index("ana@example.org"), of="another cycle")
    stop_topic(REMINDERS, index=address_index("luis@example.org"))
    owe_wave(campaign, "ana", "luis")

    assert deliver_due() == 1
    assert reach_by_about(campaign) == {"invitee|ana": Reach.DECLINED, "invitee|luis": Reach.REACHED}

    assert take_back_stop(INVITATIONS, index=address_index("ana@example.org"))
    owe_wave(begin_campaign(key="wave-2", kind=KIND, name="Ola 2"), "ana")
    assert deliver_due() == 1


def test_capability_C5_at_the_moment_that_settles_it_nobody_is_unknown(campaign):
    campaign = begin_campaign(key="late", kind=KIND, name="Recordatorio", settles_at=clock.now() + timedelta(hours=1))
    owe_wave(campaign, "ana", due_at=clock.now() + timedelta(days=1))
    assert reach_by_about(campaign) == {"invitee|ana": Reach.UNKNOWN}

    with clock.at(clock.now() + timedelta(hours=2)):
        assert reach_by_about(campaign) == {"invitee|ana": Reach.UNREACHABLE}
        assert unreachable_in(campaign).count() == 1


def test_what_is_of_no_use_any_more_does_not_go(campaign):
    owe_wave(campaign, "ana", expires_at=clock.now() + timedelta(hours=1))

    with clock.at(clock.now() + timedelta(hours=2)):
        assert deliver_due() == 0

    assert Notice.objects.get().outcome == Outcome.EXPIRED
