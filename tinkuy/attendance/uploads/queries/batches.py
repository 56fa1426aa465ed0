"""A batch of dropped files as its page shows it, and the batches of a cycle."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.attendance.uploads.models.batch import DroppedFile, FileState, ImportBatch
from tinkuy.attendance.uploads.models.job import ImportJob
from tinkuy.attendance.uploads.rules import may_see_file
from tinkuy.core.text import without_addresses
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.rules import may
from tinkuy.uploads.models import ImportState

from .imports import layout_name
from .imports import shown as shown_beside
from .jobs import unfinished_job_in

BATCHES_SHOWN = 5
WAITING = (FileState.SESSION, FileState.COLUMNS)


@dataclass(frozen=True)
class FileRead:
    """A file with what it says. Its counts are None for who may not read all names of it, row by row.

    `refusal` and `warnings`, which may quote a cell, are empty for who may not read its lines.
    """

    file: DroppedFile
    state: FileState
    layout: str
    counts: dict[str, int | None]
    refusal: str
    warnings: tuple[str, ...]
    may_say: bool
    also_in: int | None


@dataclass(frozen=True)
class Batch:
    """The files in the order in which they came, and those that one button would import.

    `job` is the last one that read or imported them, unless it is done.
    """

    batch: ImportBatch
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


def files_of(batch: ImportBatch) -> QuerySet[DroppedFile]:
    """The files without their bytes."""
    kept_apart = ("sealed_file", "draft__sealed_file")
    return batch.files.select_related("cycle", "webinar", "draft", "draft__mapping__made_by").defer(*kept_apart)


def dropped_files(batch: str) -> QuerySet[DroppedFile]:
    """The files of the batch with this public id, each with what deeds need."""
    files: QuerySet[DroppedFile] = DroppedFile.objects.filter(batch__public_id=batch)
    return files.select_related("batch", "cycle", "draft__webinar")


def sessions() -> QuerySet[Webinar]:
    """Those of the cycle in scope, of which a file may be."""
    every: QuerySet[Webinar] = Webinar.objects.all()
    return every


def batch_read(batch: ImportBatch, person: Person) -> Batch:
    """What *person* may see of the batch."""
    files = list(files_of(batch))
    earlier = _imported_before(files)
    job, sees_names = unfinished_job_in(batch), may(person, "match_attendance", batch.cycle)
    return Batch(batch, job, tuple(_file_read(file, person, earlier, sees_names) for file in files))


def latest_batches() -> QuerySet[ImportBatch]:
    """The last batches of the cycle in scope, each with how many files it has. Of one file, only while it waits."""
    batches: QuerySet[ImportBatch] = ImportBatch.objects.annotate(
        count=Count("files"), unread=Count("files", filter=Q(files__draft=None))
    ).filter(Q(count__gt=1) | Q(unread__gt=0))
    return batches.select_related("made_by")[:BATCHES_SHOWN]


def _file_read(
    file: DroppedFile, person: Person, earlier: dict[str, list[tuple[int, int]]], sees_names: bool
) -> FileRead:
    may_see = may_see_file(person, file)
    state = file.state
    others = [
        ordinal for ordinal, pk in earlier.get(file.fingerprint, []) if pk != file.draft_id and state != FileState.KNOWN
    ]
    return FileRead(
        file=file,
        state=state,
        layout=layout_name(file.draft.layout) if file.draft else "",
        counts=_counts_shown(file.draft, sees_names=sees_names) if file.draft else {},
        refusal=without_addresses(file.refusal) if may_see else "",
        warnings=_warnings(file) if may_see and state != FileState.KNOWN else (),
        may_say=may_see,
        also_in=others[0] if others else None,
    )


def _warnings(file: DroppedFile) -> tuple[str, ...]:
    kept = shown_beside(file.draft) if file.draft else None
    return tuple(map(without_addresses, kept.warnings)) if kept else ()


def _counts_shown(draft: AttendanceImport, *, sees_names: bool) -> dict[str, int | None]:
    counts = {"persons": draft.counts.get("matched", 0)} | draft.counts
    names = ("matched", "unmatched", "persons", "joins")
    return {name: counts.get(name, 0) if sees_names else None for name in names}


def _imported_before(files: list[DroppedFile]) -> dict[str, list[tuple[int, int]]]:
    """By fingerprint: the session and the key of each import of the same bytes that counts."""
    committed = AttendanceImport.objects.filter(
        state=ImportState.COMMITTED, fingerprint__in=[file.fingerprint for file in files]
    )
    found: dict[str, list[tuple[int, int]]] = {}
    for fingerprint, ordinal, key in committed.values_list("fingerprint", "webinar__ordinal", "pk"):
        found.setdefault(fingerprint, []).append((ordinal, key))
    return found
