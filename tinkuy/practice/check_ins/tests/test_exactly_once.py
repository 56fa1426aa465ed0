"""Each check-in is asked exactly once and by day: over 18 months, ten countries, changes of clocks, and killed workers.

The clock is simulated. A worker dies between claiming a message and sending it, within the deed, or is there twice;
the machine's clock jumps back and ahead.
"""

import random
from collections import Counter
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.mail.backends.base import BaseEmailBackend

from tinkuy.core import clock
from tinkuy.core.daytime import FROM_HOUR, TO_HOUR
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import Notice
from tinkuy.people.countries import zone_of
from tinkuy.practice.check_ins import digest
from tinkuy.practice.check_ins.digest import KIND, send_digests
from tinkuy.practice.check_ins.models import CheckIn, ReportSchedule
from tinkuy.practice.key_actions.models import KeyAction
from tinkuy.practice.responses.models import Response, ResponseStep

pytestmark = pytest.mark.one_database
"""The clock and the lot are on trial. PostgreSQL is asked for the deed by `test_digest.py`, and to take back what a
killed process wrote by `tests/promises/no_loss/test_import_jobs.py`.
"""

COUNTRIES = {
    "PE": "es", "UY": "es", "BR": "pt-br", "CL": "es", "MX": "es", "CU": "en", "BO": "es", "AR": "es", "CO": "es",
    "DO": "es",
}  # fmt: skip
"""Chile, whose clock the cycle goes by, and Cuba change their clocks three times meanwhile, on other days."""
BEGINS = date(2026, 9, 4)
DAYS = 548
SENT: list[tuple[str, datetime, str]] = []


class Killed(BaseException):
    """The worker is gone: nothing that it would have done afterwards is done."""


class Post(BaseEmailBackend):
    """Takes a message, or dies first, as the lot says."""

    lot = random.Random(16)

    def send_messages(self, messages) -> int:
        for message in messages:
            if self.lot.random() < 0.2:
                raise Killed
            SENT.append((message.to[0], clock.now(), message.body))
        return len(messages)


@pytest.fixture
def addressees(scoped, recommendation) -> dict[str, Response]:
    """One in each country, agreed on one day; an action of each is due two months later."""
    found = {}
    scoped.zone = "America/Santiago"
    scoped.save(update_fields=["zone"])
    for code, language in COUNTRIES.items():
        row = Response(
            cycle=scoped, finding=recommendation, country=code, state="agreed", communicated_on=BEGINS,
            contact_language=language, contact_until=BEGINS + timedelta(days=3000),
        )  # fmt: skip
        row.seal(name=code, email=f"{code}@example.org".casefold())
        row.save()
        ResponseStep.objects.create(cycle=scoped, response=row, state="agreed", taken_on=BEGINS)
        due_on = BEGINS + timedelta(days=60)
        KeyAction.objects.create(cycle=scoped, response=row, text="Elegir tres provincias", due_on=due_on)
        found[code] = row
    ReportSchedule.objects.create(cycle=scoped, finding=recommendation, days="30 90 180", every=120)
    return found


def moments(lot: random.Random) -> list[datetime]:
    """When the worker wakes up, by a clock that is a day behind now and then; between the days of asking seldom."""
    found = []
    for day in range(DAYS):
        near = any(0 <= day - due < 4 or 15 <= day - due < 17 for due in (30, 53, 90, 180, 300, 420, 540))
        for _ in range(2 if near else int(lot.random() < 0.04)):
            moment = datetime(2026, 9, 4, lot.randrange(24), lot.randrange(60), tzinfo=UTC) + timedelta(days=day)
            found.append(moment - timedelta(days=1) * (lot.random() < 0.05))
    return found


def test_capability_R3_each_check_in_is_asked_exactly_once_and_by_day(scoped, addressees, settings, monkeypatch):
    SENT.clear()
    lot = random.Random(3)
    settings.MAILERS = {"default": {"BACKEND": f"{__name__}.Post"}}
    owe = digest.owe_to_address

    def owe_or_die(**values):
        if lot.random() < 0.1:
            raise Killed
        owe(**values)

    monkeypatch.setattr(digest, "owe_to_address", owe_or_die)
    for moment in moments(lot):
        with clock.at(moment):
            for deed in (send_digests, deliver_due, deliver_due):
                with suppress(Killed):
                    deed()

    for hour in range(40):
        with clock.at(datetime(2028, 4, 1, tzinfo=UTC) + timedelta(hours=hour)), suppress(Killed):
            deliver_due()

    counts = Counter(CheckIn.objects.values_list("response__country", "due_on"))
    expected = {BEGINS + timedelta(days=days) for days in (30, 60, 90, 180, 300, 420, 540)}
    assert set(counts) == {(code, day) for code in COUNTRIES for day in expected}
    assert set(counts.values()) == {1}
    assert not Notice.objects.filter(kind=KIND, failed_at=None, sent_at=None).exists()

    for code in COUNTRIES:
        zone, address = ZoneInfo(zone_of(code, scoped.zone)), f"{code}@example.org".casefold()
        own = [(at.astimezone(zone), body) for to, at, body in SENT if to == address]
        asking = [(at, body) for at, body in own if "/tell/" in body]
        assert len(asking) == len(expected), code
        assert all(FROM_HOUR <= at.hour < TO_HOUR for at, _ in own), code
        assert max(Counter(at.date() for at, _ in own).values()) == 1, code
