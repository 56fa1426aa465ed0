"""What the worker does of a job: read, import, take back.

A job writes its deed and its own end in one transaction: begun again after its worker was killed, it is done once, and
nothing of it is there before it is whole (promise L10).
"""

import logging
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.attendance.reports.sandbox import each_read_once
from tinkuy.attendance.uploads.models.batch import DroppedFile
from tinkuy.attendance.uploads.models.job import Deed, ImportJob, JobState
from tinkuy.core import clock, how_far
from tinkuy.core.errors import Refused
from tinkuy.core.many_rows import Tell
from tinkuy.people.models import Person
from tinkuy.uploads.actions import count_upload, read_again, take_back_upload
from tinkuy.uploads.kinds import kind_of
from tinkuy.uploads.models import ImportState, Upload

from .batches import import_batch, undo_batch
from .dropping import read_file
from .importing import commit_attendance, undo_attendance
from .preparing import Prepared, prepare

log = logging.getLogger("tinkuy.attendance")


def carry_out(job: ImportJob) -> None:
    try:
        if job.made_by is None:
            raise Refused(_("Who began this is not there any more. Begin it again."))
        DEEDS[Deed(job.deed)](job, job.made_by, how_far.teller(job.progress))
    except Refused as refusal:
        end_job(job, JobState.FAILED, str(refusal))
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]  # its words may hold a person's: they stay here
        log.error("an import broke: %s in %s:%d", type(error).__name__, Path(last.filename).name, last.lineno or 0)
        end_job(job, JobState.FAILED)
    finally:
        how_far.forget(job.progress)


def _read(job: ImportJob, actor: Person, tell: how_far.Told) -> None:
    """Each file is written once it is read, so that whoever takes the job up reads only the others."""
    if job.upload:
        tell("reading", 0, 1)
        read_again(actor=actor, upload=job.upload)
    files = DroppedFile.objects.filter(batch=job.batch).select_related("batch", "cycle", "webinar__cycle")
    whole = files.count()
    for file in list(files.filter(is_unread=True)):
        tell("reading", whole - files.filter(is_unread=True).count(), whole)
        read_file(actor=actor, file=file)
    end_job(job, JobState.DONE)


def _count(job: ImportJob, actor: Person, tell: how_far.Told) -> None:
    if job.upload:
        _count_upload(job, job.upload, actor, tell)
    elif draft := job.draft:

        def deed(prepared: Mapping[int, Prepared], told: Tell) -> object:
            return commit_attendance(actor=actor, attendance_import=draft, prepared=prepared.get(draft.pk), tell=told)

        _written(job, [draft], tell, deed)
    elif batch := job.batch:
        chosen = DroppedFile.objects.filter(batch=batch, public_id__in=job.files)
        files = list(chosen.select_related("batch", "cycle", "draft__cycle", "draft__webinar__cycle"))

        def deed(prepared: Mapping[int, Prepared], told: Tell) -> object:
            return import_batch(actor=actor, batch=batch, files=files, prepared=prepared, tell=told)

        _written(job, [file.draft for file in files if file.draft], tell, deed)


def _count_upload(job: ImportJob, upload: Upload, actor: Person, tell: how_far.Told) -> None:
    how, whole = kind_of(upload), upload.counts.get("new", 0)
    with how.around():
        tell("reading", 0, 1)
        prepared = how.prepare(upload, None) if upload.state == ImportState.PREVIEWED else None
        with transaction.atomic():
            if end_job(job, JobState.DONE):
                tell("writing", 0, whole)
                written = lambda count: tell("writing", count, whole)  # noqa: E731
                count_upload(actor=actor, upload=upload, prepared=prepared, tell=written)


def _take_back(job: ImportJob, actor: Person, tell: how_far.Told) -> None:
    """Taking back and the end of its job are one transaction."""
    tell("undoing", 0, 0)
    prepared = kind_of(job.upload).prepare_removal(job.upload) if job.upload else None
    with transaction.atomic():
        if not end_job(job, JobState.DONE):
            return
        if job.upload:
            take_back_upload(actor=actor, upload=job.upload, prepared=prepared)
        elif job.draft:
            undo_attendance(actor=actor, attendance_import=job.draft)
        elif job.batch:
            undo_batch(actor=actor, batch=job.batch)


def _written(
    job: ImportJob,
    drafts: Sequence[AttendanceImport],
    tell: how_far.Told,
    deed: Callable[[Mapping[int, Prepared], Tell], object],
) -> None:
    """The reports are prepared before anything is locked; then the deed and the end of its job are one transaction.

    *deed* is given what was prepared of each report, by its key, and what it tells how many rows are written.
    """
    rows = sum(draft.counts.get("joins", 0) for draft in drafts)
    prepared = {}
    with each_read_once():  # where what they rest on changes meanwhile, they are prepared again and not read again
        for place, draft in enumerate(drafts):
            tell("reading", place, len(drafts))
            if draft.state == ImportState.PREVIEWED:
                prepared[draft.pk] = prepare(draft)
        with transaction.atomic():
            if end_job(job, JobState.DONE):
                tell("writing", 0, rows)
                deed(prepared, lambda written: tell("writing", written, rows))


def end_job(job: ImportJob, state: JobState, refusal: str = "") -> bool:
    """Guarded: a job that ended meanwhile stays as it is."""
    job.keep_refusal(refusal)
    same = ImportJob.objects.filter(pk=job.pk, state=JobState.OPEN)
    return bool(same.update(state=state, sealed_refusal=job.sealed_refusal, ended_at=clock.now()))


DEEDS: dict[Deed, Callable[[ImportJob, Person, how_far.Told], None]] = {
    Deed.READ: _read,
    Deed.COUNT: _count,
    Deed.TAKE_BACK: _take_back,
}
