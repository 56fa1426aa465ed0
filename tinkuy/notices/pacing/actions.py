"""Taking tokens before messages go, and closing a bucket for a while when a server asks for it."""

from collections.abc import Mapping
from datetime import timedelta

from django.conf import settings
from django.db import transaction

from tinkuy.core import clock
from tinkuy.notices.models import Pace

from .rules import available, capacity_of, closing_time

FORGOTTEN_AFTER = timedelta(days=1)


def paced() -> bool:
    """Whether mail goes by a server that others share; the development mailbox takes everything at once."""
    return bool(settings.MAILERS["default"]["BACKEND"] != "tinkuy.notices.mailbox.DevelopmentMailbox")


@transaction.atomic
def take_tokens(wanted: Mapping[str, int]) -> dict[str, int]:
    """Of each bucket as many tokens as are wanted, or as there are."""
    now = clock.now()
    rows = {row.name: row for row in Pace.objects.select_for_update().filter(name__in=wanted).order_by("pk")}
    new = [Pace(name=name, tokens=capacity_of(name), at=now) for name in wanted if name not in rows]
    Pace.objects.bulk_create(new, ignore_conflicts=True)
    if new:
        rows = {row.name: row for row in Pace.objects.select_for_update().filter(name__in=wanted).order_by("pk")}
    granted = {}
    for name, count in wanted.items():
        row = rows[name]
        tokens = available(row, now)
        granted[name] = min(count, int(tokens))
        row.tokens, row.at = tokens - granted[name], now
    Pace.objects.bulk_update(rows.values(), ["tokens", "at"])
    return granted


def close_bucket(name: str) -> None:
    """A server puts mail off: nothing more for a while, for longer each time."""
    row, _is_new = Pace.objects.get_or_create(name=name, defaults={"tokens": capacity_of(name)})
    count = row.put_off + 1
    Pace.objects.filter(pk=row.pk).update(put_off=count, closed_until=clock.now() + closing_time(count))


def open_bucket(name: str) -> None:
    """It takes mail again."""
    Pace.objects.filter(name=name).exclude(put_off=0).update(put_off=0, closed_until=None)


def forget_full_buckets() -> int:
    """The clock's deed: one that was not used for a day is full; how many."""
    old = Pace.objects.filter(at__lt=clock.now() - FORGOTTEN_AFTER)
    return int(old.delete()[0])
