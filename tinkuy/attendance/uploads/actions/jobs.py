"""Large files are left to the worker, while a page tells how far it is. Two who press start a job once."""

from collections.abc import Iterable, Sequence

from django.db import IntegrityError, transaction
from django.tasks import task
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from django_scopes import scope

from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.attendance.uploads.models.batch import DroppedFile, ImportBatch
from tinkuy.attendance.uploads.models.job import ImportJob, JobKind, JobState
from tinkuy.attendance.uploads.queries.jobs import open_job_in, open_job_of, open_job_on
from tinkuy.core.deeds import writing
from tinkuy.core.errors import Refused
from tinkuy.notices.queries import is_job_owed
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.uploads.actions import demand_counting, demand_previewed
from tinkuy.uploads.models import Upload

from .dropping import sealed_files, taken_in
from .job_work import carry_out, end_job


def start_reading(
    *,
    actor: Person,
    cycle: Cycle,
    files: Sequence[tuple[str, bytes]],
    zone: str = "",
    webinar: Webinar | None = None,
) -> ImportJob:
    """Keep *files* (name, bytes) sealed, for the worker to read; else as `drop_files`."""
    rules.demand(actor, "import_attendance", cycle)
    dropped = sealed_files(cycle, files, zone, webinar)
    with writing():
        batch = taken_in(actor, cycle, [file for file, _data in dropped])
        return _owed(actor, ImportJob(cycle=cycle, kind=JobKind.READ, batch=batch))


@writing()
def start_import(*, actor: Person, attendance_import: AttendanceImport) -> ImportJob:
    """Have the worker import a previewed report; the job that does so already, if any."""
    rules.demand(actor, "import_attendance", attendance_import.cycle)
    if under_way := open_job_of(attendance_import):
        return under_way
    demand_previewed(attendance_import)
    job = ImportJob(cycle=attendance_import.cycle, kind=JobKind.IMPORT, draft=attendance_import)
    return _owed(actor, job)


@writing()
def start_batch(*, actor: Person, batch: ImportBatch, files: Sequence[DroppedFile]) -> ImportJob:
    """Have the worker import *files* of the batch, all or none; the job that works on the batch already, if any."""
    rules.demand(actor, "import_attendance", batch.cycle)
    if under_way := open_job_in(batch):
        return under_way
    if not files:
        raise Refused(_("No file is ready. Nothing was imported."))
    chosen = [file.public_id for file in files]
    return _owed(actor, ImportJob(cycle=batch.cycle, kind=JobKind.IMPORT_ALL, batch=batch, files=chosen))


@transaction.atomic
def start_undo(*, actor: Person, attendance_import: AttendanceImport) -> ImportJob:
    """Have the worker take a large report back; the job that works on it already, if any."""
    rules.demand(actor, "import_attendance", attendance_import.cycle)
    if under_way := open_job_of(attendance_import):
        return under_way
    demand_counting(attendance_import)
    return _owed(actor, ImportJob(cycle=attendance_import.cycle, kind=JobKind.UNDO, draft=attendance_import))


@transaction.atomic
def start_batch_undo(*, actor: Person, batch: ImportBatch) -> ImportJob:
    """Have the worker take back what the batch brought; the job that works on the batch already, if any."""
    rules.demand(actor, "import_attendance", batch.cycle)
    return open_job_in(batch) or _owed(actor, ImportJob(cycle=batch.cycle, kind=JobKind.UNDO_ALL, batch=batch))


@writing()
def start_list(*, actor: Person, upload: Upload, kind: JobKind) -> ImportJob:
    """Have the worker read (`READ_LIST`), import (`REGISTER`) or take back (`UNREGISTER`) a large list.

    The job that works on it already, if any.
    """
    rules.demand(actor, "import_attendance" if kind == JobKind.READ_LIST else "register_from_lists", upload.cycle)
    if under_way := open_job_on(upload):
        return under_way
    if kind == JobKind.UNREGISTER:
        demand_counting(upload)
    else:
        demand_previewed(upload)
    return _owed(actor, ImportJob(cycle=upload.cycle, kind=kind, upload=upload))


def start_again(*, actor: Person, job: ImportJob) -> ImportJob:
    """Once more what failed or was given up."""
    if job.upload:
        return start_list(actor=actor, upload=job.upload, kind=JobKind(job.kind))
    if job.draft:
        start = start_undo if job.kind == JobKind.UNDO else start_import
        return start(actor=actor, attendance_import=job.draft)
    if job.batch is None:
        raise Refused(_("The files are not there any more. Upload them again."))
    if job.kind == JobKind.UNDO_ALL:
        return start_batch_undo(actor=actor, batch=job.batch)
    if job.kind == JobKind.IMPORT_ALL:
        return start_batch(actor=actor, batch=job.batch, files=list(job.batch.files.filter(public_id__in=job.files)))
    rules.demand(actor, "import_attendance", job.cycle)
    again = ImportJob(cycle=job.cycle, kind=JobKind.READ, batch=job.batch)
    return open_job_in(job.batch) or _owed(actor, again)


@transaction.atomic
def _owed(actor: Person, job: ImportJob) -> ImportJob:
    """The job with its place in the worker's queue; of two that come at once, the first."""
    same = ImportJob.objects.filter(draft=job.draft, batch=job.batch, upload=job.upload, state=JobState.OPEN)
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
            end_job(job, JobState.FAILED)


WITH = ("cycle", "made_by", "draft__cycle", "draft__webinar", "batch__cycle", "upload__cycle")


@task
def carry_out_import(cycle: int, job: str) -> None:
    """Carry out the job with this public id. It may be begun again: what is done is not done twice."""
    with scope(cycle=Cycle.objects.get(pk=cycle)):
        found = ImportJob.objects.filter(public_id=job, state=JobState.OPEN)
        owed = found.select_related(*WITH).first()
        if owed is None:
            return
        with override(owed.language):
            carry_out(owed)
