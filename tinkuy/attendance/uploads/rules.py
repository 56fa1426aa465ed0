"""Who sees the names of an uploaded file; what is left to the worker."""

from collections.abc import Iterable

from django.utils.translation import gettext, gettext_lazy as _

from tinkuy.attendance.reports.decoding import CHOICES
from tinkuy.core.errors import Refused
from tinkuy.people.models import Person
from tinkuy.planning.rules import may
from tinkuy.uploads.models import Batch, ImportJob, Upload

PACKED = b"PK"
"""With which a workbook begins: a zip."""


READ_AT_ONCE = 1024 * 1024
"""In bytes, of all files of a post. On two cores 10,000 rows have that and are read in half a second; a post with a key
is one transaction, and on SQLite nobody else writes meanwhile. What is larger the worker reads."""


WORKBOOK_READ_AT_ONCE = 256 * 1024
"""The same of workbooks, which are packed and take four times as long to read."""


def may_see_rows(person: Person, upload: Upload | Batch) -> bool:
    """Names and addresses of a report or list, which are of every country: only for those who match accounts."""
    return may(person, "match_attendance", upload.cycle)


def may_quote(person: Person, upload: Upload) -> bool:
    """Read what may quote a line of it, and say what its columns are: whoever uploaded it, or may see its rows."""
    return is_quoted_to(person, upload, sees_rows=may_see_rows(person, upload))


def is_quoted_to(person: Person, upload: Upload, *, sees_rows: bool) -> bool:
    """The same where it is known whether *person* sees the rows of the cycle's files: asked once for all of a page."""
    return sees_rows or is_bringer(person, upload)


def is_bringer(person: Person, upload: Upload) -> bool:
    """Whether *person* uploaded it, and so has the file."""
    return bool(upload.made_by_id == person.pk)


def name_for_reader(upload: Upload, *, place: int, is_quoted: bool) -> str:
    """What a file is called that came as the one at *place* of several: its name, which may be somebody's, for whoever
    is quoted its lines."""
    if not is_quoted:
        return gettext("File %(number)s") % {"number": place}
    return upload.filename or gettext("File without a name")


def file_name_for(person: Person, upload: Upload) -> str:
    """The same for *person*, of a file of a batch."""
    before = Upload.objects.filter(batch=upload.batch, pk__lte=upload.pk).count()
    return name_for_reader(upload, place=before, is_quoted=may_quote(person, upload))


def may_see_job(person: Person, job: ImportJob) -> bool:
    """Why a job failed may quote a line of a file: for whoever began it, and those who match accounts."""
    return bool(job.made_by_id == person.pk) or may(person, "match_attendance", job.cycle)


def is_long_to_read(files: Iterable[bytes]) -> bool:
    """Whether a request would be held by reading *files* together."""
    weights = (len(data) / (WORKBOOK_READ_AT_ONCE if data.startswith(PACKED) else READ_AT_ONCE) for data in files)
    return sum(weights) > 1


def demand_encoding(encoding: str) -> None:
    """Refuse what a page did not offer; "" finds the letters by themselves."""
    if encoding and encoding not in CHOICES:
        raise Refused(_("Choose one of the encodings of the list."))
