"""The reports of a command, each read by a process of its own while the one before it is matched and sealed."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tinkuy.attendance.reports.decoding import MAX_BYTES
from tinkuy.attendance.reports.sandbox import ReportBeingRead
from tinkuy.attendance.uploads.queries.imports import begun_report_for, begun_undated_report
from tinkuy.core.errors import Refused
from tinkuy.core.files import read_bytes
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar


@contextmanager
def named_refusals(filename: str) -> Iterator[None]:
    """A refusal says of which file it is."""
    try:
        yield
    except Refused as refusal:
        raise Refused(f"{filename}: {refusal}") from refusal


@dataclass(frozen=True)
class FileBeingRead:
    """`webinar` is None where nobody said it: then the report is read without a day, to find it."""

    filename: str
    data: bytes
    webinar: Webinar | None
    being_read: ReportBeingRead


class FilesReadAhead:
    """The files in their order; close it in the end. `begin_next` may be called as soon as the one at hand is read."""

    def __init__(self, cycle: Cycle, files: Sequence[Path], webinars: Sequence[Webinar], zone: str) -> None:
        self._cycle, self._zone = cycle, zone
        sessions: Sequence[Webinar | None] = webinars or [None] * len(files)
        self._waiting = list(zip(files, sessions, strict=True))
        self._begun: FileBeingRead | None = None

    def __iter__(self) -> Iterator[FileBeingRead]:
        while self._begun or self._waiting:
            self.begin_next()
            file, self._begun = self._begun, None
            if file:
                yield file

    def begin_next(self) -> None:
        """Have the next file read, if one waits and none is being read."""
        if self._begun or not self._waiting:
            return
        path, webinar = self._waiting.pop(0)
        data, filename = read_bytes(str(path), MAX_BYTES), path.name
        with named_refusals(filename):
            if webinar:
                being_read = begun_report_for(webinar, data, filename, self._zone)
            else:
                being_read = begun_undated_report(self._cycle, data, filename, self._zone)
        self._begun = FileBeingRead(filename, data, webinar, being_read)

    def close(self) -> None:
        """Whoever is refused one file wants none of the next."""
        if self._begun:
            self._begun.being_read.close()
