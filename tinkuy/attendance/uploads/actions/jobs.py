"""Large files are left to the worker, while a page tells how far it is. Two who press start a job once."""

from collections.abc import Iterable, Sequence

from django.db import IntegrityError, transaction
from django.tasks import task
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from django_scopes import scope

from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.attendance.uploads.models.batch import DroppedFile, ImportBatch
from tinkuy.attendance.uploads.models.job import Deed, ImportJob, JobState
from tinkuy.attendance.uploads.queries.jobs import open_job_in, open_job_of, open_job_on
from tinkuy.core.deeds import writing
from tinkuy.core.errors import Refused
from tinkuy.notices.queries import is_job_owed
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.uploads.actions import demand_counting, demand_previewed
from tinkuy.uploads.kinds import kind_of
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
        return _owed(actor, ImportJob(cycle=cycle, deed=Deed.READ, batch=batch))


@writing()
def start_job(
    *,
    actor: Person,
    deed: str,
    draft: AttendanceImport | None = None,
    batch: ImportBatch | None = None,
    upload: Upload | None = None,
    files: Sequence[DroppedFile] = (),
) -> ImportJob:
    """Have the worker do *deed* with one report, with a batch (of which it counts *files*, all or none), or an upload.

    The job that is at it already, if any.
    """
    found = draft or batch or upload
    if found is None:
        raise Refused(_("The files are not there any more. Upload them again."))
    needed = kind_of(upload).may_count if upload and deed != Deed.READ else "import_attendance"
    rules.demand(actor, needed, found.cycle)
    if under_way := _under_way(draft, batch, upload):
        return under_way
    if kept := draft or upload:
        demand = demand_counting if deed == Deed.TAKE_BACK else demand_previewed
        demand(kept)
    elif deed == Deed.COUNT and not files:
        raise Refused(_("No file is ready. Nothing was imported."))
    chosen = [file.public_id for file in files]
    job = ImportJob(cycle=found.cycle, deed=deed, draft=draft, batch=batch, upload=upload, files=chosen)
    return _owed(actor, job)


def start_again(*, actor: Person, job: ImportJob) -> ImportJob:
    """Once more what failed or was given up."""
    files = job.batch.files.filter(public_id__in=job.files) if job.batch else ()
    return start_job(actor=actor, deed=job.deed, draft=job.draft, batch=job.batch, upload=job.upload, files=list(files))


def _under_way(draft: AttendanceImport | None, batch: ImportBatch | None, upload: Upload | None) -> ImportJob | None:
    if draft:
        return open_job_of(draft)
    if batch:
        return open_job_in(batch)
    return open_job_on(upload) if upload else None


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
