"""The page of a cycle's mails: whom they reached, in counts; and a campaign that waits for a person."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tinkuy.convening.campaigns.actions import tell_of_pause
from tinkuy.convening.campaigns.queries import mailed_days
from tinkuy.desk.due.mails import paused_mails
from tinkuy.notices.campaigns.actions import begin_campaign, pause_campaign
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import DevelopmentMessage, Notice
from tinkuy.notices.outbox import Owed, owe_to_addresses
from tinkuy.planning.cycles.models.cycle import Cycle


@pytest.fixture
def campaign(cycle, coordination):
    return begin_campaign(key="wave", kind="walk-in", name="Ola 1 · Perú", of=cycle.public_id, sender=coordination)


def owe_many(campaign, count: int, name: str = "p") -> None:
    messages = [
        Owed(
            f"{name}{number}@a.example", "es", f"{campaign.key}{name}{number}", f"invitee|{name}{number}", {"path": "/"}
        )
        for number in range(count)
    ]
    owe_to_addresses("walk-in", messages, campaign=campaign)


def page(cycle, name="campaigns", *more: str) -> str:
    return reverse(f"convening:{name}", args=[cycle.slug, *more])


def test_the_page_says_whom_mails_reached_and_hides_a_few(client, cycle, campaign, coordination):
    owe_many(campaign, 9)
    deliver_due()
    Notice.objects.filter(dedupe_key__in=["wavep1", "wavep2"]).update(outcome="returned")
    client.force_login(coordination)

    body = client.get(page(cycle)).content.decode()

    assert "Ola 1 · Perú" in body
    assert '<td class="num">7</td>' not in body, "the two that were not reached would follow from it"
    assert "a.example" not in body


def test_a_paused_campaign_is_in_the_list_of_what_waits_and_is_let_go_on_by_a_person(
    client, cycle, campaign, coordination
):
    Cycle.objects.update(is_sensitive=False)
    owe_many(campaign, 3)
    pause_campaign(campaign, "returned")
    campaign.refresh_from_db()
    tell_of_pause(campaign)
    tell_of_pause(campaign)
    client.force_login(coordination)
    own = page(cycle, "campaign", campaign.public_id)

    (due,) = paused_mails({cycle.pk: cycle})
    assert due.pages == [own]
    assert "Se devolvieron demasiados" in client.get(own).content.decode()
    assert deliver_due() == 1, "the mail to whoever sent them"
    assert own.rpartition(campaign.public_id)[0] in DevelopmentMessage.objects.get().body

    client.post(page(cycle, "resume_campaign", campaign.public_id))
    assert deliver_due() == 3
    assert not list(paused_mails({cycle.pk: cycle}))


def test_a_person_pauses_what_is_on_its_way(client, cycle, campaign, coordination):
    owe_many(campaign, 3)
    client.force_login(coordination)

    client.post(page(cycle, "pause_campaign", campaign.public_id))

    assert deliver_due() == 0
    assert client.post(page(cycle, "pause_campaign", campaign.public_id)).status_code == 422


def test_a_focal_point_sees_what_they_began_and_nothing_of_others(client, cycle, campaign, focal_point_pe):
    client.force_login(focal_point_pe)

    assert "Ola 1" not in client.get(page(cycle)).content.decode()
    assert client.get(page(cycle, "campaign", campaign.public_id)).status_code == 404
    assert client.post(page(cycle, "resume_campaign", campaign.public_id)).status_code == 404


def test_the_page_costs_as_many_queries_for_many_as_for_few(client, cycle, campaign, coordination):
    def queries() -> int:
        with CaptureQueriesContext(connection) as statements:
            client.get(page(cycle))
        return len(statements)

    client.force_login(coordination)
    owe_many(campaign, 1)
    queries()
    few = queries()
    for number in range(3):
        owe_many(begin_campaign(key=f"wave-{number}", kind="walk-in", name="Ola", of=cycle.public_id), 50)

    assert queries() == few


def test_invariant_09_a_day_of_few_does_not_follow_from_the_other_days(client, cycle, campaign, coordination):
    """The page of the campaign tells the whole."""
    owe_many(campaign, 12)
    owe_many(campaign, 10, "q")
    deliver_due()
    keys = [f"wavep{number}" for number in range(6)] + ["waveq1"]
    Notice.objects.filter(dedupe_key__in=keys).update(outcome="returned")
    Notice.objects.filter(dedupe_key__startswith="waveq").update(owed_at=F("owed_at") - timedelta(days=1))

    rows = mailed_days(cycle, coordination, frozenset({"coordination"}))

    returned = [row.counts[2] for row in rows]
    assert returned == [None, None], "seven came back in all: one of the smaller day, if the other says six"
