"""The reports of a batch become presences all together, and are taken back all together."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.attendance.reports.sandbox import each_read_once
from tinkuy.attendance.uploads.models.batch import DroppedFile, FileState, ImportBatch
from tinkuy.core.deeds import writing
from tinkuy.core.errors import Refused
from tinkuy.core.many_rows import Tell
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules

from .importing import commit_attendance, undo_attendance
from .preparing import Prepared, prepare

NOTHING: Mapping[int, Prepared] = MappingProxyType({})


def import_batch(
    *,
    actor: Person,
    batch: ImportBatch,
    files: Sequence[DroppedFile],
    prepared: Mapping[int, Prepared] = NOTHING,
    tell: Tell | None = None,
) -> list[AttendanceImport]:
    """Commit each of *files* of the batch, or none (promise L10). A file that fails is named.

    *prepared* is what was prepared of each report, by its key, else that is done here. *tell* is called with the rows
    written so far, of all files together.
    """
    rules.demand(actor, "import_attendance", batch.cycle)
    if not files:
        raise Refused(_("No file is ready. Nothing was imported."))
    imported: list[AttendanceImport] = []
    with each_read_once():
        drafts = [(file, file.draft) for file in files if file.state == FileState.READY]
        prepared = prepared or {draft.pk: _prepared(file, draft) for file, draft in drafts if draft is not None}
        with writing():
            for file in files:
                imported.append(_committed(actor, file, prepared, _after(imported, tell)))
            record(actor, "imported", batch, number=len(imported))
    return imported


def _prepared(file: DroppedFile, draft: AttendanceImport) -> Prepared:
    try:
        return prepare(draft)
    except Refused as refusal:
        raise Refused(_not_imported(file, str(refusal))) from refusal


@transaction.atomic
def undo_batch(*, actor: Person, batch: ImportBatch) -> list[AttendanceImport]:
    """Take back all that the batch brought and that still counts. What was imported before it stays."""
    rules.demand(actor, "import_attendance", batch.cycle)
    drafts = [file.draft for file in batch.files.all() if file.state == FileState.IMPORTED and file.draft]
    if not drafts:
        raise Refused(_("Nothing of these files counts. Nothing changed."))
    undone = [undo_attendance(actor=actor, attendance_import=draft) for draft in drafts]
    record(actor, "undid", batch, number=len(undone))
    return undone


def _after(imported: Sequence[AttendanceImport], tell: Tell | None) -> Tell | None:
    """Counting on from the reports that are written already."""
    before = sum(done.counts.get("joins", 0) for done in imported)
    return tell and (lambda written: tell(before + written))


def _committed(
    actor: Person, file: DroppedFile, prepared: Mapping[int, Prepared], tell: Tell | None
) -> AttendanceImport:
    if file.state != FileState.READY or file.draft is None:
        reason = _("it is not as the page showed it. Reload the page and look again.")
        raise Refused(_not_imported(file, reason))
    try:
        ready = prepared.get(file.draft.pk)
        return commit_attendance(actor=actor, attendance_import=file.draft, prepared=ready, tell=tell)
    except Refused as refusal:
        raise Refused(_not_imported(file, str(refusal))) from refusal


def _not_imported(file: DroppedFile, reason: str) -> str:
    return _("Nothing was imported. %(file)s: %(reason)s") % {"file": file.filename, "reason": reason}
