"""What a report makes of an address; and how it comes back, by what its person does."""

from collections.abc import Callable
from datetime import timedelta

from django.db import transaction

from tinkuy.core import clock
from tinkuy.notices.models import AddressStanding, MailStop, Notice

from .fingerprints import address_index
from .models import Standing

KIND = "address-to-confirm"
"""The mail by which the team asks whether it arrives (`asking_again`)."""
SOFT_DAYS = 3
"""On so many days within `SOFT_WITHIN` a message was returned for a while: then nothing arrives."""
SOFT_WITHIN = timedelta(days=30)
DOUBTED_FOR, UNREACHABLE_FOR = timedelta(days=30), timedelta(days=365)
"""So long after the last report it is forgotten; a complaint is not, as the law of many countries asks."""


@transaction.atomic
def note_gone(index: str, status: str = "") -> None:
    """There is no such mailbox. Who complained stays one who complained."""
    _standing(index, Standing.UNREACHABLE, status)


@transaction.atomic
def note_complaint(index: str) -> None:
    """Somebody marked a message as unwanted."""
    _standing(index, Standing.COMPLAINED, "")


@transaction.atomic
def note_full(index: str, status: str = "") -> None:
    """It came back for a while: once a day it counts, and on the third day nothing goes there any more."""
    row = _standing(index, Standing.DOUBTED, status)
    today = clock.today()
    if row is None or row.soft_on == today:
        return
    is_new = row.soft_on is None or today - row.soft_on > SOFT_WITHIN
    row.soft_days, row.soft_on = 1 if is_new else row.soft_days + 1, today
    if row.soft_days >= SOFT_DAYS:
        row.standing = Standing.UNREACHABLE
    row.save(update_fields=["soft_days", "soft_on", "standing"])


_RANK = [Standing.DOUBTED, Standing.UNREACHABLE, Standing.COMPLAINED]


def _standing(index: str, standing: Standing, status: str) -> AddressStanding | None:
    """The row of the address, at least as bad as *standing*; None without a fingerprint."""
    if not index:
        return None
    row, is_new = AddressStanding.objects.select_for_update().get_or_create(
        index=index, defaults={"standing": standing, "status": status}
    )
    if not is_new and _RANK.index(standing) >= _RANK.index(Standing(row.standing)):
        row.standing, row.status, row.changed_at = standing, status or row.status, clock.now()
        row.save(update_fields=["standing", "status", "changed_at"])
    return row


def note_answer(email: str) -> bool:
    """A mail of ours was opened at this address, by its link or code: it arrives again. Whether it was closed.

    A complaint ends only where the person says so (`take_up`).
    """
    rows = AddressStanding.objects.filter(index=address_index(email))
    return bool(rows.exclude(standing=Standing.COMPLAINED).delete()[0])


_arrivals: list[Callable[[str], None]] = []


def when_it_arrives(deed: Callable[[str], None]) -> None:
    """Register, once, in an `AppConfig.ready`, what is done when mail arrives again for whom it was asked (`about`)."""
    _arrivals.append(deed)


@transaction.atomic
def take_up(index: str) -> None:
    """Whoever reads the mail of this address wants ours again: nothing of before stands against it.

    Of whom it was asked whether mail arrives, a stage may write again (`when_it_arrives`).
    """
    questions = Notice.objects.filter(kind=KIND, address_index=index).exclude(about="")
    for about in set(questions.values_list("about", flat=True)):
        for deed in _arrivals:
            deed(about)
    AddressStanding.objects.filter(index=index).delete()
    MailStop.objects.filter(index=index).delete()


def forget_old_standings() -> int:
    """The clock's deed: addresses may be given to others, and servers put right; how many."""
    now = clock.now()
    doubted = AddressStanding.objects.filter(standing=Standing.DOUBTED, changed_at__lt=now - DOUBTED_FOR)
    closed = AddressStanding.objects.filter(standing=Standing.UNREACHABLE, changed_at__lt=now - UNREACHABLE_FOR)
    return int(doubted.delete()[0]) + int(closed.delete()[0])
