"""Support that waits for a country's word: after two weeks their mail of the day says so, once."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from tinkuy.people.countries import zone_of
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.check_ins.waiting import Waiting
from tinkuy.practice.responses.accounts import accounts_of_country
from tinkuy.practice.responses.recipients import Recipient
from tinkuy.practice.support.models import PeerSupport
from tinkuy.practice.support.queries import last_word_on, open_supports
from tinkuy.practice.support.rules import turn_of

PATIENCE = timedelta(days=14)


def support_that_waits(cycle: Cycle) -> Iterator[Waiting]:
    """Once for each state that it comes to: a word moves it on, and then it may wait for the other country."""
    for support in open_supports([cycle.pk]):
        country = turn_of(support)
        is_due = last_word_on(support) <= cycle.today() - PATIENCE
        if not country or not is_due or support.reminded_state == support.state:
            continue
        for person in accounts_of_country(cycle, country):
            recipient = Recipient(person.email, person.language, zone_of(country, cycle.zone))
            yield Waiting(recipient, support.finding.label, partial(_mark, support))


def _mark(support: PeerSupport) -> None:
    PeerSupport.objects.filter(pk=support.pk).update(reminded_state=support.state)
