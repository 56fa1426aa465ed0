"""A file is read, counted and taken back, whatever its kind. The same file twice changes nothing.

What a file says is read before anything is locked, and what is written of it is prepared there too. Under the lock its
state changes first: of two who press at once, one counts it.
"""

import base64
import hashlib
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tinkuy.core import clock, sealing
from tinkuy.core.deeds import writing
from tinkuy.core.errors import Refused
from tinkuy.core.many_rows import Tell
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar

from .kinds import Answers, Read, kind_called, kind_of
from .models import Batch, ImportState, KeptFile, Upload
from .refusals import changed_meanwhile, erased

KEPT_FOR = timedelta(days=30)
"""How long a file that counts is kept, and with it the way back."""


def read_upload(
    *,
    actor: Person,
    cycle: Cycle,
    kind: str,
    data: bytes,
    filename: str,
    webinar: Webinar | None = None,
    answers: Answers | None = None,
) -> Upload:
    """Read a file into a preview; nothing of it counts yet. One that counts already is returned as it stands."""
    upload = _sealed(actor, cycle, kind, data, filename, webinar, answers or {})
    return _read(upload, data, kind_of(upload).read)[0]


def import_upload(
    *,
    actor: Person,
    cycle: Cycle,
    kind: str,
    data: bytes,
    filename: str,
    webinar: Webinar | None = None,
    answers: Answers | None = None,
    read: Read | None = None,
) -> Upload:
    """Read a file once and count it, for whoever has decided already. *read* takes the place of its kind's."""
    upload = _sealed(actor, cycle, kind, data, filename, webinar, answers or {})
    upload, found = _read(upload, data, read or kind_of(upload).read)
    return count_upload(actor=actor, upload=upload, found=found)


def count_upload(*, actor: Person, upload: Upload, found: Any = None, tell: Tell | None = None) -> Upload:
    """Write what a previewed file says, all of it or nothing. Counting twice changes nothing.

    *found* is what was read of it a moment ago, if it was. *tell* is called with the rows written so far.
    """
    how = kind_of(upload)
    rules.demand(actor, how.may_count, upload.cycle)
    if upload.state == ImportState.COMMITTED:
        return upload
    if not upload.sealed_file:
        raise erased()
    prepared = how.prepare(upload, found)
    with writing():
        if _counted(upload):
            raise Refused(_("This file is imported already. Nothing changed."))
        change(upload, ImportState.PREVIEWED, state=ImportState.COMMITTED, committed_at=clock.now())
        how.count(actor, upload, prepared, tell)
        if not how.keeps_file:
            change(upload, ImportState.COMMITTED, **upload.WITHOUT_FILE)
    return upload


def take_back_upload(*, actor: Person, upload: Upload) -> Upload:
    """As if the file had never counted, or nothing changes. It may be imported again."""
    how = kind_of(upload)
    rules.demand(actor, how.may_count, upload.cycle)
    prepared = how.prepare_removal(upload)
    with writing():
        change(upload, ImportState.COMMITTED, state=ImportState.UNDONE, undone_at=clock.now())
        how.take_back(actor, upload, prepared)
    return upload


def answer_upload(*, actor: Person, upload: Upload, answers: Answers) -> Upload:
    """Keep what a person chose for a previewed file."""
    rules.demand(actor, kind_of(upload).may_read, upload.cycle)
    with writing():
        change(upload, ImportState.PREVIEWED, answers={**upload.answers, **answers})
    return upload


def keyed_fingerprint(data: bytes, kind: str) -> str:
    """By which the same bytes are known. Keyed: nobody tries out words against a copy of the row (promise P10)."""
    return sealing.blind_index(fingerprint_of(data), place=kind)


def fingerprint_of(data: bytes) -> str:
    """SHA-256."""
    return hashlib.sha256(data).hexdigest()


def as_text(data: bytes) -> str:
    """Bytes as they are sealed."""
    return base64.b64encode(data).decode()


def demand_previewed(kept: KeptFile) -> None:
    """Only what does not count yet is imported."""
    if kept.state != ImportState.PREVIEWED:
        raise changed_meanwhile()


def demand_counting(kept: KeptFile) -> None:
    """Only what counts is taken back."""
    if kept.state != ImportState.COMMITTED:
        raise changed_meanwhile()


def change(kept: KeptFile, before: ImportState, **changes: object) -> None:
    """Guarded: of two who press at once, the second is told. What waits to be imported needs its file.

    A withdrawal erases the file; whoever was reading it at that moment does not bring it back.
    """
    same = type(kept)._default_manager.filter(pk=kept.pk, state=before)
    whole = same.exclude(sealed_file=b"") if before == ImportState.PREVIEWED else same
    if not whole.update(**changes):
        raise erased() if same.exists() else changed_meanwhile()
    kept.refresh_from_db(fields=[*changes])


def _sealed(
    actor: Person, cycle: Cycle, kind: str, data: bytes, filename: str, webinar: Webinar | None, answers: Answers
) -> Upload:
    """The file, sealed and not saved yet."""
    how = kind_called(kind)
    rules.demand(actor, how.may_read, cycle)
    upload = Upload(
        cycle=cycle,
        kind=kind,
        webinar=webinar,
        answers=dict(answers),
        fingerprint=keyed_fingerprint(data, kind) if how.counts_once else "",
        made_by=actor,
        erase_on=clock.today() + KEPT_FOR,
    )
    upload.filename = filename
    upload.keep_file(as_text(data))
    return upload


def _read(upload: Upload, data: bytes, read: Read) -> tuple[Upload, Any]:
    """Its preview, saved in the place of an earlier one, and what was found; or the upload that counts already."""
    if counted := _counted(upload):
        return counted, None
    found = read(upload, data)
    with writing():
        if counted := _counted(upload):
            return counted, None
        if upload.fingerprint:
            _same(upload).filter(state=ImportState.PREVIEWED).delete()
        upload.batch = Batch.objects.create(cycle=upload.cycle, made_by=upload.made_by)
        upload.save()
    return upload, found


def _same(upload: Upload) -> QuerySet[Upload]:
    """The same bytes, of the same session where they are of one."""
    same: QuerySet[Upload] = Upload.objects.filter(
        kind=upload.kind, webinar=upload.webinar, fingerprint=upload.fingerprint
    )
    return same


def _counted(upload: Upload) -> Upload | None:
    """The same bytes, counting already."""
    if not upload.fingerprint:
        return None
    return _same(upload).filter(state=ImportState.COMMITTED).exclude(pk=upload.pk).first()
