"""What the worker is reading or importing, and how far it is."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.attendance.uploads.models.batch import ImportBatch
from tinkuy.attendance.uploads.models.job import Deed, ImportJob, JobState
from tinkuy.core import how_far
from tinkuy.core.text import without_addresses
from tinkuy.notices.queries import is_job_owed, living_workers
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.uploads.models import ImportState, Upload


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
    jobs: QuerySet[ImportJob] = ImportJob.objects.select_related("cycle", "batch", "draft__webinar", "upload")
    return jobs


def job_progress(job: ImportJob, *, may_see_refusal: bool) -> JobProgress:
    """How far *job* is. One that nobody will carry out any more has failed."""
    if job.state == JobState.DONE:
        return JobProgress(job, "done", 1, 1, "", True)
    if job.state == JobState.FAILED or not is_job_owed(job.task):
        return JobProgress(job, "failed", 0, 0, without_addresses(job.refusal) if may_see_refusal else "", True)
    told = how_far.how_far(job.progress)
    has_worker = bool(living_workers())
    if told is None:
        return JobProgress(job, "waiting", 0, 0, "", has_worker)
    return JobProgress(job, told.step, told.done, told.whole, "", has_worker)


def open_job_of(report: AttendanceImport) -> ImportJob | None:
    """The job that is importing *report*, alone or with others."""
    own = Q(draft=report) | Q(deed=Deed.COUNT, batch__files__draft=report)
    return _alive(ImportJob.objects.filter(own))


def open_job_in(batch: ImportBatch) -> ImportJob | None:
    """The job that is reading or importing files of *batch*."""
    return _alive(ImportJob.objects.filter(batch=batch))


def open_job_on(upload: Upload) -> ImportJob | None:
    """The job that is reading, importing or undoing *upload*."""
    return _alive(ImportJob.objects.filter(upload=upload))


def unfinished_job_on(upload: Upload) -> ImportJob | None:
    """The last job of *upload*, unless it is done."""
    last = ImportJob.objects.filter(upload=upload).first()
    return last if last and last.state != JobState.DONE else None


def unfinished_job_in(batch: ImportBatch) -> ImportJob | None:
    """The last job of *batch*, unless it is done."""
    last = ImportJob.objects.filter(batch=batch).first()
    return last if last and last.state != JobState.DONE else None


def unfinished_job_of(report: AttendanceImport) -> ImportJob | None:
    """The last job that was to import *report* alone, unless it is done; else the one importing it with others."""
    last = ImportJob.objects.filter(draft=report).first()
    return last if last and last.state != JobState.DONE else open_job_of(report)


def _alive(jobs: QuerySet[ImportJob]) -> ImportJob | None:
    return next((job for job in jobs.filter(state=JobState.OPEN) if is_job_owed(job.task)), None)


def report_under_way(webinar: Webinar, fingerprint: str) -> AttendanceImport | None:
    """The preview of the same bytes that the worker is importing into *webinar*."""
    same = AttendanceImport.objects.filter(webinar=webinar, fingerprint=fingerprint, state=ImportState.PREVIEWED)
    return next((report for report in same.defer("sealed_file") if open_job_of(report)), None)
