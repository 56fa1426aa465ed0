"""The log says what was owed and what came of it, long after the messages are gone, and costs little."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tinkuy.core import clock
from tinkuy.notices.actions import KEPT, forget_old_messages
from tinkuy.notices.addresses.fingerprints import address_index
from tinkuy.notices.addresses.models import AddressStanding, Standing
from tinkuy.notices.campaigns.actions import begin_campaign
from tinkuy.notices.campaigns.queries import reach_counts
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.mail_log.queries import mail_days
from tinkuy.notices.models import MailCount, Notice
from tinkuy.notices.outbox import Owed, owe_to_addresses
from tinkuy.notices.outcomes import Reach


def owe_many(*names: str):
    campaign = begin_campaign(key="wave", kind="walk-in", name="Ola 1")
    messages = [Owed(f"{name}@a.example", "es", name, f"invitee|{name}", {"path": "/es/"}) for name in names]
    owe_to_addresses("walk-in", messages, campaign=campaign)
    return campaign


def test_capability_C8_the_counts_stay_when_the_rows_have_gone_and_nobody_stands_in_them(db):
    AddressStanding.objects.create(index=address_index("luis@a.example"), standing=Standing.UNREACHABLE)
    campaign = owe_many("ana", "luis", "eva")
    deliver_due()
    before = mail_days([campaign])

    with clock.at(clock.now() + KEPT + timedelta(days=1)):
        forget_old_messages()

    assert not Notice.objects.exists()
    assert mail_days([campaign]) == mail_days() == before
    (day,) = before
    assert (day.owed, day.sent, day.not_sent, day.returned, day.waiting) == (3, 2, 1, 0, 0)
    assert reach_counts([campaign])[campaign.pk] == {
        Reach.REACHED: 2,
        Reach.UNREACHABLE: 1,
        Reach.DECLINED: 0,
        Reach.UNKNOWN: 0,
    }
    assert "a.example" not in str(list(MailCount.objects.values()))


def test_a_log_of_many_costs_as_many_queries_as_one_of_few(db):
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as statements:
            mail_days([campaign])
            reach_counts([campaign])
        return len(statements)

    campaign = owe_many("ana")
    few = queries()
    owe_many(*(f"person{number}" for number in range(300)))

    assert (few, queries()) == (4, 4), "two for each"
