"""Large reports are read and imported by the worker, while a page tells how far it is.

A job writes its deed and its own end in one transaction: begun again after its worker was killed, it is done once, and
nothing of it is there before it is whole (promise L10). Two who press start it once.
"""

import logging
import traceback
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from django.db import IntegrityError, transaction
from django.tasks import task
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from django_scopes import scope

from tinkuy.convening.models import (
    AttendanceImport,
    DroppedFile,
    ImportBatch,
    ImportJob,
    ImportState,
    JobKind,
    JobState,
)
from tinkuy.convening.queries.import_jobs import open_job_in, open_job_of
from tinkuy.convening.queries.imports import kept_report
from tinkuy.convening.reports import each_read_once
from tinkuy.core import clock, how_far
from tinkuy.core.errors import Refused
from tinkuy.notices.queries import is_job_owed
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.models import Cycle, Webinar

from .dropping import read_file, take_in_files
from .importing import commit_attendance
from .importing_batches import import_batch

log = logging.getLogger("tinkuy.convening")


@transaction.atomic
def start_reading(
    *,
    actor: Person,
    cycle: Cycle,
    files: Sequence[tuple[str, bytes]],
    zone: str = "",
    webinar: Webinar | None = None,
) -> ImportJob:
    """Keep *files* (name, bytes) sealed, for the worker to read; else as `drop_files`."""
    batch = take_in_files(actor=actor, cycle=cycle, files=files, zone=zone, webinar=webinar)
    return _owed(actor, ImportJob(cycle=cycle, kind=JobKind.READ, batch=batch))


@transaction.atomic
def start_import(*, actor: Person, attendance_import: AttendanceImport) -> ImportJob:
    """Have the worker import a previewed report; the job that does so already, if any."""
    rules.demand(actor, "import_attendance", attendance_import.cycle)
    if under_way := open_job_of(attendance_import):
        return under_way
    if attendance_import.state != ImportState.PREVIEWED:
        raise Refused(_("Somebody else changed this import meanwhile. Reload the page."))
    job = ImportJob(cycle=attendance_import.cycle, kind=JobKind.IMPORT, draft=attendance_import)
    return _owed(actor, job)


@transaction.atomic
def start_batch(*, actor: Person, batch: ImportBatch, files: Sequence[DroppedFile]) -> ImportJob:
    """Have the worker import *files* of the batch, all or none; the job that works on the batch already, if any."""
    rules.demand(actor, "import_attendance", batch.cycle)
    if under_way := open_job_in(batch):
        return under_way
    if not files:
        raise Refused(_("No file is ready. Nothing was imported."))
    chosen = [file.public_id for file in files]
    return _owed(actor, ImportJob(cycle=batch.cycle, kind=JobKind.IMPORT_ALL, batch=batch, files=chosen))


def start_again(*, actor: Person, job: ImportJob) -> ImportJob:
    """Once more what failed or was given up."""
    if job.draft:
        return start_import(actor=actor, attendance_import=job.draft)
    if job.batch is None:
        raise Refused(_("The files are not there any more. Upload them again."))
    if job.kind == JobKind.IMPORT_ALL:
        return start_batch(actor=actor, batch=job.batch, files=list(job.batch.files.filter(public_id__in=job.files)))
    rules.demand(actor, "import_attendance", job.cycle)
    again = ImportJob(cycle=job.cycle, kind=JobKind.READ, batch=job.batch)
    return open_job_in(job.batch) or _owed(actor, again)


@transaction.atomic
def _owed(actor: Person, job: ImportJob) -> ImportJob:
    """The job with its place in the worker's queue; of two that come at once, the first."""
    same = ImportJob.objects.filter(draft=job.draft, batch=job.batch, state=JobState.OPEN)
    _close_lost(same)
    job.made_by, job.language = actor, get_language() or "es"
    try:
        with transaction.atomic():
            job.save()
    except IntegrityError:
        return same.get()
    job.task = str(carry_out_import.enqueue(job.cycle_id, job.public_id).id)
    job.save(update_fields=["task"])
    return job


