"""How the row of an upload changes, and that of a job: guarded, within the transaction of a deed."""

import base64
import hashlib

from django.utils.translation import get_language, gettext_lazy as _

from tinkuy.core import clock, sealing
from tinkuy.core.errors import Refused
from tinkuy.people.models import Person
from tinkuy.uploads.models import Batch, Deed, ImportJob, ImportState, JobState, Upload
from tinkuy.uploads.queries import open_job_on
from tinkuy.uploads.refusals import changed_meanwhile, erased


def change(upload: Upload, before: ImportState, **changes: object) -> None:
    """Guarded: of two who press at once, the second is told. What waits to be imported needs its file.

    A withdrawal erases the file; whoever was reading it at that moment does not bring it back.
    """
    same = Upload.objects.filter(pk=upload.pk, state=before)
    whole = same.exclude(sealed_file=b"") if before == ImportState.PREVIEWED else same
    names = {field.name for field in Upload._meta.fields}
    shared = {name: value for name, value in changes.items() if name in names}
    if not (whole.update(**shared) if shared else whole.exists()):
        raise erased() if same.exists() else changed_meanwhile()
    if len(shared) < len(changes):
        details = {name: value for name, value in changes.items() if name not in names}
        type(upload)._default_manager.filter(pk=upload.pk).update(**details)
    upload.refresh_from_db(fields=[*changes])


def finish(job: ImportJob | None, actor: Person, deed: Deed, batch: Batch, upload: Upload | None = None) -> bool:
    """The *job* of a deed is done with it, and one that nobody waited for is noted; False where it ended meanwhile."""
    if job:
        return end_job(job, JobState.DONE)
    done = {"state": JobState.DONE, "ended_at": clock.now(), "language": get_language() or "es"}
    own = {"batch": batch, "upload_id": upload.pk if upload else None}
    ImportJob.objects.create(cycle=batch.cycle, deed=deed, made_by=actor, **own, **done)
    return True


def end_job(job: ImportJob, state: JobState, refusal: str = "") -> bool:
    """Guarded: a job that ended meanwhile stays as it is."""
    job.keep_refusal(refusal)
    same = ImportJob.objects.filter(pk=job.pk, state=JobState.OPEN)
    return bool(same.update(state=state, sealed_refusal=job.sealed_refusal, ended_at=clock.now()))


def demand_not_under_way(upload: Upload) -> None:
    """What the worker is at stays as it was shown."""
    if open_job_on(upload):
        raise Refused(_("This file is being imported at this moment. Wait until that ends."))


def keyed_fingerprint(data: bytes, kind: str) -> str:
    """By which the same bytes are known. Keyed: nobody tries out words against a copy of the row (promise P10)."""
    return sealing.blind_index(hashlib.sha256(data).hexdigest(), place=kind)


def as_text(data: bytes) -> str:
    """Bytes as they are sealed."""
    return base64.b64encode(data).decode()
