"""The presences of a report, matched and sealed before anything is locked: what is left is to write them.

On SQLite nobody else writes during a transaction; matching and sealing take five times as long as writing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from tinkuy.attendance.matching.queries.owners import Owners, matched
from tinkuy.attendance.matching.queries.state import state_of_matching
from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.attendance.uploads.queries.imports import kept_report
from tinkuy.uploads.refusals import erased

from .filed import filed, rows_in
from .presences import presences_of


@dataclass(frozen=True)
class Prepared:
    """Rows for `insert_rows`, in a file without a name: names and addresses are sealed in it as in the database.

    `state` is what they were matched with: where that has changed since, they are prepared once more.
    """

    layout: str
    state: bytes
    file: IO[bytes]

    def rows(self) -> Iterator[tuple[Any, ...]]:
        return rows_in(self.file)


def prepare(attendance_import: AttendanceImport) -> Prepared:
    """The presences of a previewed report, as its registrations and decisions are now; raises `Refused`."""
    state = state_of_matching(attendance_import)
    report = kept_report(attendance_import)
    if report is None:
        raise erased()
    owners = Owners(attendance_import.cycle)
    pairs = matched(report, attendance_import.webinar, owners)
    return Prepared(report.layout, state, filed(presences_of(pairs, attendance_import, owners)))


def still_prepared(prepared: Prepared, attendance_import: AttendanceImport) -> Prepared:
    """*prepared*, or the same once more where what it rests on has changed: before the transaction, and within it."""
    if prepared.state == state_of_matching(attendance_import):
        return prepared
    return prepare(attendance_import)
