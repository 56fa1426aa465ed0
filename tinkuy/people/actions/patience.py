"""Who is wrong often waits longer each time, and never for ever: nobody can lock another person out (A12).

What is tried is counted before it is checked, so that many tries at once are not all the first. An account's doors
are counted apart: wrong passwords hold up neither a code by mail nor a passkey. Nothing tells accounts from addresses
that have none: both are counted.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _, ngettext

from tinkuy.core import clock, sealing
from tinkuy.core.errors import Refused
from tinkuy.people.models import FailedTries

KEPT = timedelta(days=1)
WITH_PORT = re.compile(r"([0-9.]+):\d+|\[([0-9A-Fa-f:.]+)\](?::\d+)?")


@dataclass(frozen=True)
class Counted:
    """What is counted under one tag: so many failures are free, then each doubles the wait, up to *longest* seconds."""

    tag: str
    free: int
    longest: int

    def wait(self, failures: int) -> timedelta:
        over = failures - self.free
        return timedelta(seconds=min(2 ** min(over, 20), self.longest) if over >= 0 else 0)


def at_account(door: str, email: str) -> Counted:
    """The tries at one *door* (`password`, `second`) of an account, or of an address that has none."""
    return Counted(sealing.blind_index(email, place=f"tries|{door}"), free=5, longest=900)


def at_code(email: str, block: str) -> Counted:
    """The tries at the code by mail, from one block of addresses: strangers elsewhere do not hold the person up."""
    return Counted(sealing.blind_index(f"{email}|{block}", place="tries|code"), free=5, longest=60)


def from_block(block: str, door: str = "") -> list[Counted]:
    """All the tries of a block of addresses. Many honest people may share one: more are free, waits are shorter.

    Signing in has one count for all its ways. An address that any page may have a browser fetch counts at a *door* of
    its own, so that a stranger's page holds up nobody's signing in.
    """
    place = f"tries|block|{door}" if door else "tries|block"
    return [Counted(sealing.blind_index(block, place=place), free=30, longest=300)] if block else []


def block_of(address: str) -> str:
    """The /24 or /48 of an address. This machine's own is none: a silent proxy sends everyone from there.

    Some proxies write the port behind it.
    """
    with_port = WITH_PORT.fullmatch(address)
    try:
        ip = ip_address(with_port[1] or with_port[2] if with_port else address)
    except ValueError:
        return ""
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return "" if ip.is_loopback else str(ip_network(f"{ip}/{24 if ip.version == 4 else 48}", strict=False))


@dataclass(frozen=True)
class Try:
    """A try that was counted, as if it were wrong; `succeed` takes that back."""

    own: list[FailedTries]
    shared: list[tuple[FailedTries, datetime]]

    def succeed(self) -> None:
        """It was right: what stood against the account is forgotten, what stands against its neighbours stays."""
        FailedTries.objects.filter(pk__in=[row.pk for row in self.own]).delete()
        for row, last_at in self.shared:
            FailedTries.objects.filter(pk=row.pk, count__gt=0).update(count=F("count") - 1, last_at=last_at)


def begin_try(account: Counted, *blocks: Counted) -> Try:
    """Count a try, or refuse it while there is a wait; what is refused is not counted and makes no wait longer."""
    with transaction.atomic():
        rows = {counted: _row(counted) for counted in sorted((account, *blocks), key=lambda one: one.tag)}
        now = clock.now()
        wait = max(_last_of(row, now) + counted.wait(row.count) - now for counted, row in rows.items())
        if wait > timedelta(0):
            raise Refused(_wait_in_words(wait))
        counted_try = Try([rows[account]], [(rows[block], rows[block].last_at) for block in blocks])
        FailedTries.objects.filter(pk__in=[row.pk for row in rows.values()]).update(count=F("count") + 1, last_at=now)
    return counted_try


def _last_of(row: FailedTries, now: datetime) -> datetime:
    """A try that a clock ahead has dated holds up no longer than one of this moment."""
    return min(row.last_at, now)


def _row(counted: Counted) -> FailedTries:
    FailedTries.objects.get_or_create(tag=counted.tag)
    return FailedTries.objects.select_for_update().get(tag=counted.tag)


@transaction.atomic
def spend_try(counted: Counted, within: timedelta, refusal: str) -> None:
    """Count one of `counted.free` looks at something, right or wrong; refused with *refusal* until *within* is over.

    The time runs from the first of them, so that whoever goes on trying waits no longer.
    """
    row, now = _row(counted), clock.now()
    if _last_of(row, now) + within <= now:
        row.count = 0
    if row.count >= counted.free:
        raise Refused(refusal)
    began = row.last_at if row.count else now
    FailedTries.objects.filter(pk=row.pk).update(count=row.count + 1, last_at=began)


def forget_old_tries() -> int:
    spent = Q(last_at__lt=clock.now() - KEPT) | Q(last_at__gt=clock.horizon())
    return FailedTries.objects.filter(spent).delete()[0]


def _wait_in_words(wait: timedelta) -> str:
    minutes = int(wait.total_seconds() // 60) + 1
    sentence = ngettext("Wait a minute and try again.", "Wait %(minutes)d minutes and try again.", minutes)
    return _("Too many wrong attempts.") + " " + sentence % {"minutes": minutes}
