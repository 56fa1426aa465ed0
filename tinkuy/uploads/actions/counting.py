"""A file counts, and is taken back, whatever its kind: all of it or nothing, by itself or with those of its batch.

What is written is prepared before anything is locked. Under the lock the state changes first: of two who press at once,
one counts it. A deed ends its job in the same transaction: what the worker begins again after it was killed is done
once, and nothing of it is there before it is whole (promise L10).
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.deeds import writing
from tinkuy.core.errors import Refused
from tinkuy.core.heavy import is_inside_transaction
from tinkuy.core.progress import ProgressWriter
from tinkuy.core.rows.many_rows import Tell
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.uploads.kinds import kind_of
from tinkuy.uploads.models import Batch, Deed, ImportJob, ImportState, Upload
from tinkuy.uploads.queries import same_uploads
from tinkuy.uploads.refusals import none_counts, none_is_ready

from .changing import change, demand_not_under_way, finish


def silent(_step: str, _done: int, _whole: int) -> None:
    """Nobody asks how far it is."""


def count_upload(
    *,
    actor: Person,
    upload: Any,
    prepared: Any = None,
    job: ImportJob | None = None,
    tell: ProgressWriter = silent,
) -> Any:
    """Write what a previewed file says, all of it or nothing. Counting twice changes nothing.

    What is written is *prepared* before anything is locked: here, or by a caller with a transaction of its own. *tell*
    is called with how far it is.
    """
    how = kind_of(upload)
    rules.demand(actor, how.may_count, upload.cycle)
    if upload.state == ImportState.COMMITTED:
        if job:
            finish(job, actor, Deed.COUNT, upload.batch)
        return upload
    with how.around():
        tell("reading", 0, 1)
        ready = _ready(upload, prepared)
        with writing():
            if finish(job, actor, Deed.COUNT, upload.batch, upload):
                _count(actor, upload, ready, _written(tell, [upload]))
    return upload


def count_batch(
    *,
    actor: Person,
    batch: Batch,
    uploads: Sequence[Any],
    job: ImportJob | None = None,
    tell: ProgressWriter = silent,
) -> list[Any]:
    """Count each of *uploads*, or none. A file that fails is named."""
    if not uploads:
        raise none_is_ready()
    how = kind_of(uploads[0])
    rules.demand(actor, how.may_count, batch.cycle)
    with how.around():
        ready = []
        for place, upload in enumerate(uploads):
            tell("reading", place, len(uploads))
            with _named(actor, upload):
                if not how.is_ready(upload):
                    raise Refused(_("it is not as the page showed it. Reload the page and look again."))
                ready.append(_ready(upload, None))
        with writing():
            if not finish(job, actor, Deed.COUNT, batch):
                return []
            for place, upload in enumerate(uploads):
                with _named(actor, upload):
                    _count(actor, upload, ready[place], _written(tell, uploads, uploads[:place]))
            record(actor, "imported", batch, number=len(uploads))
    return [*uploads]


def take_back_upload(*, actor: Person, upload: Any, prepared: Any = None, job: ImportJob | None = None) -> Any:
    """As if the file had never counted, or nothing changes. It may be imported again."""
    how = kind_of(upload)
    rules.demand(actor, how.may_count, upload.cycle)
    prepared = how.prepare_removal(upload) if prepared is None else prepared
    with writing():
        if not job:
            demand_not_under_way(upload)
        if finish(job, actor, Deed.TAKE_BACK, upload.batch, upload):
            _take_back(actor, upload, prepared)
    return upload


def take_back_batch(*, actor: Person, batch: Batch, uploads: Sequence[Any], job: ImportJob | None = None) -> list[Any]:
    """Take back all of *uploads*, which the batch brought and which still count. What was imported before it stays."""
    if not uploads:
        raise none_counts()
    how = kind_of(uploads[0])
    rules.demand(actor, how.may_count, batch.cycle)
    prepared = [how.prepare_removal(upload) for upload in uploads]
    with writing():
        if not finish(job, actor, Deed.TAKE_BACK, batch):
            return []
        for upload, ready in zip(uploads, prepared, strict=True):
            _take_back(actor, upload, ready)
        record(actor, "undid", batch, number=len(uploads))
    return [*uploads]


def _ready(upload: Any, prepared: Any) -> Any:
    """In a transaction of the caller nobody asks whether it still holds: counting does, under the same lock."""
    how = kind_of(upload)
    if prepared is not None and (is_inside_transaction() or how.still_holds(prepared)):
        return prepared
    return how.prepare(upload, None)


def _count(actor: Person, upload: Any, prepared: Any, tell: Tell) -> None:
    """The caller holds the transaction."""
    how = kind_of(upload)
    if upload.cycle_id:
        Cycle.objects.select_for_update().get(pk=upload.cycle_id)
    if same_uploads(upload).filter(state=ImportState.COMMITTED).exists():
        raise Refused(_("This file is imported already. Nothing changed."))
    change(upload, ImportState.PREVIEWED, state=ImportState.COMMITTED, committed_at=clock.now(), is_unread=False)
    how.count(actor, upload, prepared, tell)
    if not how.keeps_file:
        change(upload, ImportState.COMMITTED, **upload.WITHOUT_FILE)


def _take_back(actor: Person, upload: Any, prepared: Any) -> None:
    """The caller holds the transaction."""
    if upload.cycle_id:
        Cycle.objects.select_for_update().get(pk=upload.cycle_id)
    change(upload, ImportState.COMMITTED, state=ImportState.UNDONE, undone_at=clock.now())
    kind_of(upload).take_back(actor, upload, prepared)


def _written(tell: ProgressWriter, uploads: Sequence[Upload], before: Sequence[Upload] = ()) -> Tell:
    """Hears how many rows of one of *uploads* are written, and tells how many of all of them."""
    how = kind_of(uploads[0])
    whole, done = how.written_by(uploads), how.written_by(before)
    tell("writing", done, whole)
    return lambda rows: tell("writing", done + rows, whole)


@contextmanager
def _named(actor: Person, upload: Upload) -> Iterator[None]:
    """A refusal says of which file it is."""
    try:
        yield
    except Refused as refusal:
        values = {"file": kind_of(upload).called(actor, upload), "reason": refusal}
        raise Refused(_("Nothing was imported. %(file)s: %(reason)s") % values) from refusal