def _close_lost(jobs: Iterable[ImportJob]) -> None:
    """A job that was given up with the workers that died over it makes room for the next."""
    for job in jobs:
        if not is_job_owed(job.task):
            _end(job, JobState.FAILED)


@task
def carry_out_import(cycle: int, job: str) -> None:
    """Carry out the job with this public id. It may be begun again: what is done is not done twice."""
    with scope(cycle=Cycle.objects.get(pk=cycle)):
        found = ImportJob.objects.filter(public_id=job, state=JobState.OPEN)
        owed = found.select_related("cycle", "made_by", "draft__cycle", "draft__webinar", "batch__cycle").first()
        if owed is None:
            return
        with override(owed.language):
            _carry_out(owed)


def _carry_out(job: ImportJob) -> None:
    try:
        if job.made_by is None:
            raise Refused(_("Who began this is not there any more. Begin it again."))
        DEEDS[JobKind(job.kind)](job, job.made_by, how_far.teller(job.progress))
    except Refused as refusal:
        _end(job, JobState.FAILED, str(refusal))
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]  # its words may hold a person's: they stay here
        log.error("an import broke: %s in %s:%d", type(error).__name__, Path(last.filename).name, last.lineno or 0)
        _end(job, JobState.FAILED)
    finally:
        how_far.forget(job.progress)


def _read(job: ImportJob, actor: Person, tell: how_far.Told) -> None:
    """Each file is written once it is read, so that whoever takes the job up reads only the others."""
    files = DroppedFile.objects.filter(batch=job.batch).select_related("batch", "cycle", "webinar__cycle")
    whole = files.count()
    for file in list(files.filter(is_unread=True)):
        tell("reading", whole - files.filter(is_unread=True).count(), whole)
        read_file(actor=actor, file=file)
    _end(job, JobState.DONE)


def _import(job: ImportJob, actor: Person, tell: how_far.Told) -> None:
    if job.draft:
        draft = job.draft
        _written(job, [draft], tell, lambda told: commit_attendance(actor=actor, attendance_import=draft, tell=told))


def _import_all(job: ImportJob, actor: Person, tell: how_far.Told) -> None:
    chosen = DroppedFile.objects.filter(batch=job.batch, public_id__in=job.files)
    files = list(chosen.select_related("batch", "cycle", "draft__cycle", "draft__webinar__cycle"))
    drafts = [file.draft for file in files if file.draft]
    if batch := job.batch:
        _written(job, drafts, tell, lambda told: import_batch(actor=actor, batch=batch, files=files, tell=told))


def _written(
    job: ImportJob,
    drafts: Sequence[AttendanceImport],
    tell: how_far.Told,
    deed: Callable[[Callable[[int], None]], object],
) -> None:
    """The files are read before anything is locked; then the deed and the end of its job are one transaction."""
    rows = sum(draft.counts.get("joins", 0) for draft in drafts)
    with each_read_once():
        for place, draft in enumerate(drafts):
            tell("reading", place, len(drafts))
            kept_report(draft)
        with transaction.atomic():
            if _end(job, JobState.DONE):
                tell("writing", 0, rows)
                deed(lambda written: tell("writing", written, rows))


def _end(job: ImportJob, state: JobState, refusal: str = "") -> bool:
    """Guarded: a job that ended meanwhile stays as it is."""
    job.keep_refusal(refusal)
    same = ImportJob.objects.filter(pk=job.pk, state=JobState.OPEN)
    return bool(same.update(state=state, sealed_refusal=job.sealed_refusal, ended_at=clock.now()))


DEEDS: dict[JobKind, Callable[[ImportJob, Person, how_far.Told], None]] = {
    JobKind.READ: _read,
    JobKind.IMPORT: _import,
    JobKind.IMPORT_ALL: _import_all,
}
