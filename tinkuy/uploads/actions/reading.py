"""A file is read, whatever its kind: what it says is shown, and nothing of it counts. The same file twice is one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Any

from tinkuy.core.deeds import writing
from tinkuy.core.errors import Refused
from tinkuy.core.progress import ProgressWriter
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.uploads.kinds import Answers, Read, kind_called, kind_of
from tinkuy.uploads.models import Batch, Deed, ImportState, Upload
from tinkuy.uploads.prepared_rows import filed, rows_in
from tinkuy.uploads.queries import bytes_of, open_job_on, same_uploads, standing_upload

from .changing import as_text, change, demand_not_under_way, finish, keyed_fingerprint
from .counting import count_upload, silent

type Files = Sequence[tuple[str, bytes]]
"""Names with bytes."""
SET_BY_READING = ("sealed_shown", "counts", "is_unread")


def sealed_upload(
    *,
    actor: Person,
    cycle: Cycle | None,
    kind: str,
    data: bytes,
    filename: str,
    webinar: Webinar | None = None,
    answers: Answers | None = None,
    details: Mapping[str, Any] | None = None,
) -> Any:
    """The file, not saved yet. *details* are what the model of its kind holds beside, as far as they are known."""
    how = kind_called(kind)
    rules.demand(actor, how.may_read, cycle)
    upload = how.model(
        cycle=cycle,
        kind=kind,
        webinar=webinar,
        answers=dict(answers or {}),
        fingerprint=keyed_fingerprint(data, kind) if how.counts_once else "",
        made_by=actor,
        **(details or {}),
    )
    upload.erase_on = how.day_of_erasure(upload)
    upload.filename = filename
    upload.store_file(as_text(data))
    return upload


def read_upload(*, actor: Person, data: bytes, **sent: Any) -> Any:
    """Read a file into a preview; nothing of it counts yet. It is *sent* as `sealed_upload` takes it.

    One that counts already, or that the worker is at, is returned as it stands.
    """
    return read_or_import_upload(actor=actor, data=data, may_count=lambda _upload: False, **sent)[0]


def read_or_import_upload(
    *, actor: Person, data: bytes, may_count: Callable[[Any], bool], **sent: Any
) -> tuple[Any, bool]:
    """The same, and whether it counts by this: it does if it *may_count* as it was read, which is asked before it is
    saved. What counting writes is prepared before anything is locked.
    """
    upload = sealed_upload(actor=actor, data=data, **sent)
    if standing := standing_upload(upload):
        return standing, False
    how = kind_of(upload)
    with how.around():
        reading = _read(upload, data, is_alone=True)
        is_counted = may_count(upload)
        prepared = how.prepare(upload, reading) if is_counted else None
        with writing():
            if standing := standing_upload(upload):
                return standing, False
            _save(actor, upload, Batch.objects.create(cycle=upload.cycle, made_by=actor))
            finish(None, actor, Deed.READ, upload.batch, upload)
            if is_counted:
                count_upload(actor=actor, upload=upload, prepared=prepared)
    return upload, is_counted


def read_files(*, actor: Person, cycle: Cycle, kind: str, files: Files, **sent: Any) -> Batch:
    """Read files that came together, each into a preview or with the reason why it cannot be read."""
    how = kind_called(kind)
    rules.demand(actor, how.may_read, cycle)
    sealed = sealed_files(actor=actor, cycle=cycle, kind=kind, files=files, **sent)
    with how.around():
        for upload, data in sealed:
            _read(upload, data, is_alone=False)
        with writing():
            batch = save_files(actor, cycle, [upload for upload, _data in sealed])
            finish(None, actor, Deed.READ, batch)
    return batch


def sealed_files(*, files: Files, **sent: Any) -> list[tuple[Any, bytes]]:
    """Each of *files* once, sealed and not saved yet, with its bytes."""
    once: dict[bytes, str] = {}
    for filename, data in files:
        once.setdefault(data, filename)
    return [(sealed_upload(data=data, filename=filename, **sent), data) for data, filename in once.items()]


def save_files(actor: Person, cycle: Cycle, uploads: Sequence[Any]) -> Batch:
    """The batch of *uploads*, which are sealed already; the caller holds the transaction."""
    batch: Batch = Batch.objects.create(cycle=cycle, made_by=actor)
    if len(uploads) > 1:
        record(actor, "dropped in", batch, number=len(uploads))
    for upload in uploads:
        _save(actor, upload, batch)
    return batch


def read_large_upload(*, actor: Person, upload: Any) -> None:
    """Read a large file that was kept unread; one that was erased meanwhile stays so."""
    how = kind_of(upload)
    rules.demand(actor, how.may_read, upload.cycle)
    with how.around():
        _read(upload, bytes_of(upload), is_alone=False)
        with writing():
            if Upload.objects.select_for_update().filter(pk=upload.pk, is_unread=True).exists():
                _write_reading(actor, upload)


def read_again(*, actor: Person, upload: Any, keeps_refusal: bool = False, **chosen: Any) -> Any:
    """Read a kept file that does not count yet, with what a person has *chosen*: as what its letters are taken
    (`encoding`; "" finds them by themselves again), or details of its kind. What cannot be read so is refused, or that
    is kept with the file.
    """
    how = kind_of(upload)
    rules.demand(actor, how.may_read, upload.cycle)
    demand_not_under_way(upload)
    data = bytes_of(upload)
    for name, value in chosen.items():
        setattr(upload, name, value)
    with how.around():
        if keeps_refusal:
            _read(upload, data, is_alone=False)
        else:
            how.read(upload, data)
        with writing():
            demand_not_under_way(upload)
            _write_reading(actor, upload, **chosen)
            finish(None, actor, Deed.READ, upload.batch, upload)
    return upload


def answer_upload(*, actor: Person, upload: Upload, answers: Answers) -> Upload:
    """Keep what a person chose for a previewed file."""
    rules.demand(actor, kind_of(upload).may_read, upload.cycle)
    with writing():
        change(upload, ImportState.PREVIEWED, answers={**upload.answers, **answers})
    return upload


@dataclass(frozen=True)
class PreparedUpload:
    """A file that was read, with all that counting it writes: not saved. The sealed file that it will keep is in a file
    without a name: however many wait to be written, memory does not grow.
    """

    upload: Any
    prepared: Any
    sealed_file: IO[bytes]


def import_upload(*, actor: Person, data: bytes, read: Read | None = None, **sent: Any) -> Any:
    """Read a file once and count it, for whoever has decided already. *read* takes the place of its kind's."""
    upload = sealed_upload(actor=actor, data=data, **sent)
    with kind_of(upload).around():
        if standing := standing_upload(upload):
            return count_upload(actor=actor, upload=standing)
        return write_upload(actor=actor, ready=_prepared(upload, data, read))


