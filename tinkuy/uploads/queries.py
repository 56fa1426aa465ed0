"""Uploads of the cycle in scope, what is done with them at this moment, and what rests on rows that one brought."""

import base64
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet

from tinkuy.core import progress
from tinkuy.core.text import without_addresses
from tinkuy.notices.queries import is_job_owed, living_workers

from .kinds import kind_called
from .models import Batch, Deed, ImportJob, ImportState, JobState, Upload
from .refusals import erased

LATEST = 20


def uploads_of(kind: str) -> QuerySet[Any]:
    """Of one kind, the newest first, without their bytes."""
    uploads: QuerySet[Any] = (
        kind_called(kind).model._default_manager.filter(kind=kind).select_related("cycle", "made_by", "webinar")
    )
    return uploads.defer("sealed_file", "sealed_shown", "sealed_former")


def latest_uploads(kind: str) -> QuerySet[Any]:
    """Those that the page for the next one lists."""
    return uploads_of(kind)[:LATEST]


def uploads_in(batch: Batch) -> list[Any]:
    """Those of a batch, each with the details of its kind, in the order in which they came."""
    kinds = batch.uploads.order_by().values_list("kind", flat=True).distinct()
    uploads = [upload for kind in kinds for upload in uploads_of(kind).filter(batch=batch)]
    return sorted(uploads, key=lambda upload: upload.pk)


def same_uploads(upload: Upload) -> QuerySet[Upload]:
    """The other uploads of the same bytes, of the same session where they are of one."""
    own = {"kind": upload.kind, "webinar": upload.webinar, "fingerprint": upload.fingerprint}
    same: QuerySet[Upload] = Upload.objects.filter(**own).exclude(pk=upload.pk)
    return same if upload.fingerprint else same.none()


def standing_upload(upload: Upload) -> Any:
    """The upload of the same bytes that counts already or is in the worker's hands."""
    same = uploads_of(upload.kind).filter(pk__in=same_uploads(upload).exclude(state=ImportState.UNDONE))
    return next((one for one in same if one.state == ImportState.COMMITTED or open_job_on(one)), None)


def bytes_of(upload: Upload) -> bytes:
    """What was sent; refuses once it was erased."""
    if not upload.sealed_file:
        raise erased()
    return base64.b64decode(upload.stored_file())


@dataclass(frozen=True)
class JobProgress:
    """*step* is `waiting`, `reading`, `writing`, `undoing`, `done` or `failed`.

    Of *whole* (0: nobody knows) *done* are through: files while it reads, rows while it writes. `refusal` is why it
    failed, in a sentence; "" where it is not known, or not for who asks.
    """

    job: ImportJob
    step: str
    done: int
    whole: int
    refusal: str
    has_worker: bool

    @property
    def is_open(self) -> bool:
        return self.step not in ("done", "failed")


def import_jobs() -> QuerySet[ImportJob]:
    """Those of the cycle in scope, each with what its page shows."""
    jobs: QuerySet[ImportJob] = ImportJob.objects.select_related("cycle", "batch", "upload__webinar", "upload__cycle")
    return jobs


def job_progress(job: ImportJob, *, may_see_refusal: bool) -> JobProgress:
    """How far *job* is. One that nobody will carry out any more has failed."""
    if job.state == JobState.DONE:
        return JobProgress(job, "done", 1, 1, "", True)
    if job.state == JobState.FAILED or not is_job_owed(job.task):
        return JobProgress(job, "failed", 0, 0, without_addresses(job.refusal) if may_see_refusal else "", True)
    numbers = progress.progress_of(job.progress)
    has_worker = bool(living_workers())
    if numbers is None:
        return JobProgress(job, "waiting", 0, 0, "", has_worker)
    return JobProgress(job, numbers.step, numbers.done, numbers.whole, "", has_worker)


def open_job_on(upload: Upload) -> ImportJob | None:
    """The job that is at *upload*, alone or with others."""
    with_others = Q(batch=upload.batch_id, upload=None, deed__in=(Deed.READ, Deed.COUNT))

    def is_at(job: ImportJob) -> bool:
        is_among = upload.is_unread if job.is_reading else upload.public_id in job.files
        return job.upload_id == upload.pk or is_among

    return _alive(ImportJob.objects.filter(Q(upload=upload.pk) | with_others), is_at)


def open_job_in(batch: Batch) -> ImportJob | None:
    """The job that is at the whole of *batch*."""
    return _alive(ImportJob.objects.filter(batch=batch, upload=None))


def unfinished_job_on(upload: Upload) -> ImportJob | None:
    """The last job of *upload* alone, unless it is done; else the one that is at it with others."""
    return _unfinished(ImportJob.objects.filter(upload=upload)) or open_job_on(upload)


def unfinished_job_in(batch: Batch) -> ImportJob | None:
    """The last job of the whole of *batch*, unless it is done."""
    return _unfinished(ImportJob.objects.filter(batch=batch, upload=None))


def _unfinished(jobs: QuerySet[ImportJob]) -> ImportJob | None:
    last = jobs.first()
    return last if last and last.state != JobState.DONE else None


def _alive(jobs: QuerySet[ImportJob], is_at: Any = lambda _job: True) -> ImportJob | None:
    return next((job for job in jobs.filter(state=JobState.OPEN) if is_at(job) and is_job_owed(job.task)), None)


def rests_on(rows: QuerySet[Any], *, besides: Collection[type[models.Model]]) -> bool:
    """Whether a row of any model points at one of *rows*; those of *besides* are not looked at."""
    for relation in rows.model._meta.get_fields(include_hidden=True):
        model = relation.related_model
        if not relation.one_to_many or model in besides:
            continue
        if model._base_manager.filter(**{f"{relation.field.name}__in": rows}).exists():
            return True
    return False
