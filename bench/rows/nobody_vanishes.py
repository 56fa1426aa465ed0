"""10,000 people behind a mail server on a bad day, and a worker that is killed by kill -9 five times: how long it takes
to prepare, whether anybody is unknown a day before the session, who was written to twice, what the page costs.
"""

import logging
import os
import time
from collections.abc import Iterator
from typing import Any

from bench.installation import temporary_folder
from bench.lines import Line, Words, at_most
from bench.measure import processor_seconds
from bench.rows import Pace

MANY, FEW, KILLS = 10_000, 500, 5
GOAL = 60.0
LONGEST = 1_400.0
"""Seconds of the clock for all of it, waits for greylisting too."""
QUIET = 5.0
"""So long nothing comes any more: what is left is put off for ever."""


def run(pace: Pace) -> Iterator[Line]:
    from tests.hostile_relay import running_relay
    from tests.running import Site

    count = FEW if pace.is_quick else MANY
    with running_relay() as (relay, url):
        environment = {"TINKUY_SMTP_URL": url, "TINKUY_MAIL_PER_MINUTE": "1000000"}
        site = Site(temporary_folder(), TINKUY_RETURN_ADDRESS="r@tinkuy.example", **environment)
        _begin(site.environment)
        campaign, preparing = _prepared(count)
        kills = _sent(site, relay, campaign, count)
        unknown, wrong, page = _judged(campaign, count)
    many = (f"{count:,}".replace(",", "."), f"{count:,}")
    words = Words(f"{many[0]} correos preparados", f"{many[1]} mails prepared")
    yield Line(words, preparing, "s CPU", (at_most(GOAL * count / MANY),))
    words = Words("personas de las que no se sabe nada un día antes", "people of whom nothing is known a day before")
    yield Line(words, unknown + wrong, "", (at_most(0),))
    words = Words(f"correos repetidos, con {kills} kill -9", f"mails that went twice, with {kills} kill -9")
    yield Line(words, relay.repeats, "", (at_most(kills),))
    words = Words("contar a quiénes llegaron", "counting whom they reached")
    yield Line(words, page * 1000, "ms CPU", ())


def _begin(environment: dict[str, str]) -> None:
    os.environ.update({name: value for name, value in environment.items() if name.startswith("TINKUY_")})
    os.environ["DJANGO_SETTINGS_MODULE"] = "tinkuy.config.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    logging.getLogger("mail.log").setLevel(logging.ERROR)  # that of the mail server which stands in this process


def _prepared(count: int) -> tuple[Any, float]:
    from datetime import timedelta

    from django.db import transaction

    from tests.hostile_relay import address_of
    from tinkuy.core import clock
    from tinkuy.notices.campaigns.actions import begin_campaign
    from tinkuy.notices.outbox import Owed, owe_to_addresses

    spent = processor_seconds()
    with transaction.atomic():
        campaign = begin_campaign(key="w", kind="walk-in", name="Ola 1", settles_at=clock.now() + timedelta(days=6))
        owe_to_addresses(
            "walk-in",
            (Owed(address_of(n), "es", f"w-{n}", f"invitee|{n}", {"path": "/es/"}) for n in range(count)),
            campaign=campaign,
        )
    return campaign, processor_seconds() - spent


def _sent(site: Any, relay: Any, campaign: Any, count: int) -> int:
    """The worker at work, killed now and then; what comes back is recorded, late and twice; a person resumes."""
    from tests.hostile_relay import fate_of
    from tinkuy.notices.bounces.reading import read_report
    from tinkuy.notices.bounces.taking_in import record
    from tinkuy.notices.campaigns.actions import resume_campaign
    from tinkuy.notices.campaigns.models import Campaign

    expected = sum(fate_of(number) not in (0, 1, 5) for number in range(count))
    kills, recorded, began, changed = 0, 0, time.monotonic(), time.monotonic()
    worker, before = site.spawn("worker"), 0
    while time.monotonic() - began < LONGEST:
        taken = len(relay.taken)
        if taken != before:
            before, changed = taken, time.monotonic()
        if kills < KILLS and taken > (kills + 1) * count // (KILLS + 2):
            worker.kill()
            worker.wait()
            worker, kills = site.spawn("worker"), kills + 1
        for data in relay.returns[recorded:]:
            record(read_report(data))
        recorded = len(relay.returns)
        if Campaign.objects.filter(pk=campaign.pk).exclude(paused_at=None).exists():
            resume_campaign(campaign)  # asked first: a write each moment would keep the worker waiting
        if taken >= expected and time.monotonic() - changed > QUIET:
            break
        time.sleep(0.2)
    worker.kill()
    worker.wait()
    return kills


def _judged(campaign: Any, count: int) -> tuple[int, int, float]:
    """How many are unknown a day before the session, of how many it is wrong, and what counting them costs."""
    from tests.hostile_relay import is_unreachable
    from tinkuy.core import clock
    from tinkuy.notices.campaigns.queries import reach_by_about, reach_counts
    from tinkuy.notices.outcomes import Reach

    with clock.at(campaign.settles_at):
        reach = reach_by_about(campaign)
        spent = processor_seconds()
        counts = reach_counts([campaign])[campaign.pk]
        page = processor_seconds() - spent
    wrong = sum((reach[f"invitee|{number}"] == Reach.UNREACHABLE) != is_unreachable(number) for number in range(count))
    return counts[Reach.UNKNOWN], wrong, page
