"""Mail goes as fast as servers take it: by the minute, by domain, and slower when one asks for it."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.smtp_sink import running_sink
from tinkuy.core import clock
from tinkuy.notices.addresses.models import AddressStanding, Standing
from tinkuy.notices.campaigns.actions import begin_campaign, resume_campaign
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import Notice, Pace
from tinkuy.notices.outbox import Owed, owe, owe_to_address, owe_to_addresses
from tinkuy.notices.outcomes import Outcome
from tinkuy.notices.pacing.rules import RELAY

KIND = "walk-in"


@pytest.fixture
def sink(settings, db):
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, mail_per_minute=20)
    with running_sink(settings) as sink:
        yield sink


def owe_many(count: int, domain: str = "a.example", name: str = "one"):
    campaign = begin_campaign(key=name, kind=KIND, name=name)
    messages = [
        Owed(f"{name}{number}@{domain}", "es", f"{name}-{number}", f"invitee|{number}", {"path": "/es/"})
        for number in range(count)
    ]
    owe_to_addresses(KIND, messages, campaign=campaign)
    return campaign


def domains_of(sink) -> Counter:
    return Counter(to.partition("@")[2] for _sender, (to,), _message in sink.received)


def test_capability_C8_a_domain_that_has_its_share_of_a_minute_holds_up_no_other(sink):
    owe_many(15, "a.example", "one")
    owe_many(15, "b.example", "two")

    assert (deliver_due(), deliver_due()) == (20, 0)

    assert domains_of(sink) == {"a.example": 10, "b.example": 10}
    with clock.at(clock.now() + timedelta(minutes=1)):
        assert deliver_due() == 10


def test_what_somebody_waits_for_goes_though_the_domain_has_had_its_share(sink, coordination):
    owe_many(15, coordination.email.partition("@")[2])
    deliver_due()
    owe(coordination, "sign-in-code", dedupe_key="code", code="123456")

    assert deliver_due() == 1


def test_what_is_asked_for_again_and_again_holds_up_nothing_else(sink):
    """Anybody may register one address after the other."""
    for number in range(30):
        one = {"email": f"one{number}@a.example", "about": f"registration|{number}", "dedupe_key": f"asked {number}"}
        owe_to_address(kind="confirm-registration", language="es", path="/es/", **one)
    owe_to_address(
        email="other@b.example", kind=KIND, language="es", about="registration|x", dedupe_key="x", path="/es/"
    )

    assert deliver_due(10) == 10

    assert domains_of(sink) == {"a.example": 9, "b.example": 1}


def test_capability_C8_a_server_that_asks_for_a_pause_gets_one_that_grows_and_ends(sink):
    owe_many(3)
    sink.answers["one0@a.example"] = sink.answers["one1@a.example"] = "451 4.7.28 too much mail"
    start = clock.now()
    assert deliver_due() == 1

    assert deliver_due() == 0
    waits = list(Pace.objects.exclude(name=RELAY).values_list("put_off", flat=True))
    assert waits == [2]
    sink.answers.clear()
    with clock.at(start + timedelta(minutes=5)):
        assert deliver_due() == 2
    assert list(Pace.objects.exclude(name=RELAY).values_list("put_off", flat=True)) == [0]


def test_a_greylisted_message_goes_some_minutes_later(sink):
    owe_many(1)
    sink.answers["one0@a.example"] = "451 4.7.1 greylisted"
    assert deliver_due() == 0

    sink.answers.clear()
    with clock.at(clock.now() + timedelta(minutes=5)):
        assert deliver_due() == 1
    assert not AddressStanding.objects.exists()


def test_an_address_that_the_server_does_not_know_is_closed_at_once(sink):
    owe_many(2)
    sink.answers["one0@a.example"] = "550 5.1.1 no such user"

    assert deliver_due() == 1

    assert Notice.objects.get(outcome=Outcome.REFUSED).status == "5.1.1"
    assert AddressStanding.objects.get().standing == Standing.UNREACHABLE


def test_a_server_that_drops_the_line_costs_no_message_its_try(sink):
    owe_many(2)
    sink.drops = 1
    assert deliver_due() == 1, "by a line of its own"

    assert Notice.objects.get(sent_at=None).tries == 1
    with clock.at(clock.now() + timedelta(minutes=2)):
        assert deliver_due() == 1


def test_a_server_that_drops_line_after_line_is_left_in_peace_for_a_while(sink):
    owe_many(9)
    sink.drops = 9
    assert deliver_due() == 0
    assert sink.drops == 6

    sink.drops = 0
    assert deliver_due() == 0
    with clock.at(clock.now() + timedelta(minutes=2)):
        assert deliver_due() == 9


def test_capability_C8_a_campaign_that_fails_pauses_itself_and_goes_on_when_somebody_says_so(sink, settings):
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, mail_per_minute=1000)
    campaign = owe_many(40)
    sink.answers |= {f"one{number}@a.example": "550 5.1.1 no such user" for number in range(3)}

    deliver_due(most=25)
    assert deliver_due() == 0
    campaign.refresh_from_db()
    assert (campaign.is_paused, campaign.pause_reason) == (True, "refused")

    resume_campaign(campaign)
    assert deliver_due() == 15, "what failed before counts no more"
