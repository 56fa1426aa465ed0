"""A deed is a job: what is small is done at once; what is large the worker does, while a page tells how far it is.

Two who press start a job once.
"""

import logging
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction
from django.tasks import task
from django.utils.translation import get_language, gettext_lazy as _, override
from django_scopes import scope

from tinkuy.core import progress
from tinkuy.core.deeds import writing
from tinkuy.core.errors import Refused
from tinkuy.core.rows.optional_scope import NO_CYCLE
from tinkuy.notices.queries import is_job_owed
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.uploads.kinds import kind_called, kind_of
from tinkuy.uploads.models import Batch, Deed, ImportJob, ImportState, JobState, Upload
from tinkuy.uploads.queries import open_job_in, open_job_on, uploads_in
from tinkuy.uploads.refusals import changed_meanwhile, none_is_ready

from .changing import end_job
from .counting import count_batch, count_upload, take_back_batch, take_back_upload
from .reading import Files, read_large_upload, save_files, sealed_files

log = logging.getLogger("tinkuy.uploads")

BEFORE = {
    Deed.READ: ImportState.PREVIEWED,
    Deed.COUNT: ImportState.PREVIEWED,
    Deed.TAKE_BACK: ImportState.COMMITTED,
}
"""The state in which a deed finds an upload."""


def start_reading(*, actor: Person, cycle: Cycle, kind: str, files: Files, **sent: Any) -> ImportJob:
    """Keep *files* sealed, for the worker to read; else as `read_files`."""
    rules.demand(actor, kind_called(kind).may_read, cycle)
    sealed = [upload for upload, _data in sealed_files(actor=actor, cycle=cycle, kind=kind, files=files, **sent)]
    for upload in sealed:
        upload.is_unread = True
    with writing():
        batch = save_files(actor, cycle, sealed)
        return _owed(actor, ImportJob(cycle=cycle, deed=Deed.READ, batch=batch))


@writing()
def start_job(
    *,
    actor: Person,
    deed: str,
    upload: Upload | None = None,
    batch: Batch | None = None,
    files: Sequence[Upload] = (),
) -> ImportJob:
    """Have the worker do *deed* with one upload, or with a batch, of which it counts *files*, all or none.

    The job that is at it already, if any.
    """
    if upload:
        batch, files = upload.batch, ()
    those = uploads_in(batch) if batch else ()
    if batch is None or not those:
        raise Refused(_("The files are no longer there. Upload them again."))
    how = kind_of(those[0])
    rules.demand(actor, how.may_read if deed == Deed.READ else how.may_count, batch.cycle)
    if under_way := open_job_on(upload) if upload else open_job_in(batch):
        return under_way
    if upload and upload.state != BEFORE[Deed(deed)]:
        raise changed_meanwhile()
    if not upload and deed == Deed.COUNT and not files:
        raise none_is_ready()
    chosen = [one.public_id for one in files]
    own = {"upload_id": upload.pk if upload else None, "files": chosen}
    return _owed(actor, ImportJob(cycle=batch.cycle, deed=deed, batch=batch, **own))


def start_again(*, actor: Person, job: ImportJob) -> ImportJob:
    """Once more what failed or was given up."""
    files = [one for one in uploads_in(job.batch) if one.public_id in job.files]
    return start_job(actor=actor, deed=job.deed, upload=job.upload, batch=job.batch, files=files)


def is_for_the_worker(upload: Upload) -> bool:
    return kind_of(upload).is_long([upload]) or open_job_on(upload) is not None


@transaction.atomic
def _owed(actor: Person, job: ImportJob) -> ImportJob:
    """The job with its place in the worker's queue; of two that come at once, the first."""
    same = ImportJob.objects.filter(batch=job.batch, upload=job.upload_id, state=JobState.OPEN)
    for lost in same:  # one that was given up with the workers that died over it makes room for the next
        if not is_job_owed(lost.task):
            end_job(lost, JobState.FAILED)
    job.made_by, job.language = actor, get_language() or "es"
    try:
        with transaction.atomic():
            job.save()
    except IntegrityError:
        first: ImportJob = same.get()
        return first
    job.task = str(carry_out_import.enqueue(job.cycle_id, job.public_id).id)
    job.save(update_fields=["task"])
    return job


@task
def carry_out_import(cycle: int | None, job: str) -> None:
    """Carry out the job with this public id. It may be begun again: what is done is not done twice."""
    with scope(cycle=Cycle.objects.get(pk=cycle) if cycle else NO_CYCLE):
        open_jobs = ImportJob.objects.filter(public_id=job, state=JobState.OPEN)
        owed = open_jobs.select_related("cycle", "made_by", "batch__cycle").first()
        if owed is None:
            return
        with override(owed.language):
            _carry_out(owed)


def _carry_out(job: ImportJob) -> None:
    try:
        if job.made_by is None:
            raise Refused(_("Whoever began this is no longer on the team. Begin it again."))
        DEEDS[Deed(job.deed)](job, job.made_by, progress.progress_writer(job.progress))
    except Refused as refusal:
        end_job(job, JobState.FAILED, str(refusal))
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]  # its words may hold a person's: they stay here
        log.error("an import broke: %s in %s:%d", type(error).__name__, Path(last.filename).name, last.lineno or 0)
        end_job(job, JobState.FAILED)
    finally:
        progress.forget(job.progress)


def _read(job: ImportJob, actor: Person, tell: progress.ProgressWriter) -> None:
    """Each file is written once it is read, so that whoever takes the job up reads only the others."""
    files = uploads_in(job.batch)
    for place, upload in enumerate(files):
        if upload.is_unread:
            tell("reading", place, len(files))
            read_large_upload(actor=actor, upload=upload)
    end_job(job, JobState.DONE)


def _count(job: ImportJob, actor: Person, tell: progress.ProgressWriter) -> None:
    files = uploads_in(job.batch)
    if job.upload_id:
        upload = next(one for one in files if one.pk == job.upload_id)
        count_upload(actor=actor, upload=upload, job=job, tell=tell)
    else:
        chosen = [one for one in files if one.public_id in job.files]
        count_batch(actor=actor, batch=job.batch, uploads=chosen, job=job, tell=tell)


def _take_back(job: ImportJob, actor: Person, tell: progress.ProgressWriter) -> None:
    tell("undoing", 0, 0)
    files = uploads_in(job.batch)
    if job.upload_id:
        upload = next(one for one in files if one.pk == job.upload_id)
        take_back_upload(actor=actor, upload=upload, job=job)
    else:
        counting = [one for one in files if one.state == ImportState.COMMITTED]
        take_back_batch(actor=actor, batch=job.batch, uploads=counting, job=job)


DEEDS: dict[Deed, Callable[[ImportJob, Person, progress.ProgressWriter], None]] = {
    Deed.READ: _read,
    Deed.COUNT: _count,
    Deed.TAKE_BACK: _take_back,
}
