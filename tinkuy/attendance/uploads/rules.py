"""Who sees the names of an uploaded file; what is left to the worker."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.attendance.reports.decoding import CHOICES
from tinkuy.attendance.uploads.models.batch import DroppedFile
from tinkuy.attendance.uploads.models.job import ImportJob
from tinkuy.core.errors import Refused
from tinkuy.people.models import Person
from tinkuy.planning.rules import may
from tinkuy.uploads.models import KeptFile, Upload

PACKED = b"PK"
"""With which a workbook begins: a zip."""


READ_AT_ONCE = 1024 * 1024
"""In bytes, of all files of a post. On two cores 10,000 rows have that and are read in half a second; a post with a key
is one transaction, and on SQLite nobody else writes meanwhile. What is larger the worker reads."""


WORKBOOK_READ_AT_ONCE = 256 * 1024
"""The same of workbooks, which are packed and take four times as long to read."""


IMPORTED_AT_ONCE = 10_000
"""In rows: read again, matched, sealed and written within a second. What has more the worker imports."""


REGISTERED_AT_ONCE = 2_000
"""Of a list, in new registrations: sealed, numbered and given their sessions within a second."""


def may_see_rows(person: Person, kept: KeptFile) -> bool:
    """Names and addresses of a report or list, which are of every country: only for those who match accounts."""
    return may(person, "match_attendance", kept.cycle)


def may_register_from(person: Person, kept: KeptFile) -> bool:
    """Register those of a list, or take them back."""
    return may(person, "register_from_lists", kept.cycle)


def may_quote(person: Person, kept: KeptFile) -> bool:
    """Read what may quote a line of it: whoever uploaded it, or who may see its rows."""
    return kept.made_by_id == person.pk or may_see_rows(person, kept)


def may_correct(person: Person, attendance_import: AttendanceImport) -> bool:
    """Say what its columns are, for which its first lines are shown."""
    return may_quote(person, attendance_import)


def may_see_file(person: Person, file: DroppedFile) -> bool:
    """The lines of a dropped file: for whoever dropped it in, who has it already, and those who match accounts."""
    return file.batch.made_by_id == person.pk or may(person, "match_attendance", file.cycle)


def may_see_names(person: Person, file: DroppedFile) -> bool:
    """The cells of a dropped file as they are: whoever uploaded it may be a focal point, and its names of elsewhere."""
    return may(person, "match_attendance", file.cycle)


def may_see_job(person: Person, job: ImportJob) -> bool:
    """Why a job failed may quote a line of a file: for whoever began it, and those who match accounts."""
    return bool(job.made_by_id == person.pk) or may(person, "match_attendance", job.cycle)


def is_long_to_read(files: Iterable[bytes]) -> bool:
    """Whether a request would be held by reading *files* together."""
    weights = (len(data) / (WORKBOOK_READ_AT_ONCE if data.startswith(PACKED) else READ_AT_ONCE) for data in files)
    return sum(weights) > 1


def is_long_to_import(reports: Iterable[AttendanceImport]) -> bool:
    """Whether a request would be held by importing *reports* together."""
    rows: int = sum(report.counts.get("rows", 0) for report in reports)
    return rows > IMPORTED_AT_ONCE


def is_long_to_register(listed: Upload) -> bool:
    """Whether a request would be held by registering whom *listed* adds, or by taking them back."""
    new: int = listed.counts.get("new", 0)
    return new > REGISTERED_AT_ONCE


def demand_encoding(encoding: str) -> None:
    """Refuse what a page did not offer; "" finds the letters by themselves."""
    if encoding and encoding not in CHOICES:
        raise Refused(_("Choose one of the encodings of the list."))
