"""L09 for many: behind a mail server on a bad day everybody is reached, declined or unreachable a day before the
session, and nobody is unknown. `python -m bench nobody_vanishes` asks it of 10,000, and kills the worker by kill -9."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.hostile_relay import address_of, is_unreachable, running_relay
from tinkuy.config.mail import smtp
from tinkuy.core import clock
from tinkuy.notices.addresses.fingerprints import address_index
from tinkuy.notices.bounces.reading import read_report
from tinkuy.notices.bounces.taking_in import record
from tinkuy.notices.campaigns.actions import begin_campaign, resume_campaign
from tinkuy.notices.campaigns.queries import reach_by_about, reach_counts, unreachable_in
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.outbox import Owed, owe_to_addresses
from tinkuy.notices.outcomes import Reach
from tinkuy.notices.stops.actions import stop_topic
from tinkuy.notices.stops.topics import INVITATIONS, belong

PEOPLE, DECLINED, KIND = 200, 7, "walk-in"
EVERY = 30
"""So many messages the server takes before it drops a line without saying so: for who sends it is as a kill is."""


@pytest.fixture
def invited(db, settings, monkeypatch):
    """The campaign of a session in a week; some want no more invitations."""
    monkeypatch.setattr("tinkuy.notices.stops.topics._topics", {})
    monkeypatch.setattr("tinkuy.notices.stops.topics._topic_by_kind", {})
    belong(KIND, INVITATIONS)
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, returns="r@tinkuy.example", mail_per_minute=6000)
    for number in range(1, PEOPLE, PEOPLE // DECLINED):
        stop_topic(INVITATIONS, index=address_index(address_of(number)))
    session = clock.now() + timedelta(days=7)
    campaign = begin_campaign(key="w", kind=KIND, name="Ola 1", settles_at=session - timedelta(days=1))
    messages = [
        Owed(address_of(number), "es", f"w-{number}", f"invitee|{number}", {"path": "/es/"}) for number in range(PEOPLE)
    ]
    owe_to_addresses(KIND, messages, campaign=campaign)
    return campaign


def test_promise_L09_behind_a_hostile_relay_nobody_vanishes_and_nobody_is_written_twice(invited, settings):
    declined = set(range(1, PEOPLE, PEOPLE // DECLINED))
    start = moment = clock.now()
    taken_in = 0
    with running_relay(EVERY) as (relay, url):
        settings.MAILERS = {"default": smtp(url)}
        while moment < invited.settles_at:
            with clock.at(moment):
                while deliver_due():
                    pass
                resume_campaign(invited)
                if moment > start + timedelta(days=1):  # reports come late, and each twice
                    for data in relay.returns[taken_in:]:
                        record(read_report(data))
                    taken_in = len(relay.returns)
            moment += timedelta(minutes=5) if moment < start + timedelta(hours=3) else timedelta(hours=3)

    with clock.at(invited.settles_at):
        reach = reach_by_about(invited)
        counts = reach_counts([invited])[invited.pk]
        missed = {about.partition("|")[2] for about in unreachable_in(invited).values_list("about", flat=True)}

    assert counts[Reach.UNKNOWN] == 0
    expected = {
        f"invitee|{number}": Reach.DECLINED
        if number in declined
        else Reach.UNREACHABLE
        if is_unreachable(number)
        else Reach.REACHED
        for number in range(PEOPLE)
    }
    assert reach == expected
    assert missed == {str(number) for number in range(PEOPLE) if is_unreachable(number) and number not in declined}
    assert relay.unanswered > 3
    assert relay.repeats <= relay.unanswered, "at most one repeat for each"
    assert not {relay.recipients[key] for key in relay.taken} & {address_of(number) for number in declined}