def prepare_upload(*, data: bytes, read: Read | None = None, **sent: Any) -> PreparedUpload:
    """What `write_upload` writes: all that is heavy, before anything is locked."""
    upload = sealed_upload(data=data, **sent)
    with kind_of(upload).around():
        return _prepared(upload, data, read)


def write_upload(*, actor: Person, ready: PreparedUpload, tell: ProgressWriter = silent) -> Any:
    upload = ready.upload
    with writing():
        if standing := standing_upload(upload):
            return count_upload(actor=actor, upload=standing)
        ((upload.sealed_file,),) = rows_in(ready.sealed_file)
        _save(actor, upload, Batch.objects.create(cycle=upload.cycle, made_by=actor))
        return count_upload(actor=actor, upload=upload, prepared=ready.prepared, tell=tell)


def _prepared(upload: Any, data: bytes, read: Read | None) -> PreparedUpload:
    how = kind_of(upload)
    prepared = how.prepare(upload, (read or how.read)(upload, data))
    sealed_file, upload.sealed_file = filed([(upload.sealed_file,)]), b""
    return PreparedUpload(upload, prepared, sealed_file)


def _read(upload: Any, data: bytes, *, is_alone: bool) -> Any:
    """What was found, None where a refusal was kept. Before anything is locked: a large file takes many seconds."""
    how = kind_of(upload)
    upload.is_unread = False
    try:
        return how.read(upload, data)
    except Refused as refusal:
        if not how.keep_refusal(upload, refusal, is_alone):
            raise
    return None


def _save(actor: Person, upload: Any, batch: Batch) -> None:
    """It takes the place of an earlier preview of the same file."""
    upload.batch = batch
    upload.save()
    _taken(actor, upload)


def _write_reading(actor: Person, upload: Any, **chosen: Any) -> None:
    """What reading it set, and what a person has *chosen*."""
    names = {*chosen, *SET_BY_READING, *kind_of(upload).reads}
    change(upload, ImportState.PREVIEWED, **{name: getattr(upload, name) for name in names})
    _taken(actor, upload)


def _taken(actor: Person, upload: Any) -> None:
    for earlier in same_uploads(upload).filter(state=ImportState.PREVIEWED):
        if not open_job_on(earlier):
            earlier.delete()
    if not upload.is_unread:
        kind_of(upload).previewed(actor, upload)
