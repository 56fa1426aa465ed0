"""Erasures reach the ledger beside the keys: a row of theirs is written with the deed, and moved after the commit.

A restore asks each stage to erase again what the ledger names and the older copy still holds:

    note_erasure("guest-erased", guest.public_id)          in the transaction of the erasure
    replayed_by("guest-erased", erase_guests_again)        once, in `AppConfig.ready`
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextvars import ContextVar
from datetime import timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Model, ProtectedError, QuerySet, RestrictedError

from tinkuy.core import clock
from tinkuy.core.lasting_erasure import erasure_ledger
from tinkuy.core.lasting_erasure.erasure_ledger import Fault, fingerprint
from tinkuy.core.lasting_erasure.ledger_lines import NO_MARK, Erased, Mark
from tinkuy.core.rows.many_rows import insert_rows
from tinkuy.stream.public_changes import is_read_in_public
from tinkuy.stream.withdrawals import note_withdrawal

from .models import Erasure, LedgerMark

KEPT = timedelta(days=730)
"""Of a backup nobody keeps longer than 35 days; whoever finds a forgotten one within two years can still restore it."""

AT_ONCE = 1_000

Named = Callable[[str], bool]
Replay = Callable[[Named], int]
"""Given what tells whether an identity is named by the ledger, erase those rows again; how many."""

_replays: dict[str, Replay] = {}
_sealed: dict[str, Callable[[], int]] = {}
_private: set[str] = set()
"""Kinds of what no public page ever shows."""
_is_again: ContextVar[bool] = ContextVar("is_again", default=False)


def note_erasure(kind: str, *identities: str) -> None:
    """Have the ledger know that the things with these *identities* were erased, in the transaction that erases them."""
    note_fingerprints(kind, fingerprints(kind, identities))


def fingerprints(kind: str, identities: Iterable[str]) -> list[str]:
    """What `note_fingerprints` takes: of many they are made before anything is locked."""
    return [fingerprint(kind, identity) for identity in identities]


def note_fingerprints(kind: str, made: Sequence[str]) -> None:
    """As `note_erasure`, of identities whose fingerprints were made before."""
    if not made or _is_again.get():
        return
    insert_rows(Erasure, ("fingerprint",), [(one,) for one in made], {"kind": kind, "at": clock.now()})
    if kind not in _private:
        note_withdrawal(kind)
    transaction.on_commit(move_to_ledger, robust=True)


def move_to_ledger() -> int:
    """Write to the ledger what waits for it, then forget the rows; how many. Cut off between, it tells twice."""
    moved, now, is_whole = 0, clock.now(), ledger_fault() is None
    while waiting := list(Erasure.objects.order_by("pk")[:AT_ONCE]):
        erasure_ledger.append(Erased(row.at.date(), row.kind, row.fingerprint) for row in waiting)
        Erasure.objects.filter(pk__in=[row.pk for row in waiting]).delete()
        moved += len(waiting)
    mark = erasure_ledger.append(())  # seals what an earlier version left
    if is_whole:  # else nobody may take it for one that knows every erasure
        _note_mark(mark)
        erasure_ledger.note_complete(now, mark)
    return moved


def ledger_fault() -> Fault | None:
    """What is wrong with the ledger: it was changed, or knows less than this database does of it."""
    return erasure_ledger.fault_in(erasure_ledger.path().parent, settings.KEYRING.index, noted_mark())


def noted_mark() -> Mark:
    """How far the ledger had come when this database last heard of it."""
    noted = LedgerMark.objects.first()
    return Mark(noted.number, noted.seal) if noted else Mark()


def accept_ledger() -> None:
    """The ledger beside the keys is the one that there is: what this database knew of another is forgotten."""
    mark = erasure_ledger.mark_in(erasure_ledger.path().parent, settings.KEYRING.index)
    LedgerMark.objects.update_or_create(pk=1, defaults=mark._asdict())


def mend_ledger(more: Iterable[Erased] = (), mark_of_copy: Mark = NO_MARK) -> int:
    """Seal anew what can be read of the ledger, with *more* from a copy of it that has come as far as *mark_of_copy*;
    how many erasures it knows.
    """
    mark = erasure_ledger.mend(more, noted_mark(), mark_of_copy)
    LedgerMark.objects.update_or_create(pk=1, defaults=mark._asdict())
    erasure_ledger.note_complete(clock.now(), mark)
    return len(erasure_ledger.read())


def _note_mark(mark: Mark) -> None:
    """Only onwards: of two that move at once, the earlier may end last."""
    if mark != noted_mark():
        row, _is_new = LedgerMark.objects.get_or_create(pk=1, defaults=mark._asdict())
        LedgerMark.objects.filter(pk=row.pk, number__lt=mark.number).update(**mark._asdict())


def forget_old_erasures() -> int:
    return erasure_ledger.forget_before((clock.now() - KEPT).date())


def replayed_by(kind: str, replay: Replay, *, is_first: bool = False, is_private: bool = False) -> None:
    """Register how *kind* is erased again; *is_first* where the others could not open what is gone with it, and
    *is_private* where no public page shows it: any other that is erased ends the copies of the hub that are older.
    """
    global _replays
    if is_private:
        _private.add(kind)
    _replays = {kind: replay} | _replays if is_first else _replays | {kind: replay}


def removed_again(kind: str, model: type[Model]) -> None:
    """Register that rows of *model*, noted by their public id, are removed again, with all that hangs on them."""
    replayed_by(kind, partial(_remove_again, model), is_private=not is_read_in_public(model._meta.db_table))


def _remove_again(model: type[Model], named: Named) -> int:
    rows = model._base_manager
    pks = [pk for pk, public_id in rows.values_list("pk", "public_id") if named(public_id)]
    delete_with_all_on(rows.filter(pk__in=pks))
    return len(pks)


def delete_with_all_on(rows: QuerySet[Any]) -> None:
    """Delete *rows* and whatever would keep them: nothing rested on them any more when they were removed, so what rests
    on them in an older copy was taken away before.
    """
    while True:
        try:
            with transaction.atomic():
                rows.delete()
                return
        except (ProtectedError, RestrictedError) as fault:
            on_them = fault.protected_objects if isinstance(fault, ProtectedError) else fault.restricted_objects
            for one in on_them:
                delete_with_all_on(type(one)._base_manager.filter(pk=one.pk))


def needs_keys(name: str, erase: Callable[[], int]) -> None:
    """Register how what opens with the keys alone is erased where they are lost for good."""
    _sealed[name] = erase


def erase_again(ledger: dict[str, Collection[str]]) -> dict[str, int]:
    """Do every erasure of *ledger* again, in one transaction; how many things of each kind were still there."""
    due = {
        kind: partial(replay, _named_in(kind, ledger[kind])) for kind, replay in _replays.items() if ledger.get(kind)
    }
    return _erase_once_more(due)


def erase_whatever_needs_keys() -> dict[str, int]:
    """Erase what nobody can open any more; how many things of each name."""
    return _erase_once_more(_sealed)


def _erase_once_more(erasures: Mapping[str, Callable[[], int]]) -> dict[str, int]:
    """The ledger is told nothing: what it names, it knows; what is lost with the keys, no backup can open."""
    is_again = _is_again.set(True)
    try:
        with transaction.atomic():
            counts = {name: erase() for name, erase in erasures.items()}
    finally:
        _is_again.reset(is_again)
    return {name: count for name, count in counts.items() if count}


def _named_in(kind: str, fingerprints: Collection[str]) -> Named:
    return lambda identity: fingerprint(kind, identity) in fingerprints
