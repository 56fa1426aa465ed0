"""What a person says of a report that waits: of which session it is, what its columns are, that it is left out."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.attendance.columns.actions import demand_columns, save_mapping
from tinkuy.attendance.presences.models import AttendanceImport, FileState, SessionSource
from tinkuy.attendance.reports.sampling import Sample
from tinkuy.core import clock
from tinkuy.core.deeds import writing
from tinkuy.core.errors import Refused
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.uploads.actions.changing import change
from tinkuy.uploads.actions.reading import read_again
from tinkuy.uploads.models import ImportState


def choose_session(*, actor: Person, file: AttendanceImport, webinar: Webinar) -> AttendanceImport:
    """A person says of which webinar the file is; it is read again for that day."""
    rules.demand(actor, "import_attendance", file.cycle)
    _demand_waiting(file)
    chosen = {"webinar": webinar, "found_by": SessionSource.PERSON, "is_sure": True, "made_at": clock.now()}
    report: AttendanceImport = read_again(actor=actor, upload=file, keeps_refusal=True, **chosen)
    return report


def say_columns(
    *,
    actor: Person,
    file: AttendanceImport,
    sample: Sample,
    columns: Mapping[str, str],
    language: str,
    is_remembered: bool,
) -> AttendanceImport:
    """A person says what its columns are (key of a header → meaning); it is read again with that.

    Remembered, it is a mapping of the cycle for files with the same headers: those of the file's *sample*. What cannot
    be read so is refused.
    """
    rules.demand(actor, "import_attendance", file.cycle)
    _demand_headers(sample, is_remembered=is_remembered)
    demand_columns(columns)
    _demand_waiting(file)
    file.mapping = None
    file.keep_columns(columns)
    read_again(actor=actor, upload=file, made_at=clock.now())
    if is_remembered:
        headers = [column.key for column in sample.columns]
        with writing():
            mapping = save_mapping(actor=actor, cycle=file.cycle, headers=headers, columns=columns, language=language)
            change(file, ImportState.PREVIEWED, mapping=mapping)
    return file


@transaction.atomic
def leave_file_out(*, actor: Person, file: AttendanceImport, is_left_out: bool) -> AttendanceImport:
    """Leave one file of a batch where it is, or take it in again."""
    rules.demand(actor, "import_attendance", file.cycle)
    file.is_left_out = is_left_out
    file.save(update_fields=["is_left_out"])
    return file


def _demand_waiting(file: AttendanceImport) -> None:
    if file.file_state in (FileState.IMPORTED, FileState.UNDONE):
        raise Refused(_("This file is imported already. Undo it first."))
    if file.is_unread:
        raise Refused(_("This file is being read at this moment. Wait until that ends."))


def _demand_headers(sample: Sample, *, is_remembered: bool) -> None:
    """What may be the first person of a file without headers is no header, and nothing is learned from it."""
    if not sample.has_headers:
        raise Refused(
            _("The first line of this file is somebody's data, not headers. Write a line of headers above it.")
        )
    if is_remembered and not sample.knows_a_word:
        raise Refused(
            _("No word of the first line is known: it may be somebody's data, so it is not remembered. Untick the box.")
        )
