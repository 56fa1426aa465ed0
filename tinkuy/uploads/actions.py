"""A file is read, counted and taken back, whatever its kind. The same file twice changes nothing.

What a file says is read before anything is locked, and what is written of it is prepared there too. Under the lock its
state changes first: of two who press at once, one counts it.
"""

import base64
import hashlib
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
    """Read a file into a preview; nothing of it counts yet.

    One that counts already, or that the worker is at, is returned as it stands.
    """
    upload = _sealed(actor, cycle, kind, data, filename, webinar, answers or {})
    return _saved(actor, upload, data, kind_of(upload).read)[0]


def keep_upload(*, actor: Person, cycle: Cycle, kind: str, data: bytes, filename: str) -> Upload:
    """Keep a large file sealed, unread: as `read_upload`, which reads it at once."""
    upload = _sealed(actor, cycle, kind, data, filename, None, {})
    upload.is_unread = True
    return _saved(actor, upload, data, None)[0]


def read_again(*, actor: Person, upload: Upload, encoding: str | None = None) -> Upload:
    """Read a kept file that does not count yet; its letters taken as *encoding*, "" finds them by themselves again."""
    how = kind_of(upload)
    rules.demand(actor, how.may_read, upload.cycle)
    upload.encoding, upload.is_unread = upload.encoding if encoding is None else encoding, False
    if encoding is not None:
        demand_not_under_way(upload)
    how.read(upload, bytes_of(upload))
    with writing():
        read = ("encoding", "sealed_shown", "counts", "is_unread")
        change(upload, ImportState.PREVIEWED, **{name: getattr(upload, name) for name in read})
        how.previewed(actor, upload)
    return upload


def import_upload(
    *,
    actor: Person,
    cycle: Cycle,
    kind: str,
    data: bytes,
    filename: str,
    webinar: Webinar | None = None,
    read: Read | None = None,
) -> Upload:
    """Read a file once and count it, for whoever has decided already. *read* takes the place of its kind's."""
    how = kind_called(kind)
    with how.around():
        upload = _sealed(actor, cycle, kind, data, filename, webinar, {})
        upload, found = _saved(actor, upload, data, read or how.read)
        prepared = how.prepare(upload, found) if upload.state == ImportState.PREVIEWED else None
        return count_upload(actor=actor, upload=upload, prepared=prepared)


def count_upload(*, actor: Person, upload: Upload, prepared: Any = None, tell: Tell | None = None) -> Upload:
    """Write what a previewed file says, all of it or nothing. Counting twice changes nothing.

    What is written is *prepared* before anything is locked: here, or by a caller with a transaction of its own. *tell*
    is called with the rows written so far.
    """
    how = kind_of(upload)
    rules.demand(actor, how.may_count, upload.cycle)
    if upload.state == ImportState.COMMITTED:
        return upload
    with how.around():
        if prepared is None or not how.still_holds(prepared):
            prepared = how.prepare(upload, None)
        with writing():
            Cycle.objects.select_for_update().get(pk=upload.cycle_id)
            if upload.fingerprint and _same(upload).filter(state=ImportState.COMMITTED).exists():
                raise Refused(_("This file is imported already. Nothing changed."))
            now = {"state": ImportState.COMMITTED, "committed_at": clock.now(), "is_unread": False}
            change(upload, ImportState.PREVIEWED, **now)
            how.count(actor, upload, prepared, tell)
            if not how.keeps_file:
                change(upload, ImportState.COMMITTED, **upload.WITHOUT_FILE)
    return upload


def take_back_upload(*, actor: Person, upload: Upload, prepared: Any = None) -> Upload:
    """As if the file had never counted, or nothing changes. It may be imported again."""
    how = kind_of(upload)
    rules.demand(actor, how.may_count, upload.cycle)
    prepared = how.prepare_removal(upload) if prepared is None else prepared
    with writing():
        Cycle.objects.select_for_update().get(pk=upload.cycle_id)
        demand_not_under_way(upload)
        change(upload, ImportState.COMMITTED, state=ImportState.UNDONE, undone_at=clock.now())
        how.take_back(actor, upload, prepared)
    return upload


def demand_not_under_way(upload: Upload) -> None:
    if kind_of(upload).is_under_way(upload):
        raise Refused(_("This file is being imported at this moment. Wait until that ends."))


def bytes_of(upload: Upload) -> bytes:
    """What was sent; refuses once it was erased."""
    if not upload.sealed_file:
        raise erased()
    return base64.b64decode(upload.kept_file())


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
    """The file, not saved yet."""
    how = kind_called(kind)
    rules.demand(actor, how.may_read, cycle)
    upload = Upload(
        cycle=cycle,
        kind=kind,
        webinar=webinar,
        answers=dict(answers),
        fingerprint=keyed_fingerprint(data, kind) if how.counts_once else "",
        made_by=actor,
        erase_on=clock.today() + how.kept_for,
    )
    upload.filename = filename
    upload.keep_file(as_text(data))
    return upload


def _saved(actor: Person, upload: Upload, data: bytes, read: Read | None) -> tuple[Upload, Any]:
    """The upload in the place of an earlier preview, and what was found in it; or the one that stands already."""
    if standing := _standing(upload):
        return standing, None
    found = read(upload, data) if read else None
    with writing():
        if standing := _standing(upload):
            return standing, None
        if upload.fingerprint:
            _same(upload).filter(state=ImportState.PREVIEWED).delete()
        upload.batch = Batch.objects.create(cycle=upload.cycle, made_by=upload.made_by)
        upload.save()
        if read:
            kind_of(upload).previewed(actor, upload)
    return upload, found


def _same(upload: Upload) -> QuerySet[Upload]:
    """The same bytes, of the same session where they are of one."""
    own = {"kind": upload.kind, "webinar": upload.webinar, "fingerprint": upload.fingerprint}
    same: QuerySet[Upload] = Upload.objects.filter(**own).exclude(pk=upload.pk)
    return same


def _standing(upload: Upload) -> Upload | None:
    """The same bytes, counting already or in the worker's hands."""
    if not upload.fingerprint:
        return None
    same = _same(upload).exclude(state=ImportState.UNDONE)
    return next((one for one in same if one.state == ImportState.COMMITTED or kind_of(one).is_under_way(one)), None)


def count_last_days_anew(uploads: QuerySet[Upload]) -> None:
    """By when they were made, as their kind says."""
    for pk, kind, made_at in list(uploads.values_list("pk", "kind", "made_at")):
        uploads.filter(pk=pk).update(erase_on=made_at.date() + kind_called(kind).kept_for)
