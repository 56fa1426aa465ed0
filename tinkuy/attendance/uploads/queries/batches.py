"""A batch of reports as its page shows it, and the batches of a cycle."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from tinkuy.attendance.presences.models import REPORT, AttendanceImport, FileState
from tinkuy.attendance.uploads.rules import is_quoted_to, may_see_rows, name_for_reader
from tinkuy.core.text import without_addresses
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.uploads.models import Batch, ImportJob, ImportState
from tinkuy.uploads.queries import unfinished_job_in

from .imports import counts_for_page, layout_name, preview_of_upload, session_of_report

BATCHES_SHOWN = 5
WAITING = (FileState.SESSION, FileState.COLUMNS)


@dataclass(frozen=True)
class FileRead:
    """A file with what it says, its counts as far as they are told (see `counts_for_page`).

    `refusal` and `warnings`, which may quote a cell, are empty for who may not read its lines, and `name` tells the
    place alone. `page` is the upload whose page is shown: of a file that was imported before, that one.
    """

    file: AttendanceImport
    page: AttendanceImport
    name: str
    state: FileState
    layout: str
    counts: dict[str, int | None]
    refusal: str
    warnings: tuple[str, ...]
    may_say: bool
    also_in: int | None


@dataclass(frozen=True)
class BatchRead:
    """The files in the order in which they came, and those that one button would import.

    `job` is the last one that read or imported them, unless it is done.
    """

    batch: Batch
    job: ImportJob | None
    files: tuple[FileRead, ...]

    def _in(self, *states: FileState) -> list[FileRead]:
        return [one for one in self.files if one.state in states]

    @property
    def ready(self) -> list[FileRead]:
        return self._in(FileState.READY)

    @property
    def waiting(self) -> list[FileRead]:
        return self._in(*WAITING)

    @property
    def refused(self) -> list[FileRead]:
        return self._in(FileState.REFUSED)

    @property
    def unread(self) -> list[FileRead]:
        return self._in(FileState.UNREAD)

    @property
    def imported(self) -> list[FileRead]:
        return self._in(FileState.IMPORTED)


def reports_in(batch: str) -> QuerySet[AttendanceImport]:
    """The reports of the batch with this public id, in the order in which they came, without their bytes."""
    reports: QuerySet[AttendanceImport] = AttendanceImport.objects.filter(batch__public_id=batch).order_by("pk")
    return reports.select_related("batch", "cycle", "webinar", "mapping__made_by").defer("sealed_file")


def sessions() -> QuerySet[Webinar]:
    """Those of the cycle in scope, of which a file may be."""
    every: QuerySet[Webinar] = Webinar.objects.all()
    return every


def batch_read(batch: Batch, person: Person) -> BatchRead:
    """What *person* may see of the batch."""
    files = list(reports_in(batch.public_id))
    earlier = _counting(files)
    sees_rows = may_see_rows(person, batch)
    read = []
    for place, file in enumerate(files, 1):
        may_see = is_quoted_to(person, file, sees_rows=sees_rows)
        name = name_for_reader(file, place=place, is_quoted=may_see)
        read.append(_file_read(file, name, earlier, sees_rows, may_see))
    return BatchRead(batch, unfinished_job_in(batch), tuple(read))


def latest_batches() -> QuerySet[Batch]:
    """The last batches of the cycle in scope, each with how many files it has. Of one file, only while it waits."""
    unread = Q(uploads__attendanceimport__layout="")
    batches: QuerySet[Batch] = Batch.objects.filter(uploads__kind=REPORT).annotate(
        count=Count("uploads"), unread=Count("uploads", filter=unread)
    )
    return batches.filter(Q(count__gt=1) | Q(unread__gt=0)).select_related("made_by")[:BATCHES_SHOWN]


def _file_read(
    file: AttendanceImport, name: str, earlier: dict[str, list[AttendanceImport]], sees_rows: bool, may_see: bool
) -> FileRead:
    others = [one for one in earlier.get(file.fingerprint, []) if one.pk != file.pk]
    known = next((one for one in others if one.webinar_id == file.webinar_id), None)
    state = FileState.KNOWN if known and file.file_state == FileState.READY else file.file_state
    return FileRead(
        file=file,
        page=known or file,
        name=name,
        state=state,
        layout=layout_name(file.layout),
        counts=counts_for_page(file, sees_rows=sees_rows, has_file=may_see) if file.layout else {},
        refusal=without_addresses(file.refusal) if may_see else "",
        warnings=_warnings(file) if may_see and state != FileState.KNOWN else (),
        may_say=may_see,
        also_in=session_of_report(others[0]).ordinal if others and state != FileState.KNOWN else None,
    )


def _warnings(file: AttendanceImport) -> tuple[str, ...]:
    preview = preview_of_upload(file)
    return tuple(map(without_addresses, preview.warnings)) if preview else ()


def _counting(files: list[AttendanceImport]) -> dict[str, list[AttendanceImport]]:
    """By fingerprint, the uploads of the same bytes that count."""
    committed = AttendanceImport.objects.filter(
        state=ImportState.COMMITTED, fingerprint__in=[file.fingerprint for file in files]
    )
    by_fingerprint: dict[str, list[AttendanceImport]] = {}
    for one in committed.select_related("webinar").defer("sealed_file", "sealed_shown"):
        by_fingerprint.setdefault(one.fingerprint, []).append(one)
    return by_fingerprint
