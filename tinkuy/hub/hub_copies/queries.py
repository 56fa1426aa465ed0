"""The copy as its page shows it: how far it is, of which state it is, and whether it may still be given out."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from tinkuy.core import clock, progress
from tinkuy.notices.queries import is_job_owed, living_workers
from tinkuy.stream.models import PublicChange
from tinkuy.stream.withdrawals import count_withdrawals

from .files import file_of
from .models import KEPT_FOR, CopyState, HubCopy


@dataclass(frozen=True)
class State:
    """Of which state of the hub a copy is: how much was withdrawn before it, and the last change of a public page."""

    at: datetime
    withdrawals: int
    last_change: int


@dataclass(frozen=True)
class CopyProgress:
    """`step` is `waiting`, `forms`, `reading`, `writing`, `packaging`, `signing` or `packing`."""

    step: str
    done: int
    whole: int
    has_worker: bool


@dataclass(frozen=True)
class CopySummary:
    """`last_day` is the last one on which the file may be taken. Only a copy that `is_there` may be."""

    copy: HubCopy
    last_day: datetime
    is_there: bool
    is_withdrawn: bool
    has_changed: bool


def state_of_hub() -> State:
    return State(clock.now(), count_withdrawals(), _last_change())


def _last_change() -> int:
    return PublicChange.objects.aggregate(newest=Max("pk"))["newest"] or 0


def open_copy() -> HubCopy | None:
    """The one that is waited for; not one that nobody will make any more."""
    copy: HubCopy | None = HubCopy.objects.filter(state=CopyState.OPEN).first()
    return copy if copy and is_job_owed(copy.task) else None


def failed_copy() -> HubCopy | None:
    """The last attempt, where it failed, or was given up with the workers that died over it."""
    last: HubCopy | None = HubCopy.objects.first()
    return last if last and last.state != CopyState.DONE and open_copy() is None else None


def copy_progress(copy: HubCopy) -> CopyProgress:
    numbers, has_worker = progress.progress_of(copy.progress), bool(living_workers())
    if numbers is None:
        return CopyProgress("waiting", 0, 0, has_worker)
    return CopyProgress(numbers.step, numbers.done, numbers.whole, has_worker)


def last_copy() -> CopySummary | None:
    """The last one that was made."""
    copy: HubCopy | None = HubCopy.objects.filter(state=CopyState.DONE).select_related("made_by").first()
    if copy is None:
        return None
    is_withdrawn, last_day = is_older_than_a_withdrawal(copy), copy.made_at + KEPT_FOR
    is_there = not is_withdrawn and clock.now() < last_day and file_of(copy).is_file()
    return CopySummary(copy, last_day, is_there, is_withdrawn, _last_change() > copy.last_change)


def is_older_than_a_withdrawal(copy: HubCopy) -> bool:
    """Whether something was taken out of the public pages, or may have been, since *copy* read them."""
    return count_withdrawals() != copy.withdrawals
