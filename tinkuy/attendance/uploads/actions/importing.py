"""An attendance report: previewed, committed all at once, undone. The same file twice changes nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.attendance.columns.models import ColumnMapping
from tinkuy.attendance.matching.queries.owners import Owners, Pair, matched
from tinkuy.attendance.matching.queries.state import state_of_matching
from tinkuy.attendance.presences.models import AttendanceImport, Presence
from tinkuy.attendance.presences.rules import presence_kept_until
from tinkuy.attendance.reports.report import Report
from tinkuy.attendance.reports.sandbox import each_read_once
from tinkuy.attendance.uploads.queries.imports import kept_report, report_for
from tinkuy.attendance.uploads.queries.jobs import open_job_of, report_under_way
from tinkuy.attendance.uploads.queries.preview import shown_of, written
from tinkuy.attendance.uploads.rules import demand_encoding
from tinkuy.core import clock
from tinkuy.core.deeds import writing
from tinkuy.core.errors import Refused
from tinkuy.core.many_rows import Tell, insert_rows
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.sessions.actions.holding import set_webinar_state
from tinkuy.uploads.actions import as_text, change, fingerprint_of
from tinkuy.uploads.models import ImportState
from tinkuy.uploads.refusals import erased

from .filed import filed, rows_in
from .preparing import Prepared, prepare, still_prepared
from .presences import COLUMNS, presences_of, same_of


def preview_attendance(
    *,
    actor: Person,
    webinar: Webinar,
    data: bytes,
    filename: str,
    zone: str = "",
    columns: Mapping[str, str] | None = None,
) -> AttendanceImport:
    """Read a report for *webinar* and keep it for committing; nothing counts yet. *zone* is that of the file's clock.

    *columns* are what a person said of its columns, else a saved mapping for the same headers is used, and kept.
    A report that was already committed for this webinar, or that the worker is importing, is returned as it stands.
    """
    rules.demand(actor, "import_attendance", webinar.cycle)
    fingerprint = fingerprint_of(data)
    if known := _known(webinar, fingerprint):
        return known
    report = report_for(webinar, data, filename, zone or webinar.cycle.zone, columns)
    draft = _kept(actor, webinar, data, filename, zone, report, matched(report, webinar), columns)
    with writing():
        return _known(webinar, fingerprint) or _saved(actor, draft)


def commit_attendance(
    *,
    actor: Person,
    attendance_import: AttendanceImport,
    prepared: Prepared | None = None,
    tell: Tell | None = None,
) -> AttendanceImport:
    """Turn a previewed report into presences, all of them or none. Committing twice changes nothing.

    The file is read, matched and sealed before anything is locked: here, or by a caller who passes what was *prepared*
    before a transaction of its own. *tell* is called with the rows written so far.
    """
    rules.demand(actor, "import_attendance", attendance_import.cycle)
    if attendance_import.state == ImportState.COMMITTED:
        return attendance_import
    with each_read_once():
        prepared = still_prepared(prepared or prepare(attendance_import), attendance_import)
        with writing():
            _demand_uncounted(attendance_import)
            ready = still_prepared(prepared, attendance_import)
            return _committed_now(actor, attendance_import, ready.layout, ready.rows(), tell)


@dataclass(frozen=True)
class ReadAttendance:
    """A report that was read, matched and sealed: `draft` is not saved. Its presences, and the sealed file that `draft`
    will keep, are in files without a name: however many reports wait to be written, memory does not grow.
    """

    draft: AttendanceImport
    prepared: Prepared
    sealed_file: IO[bytes]


def import_attendance(
    *,
    actor: Person,
    webinar: Webinar,
    data: bytes,
    filename: str,
    zone: str = "",
    owners: Owners | None = None,
    report: Report | None = None,
    tell: Tell | None = None,
) -> AttendanceImport:
    """Preview and commit in one go, reading the file once: for whoever has decided already.

    For several files of a cycle pass the same *owners*; a *report* that was read from *data* is not read again.
    """
    rules.demand(actor, "import_attendance", webinar.cycle)
    if committed := _committed(webinar, fingerprint_of(data)):
        return committed
    report = report or report_for(webinar, data, filename, zone or webinar.cycle.zone)
    owners = owners or Owners(webinar.cycle)
    read = read_attendance(
        actor=actor,
        webinar=webinar,
        data=data,
        filename=filename,
        zone=zone,
        report=report,
        pairs=matched(report, webinar, owners),
        owners=owners,
    )
    return write_attendance(actor=actor, read=read, tell=tell)


def read_attendance(
    *,
    actor: Person,
    webinar: Webinar,
    data: bytes,
    filename: str,
    zone: str,
    report: Report,
    pairs: Sequence[Pair],
    owners: Owners,
) -> ReadAttendance:
    """What `write_attendance` writes of a *report* and its *pairs*, neither of which is held any more."""
    rules.demand(actor, "import_attendance", webinar.cycle)
    draft = _kept(actor, webinar, data, filename, zone, report, pairs)
    file = filed(presences_of(pairs, draft, owners))
    sealed_file, draft.sealed_file = filed([(draft.sealed_file,)]), b""
    return ReadAttendance(draft, Prepared(report.layout, state_of_matching(draft), file), sealed_file)


def write_attendance(*, actor: Person, read: ReadAttendance, tell: Tell | None = None) -> AttendanceImport:
    """Preview and commit what was read. The same bytes that count already are returned as they stand."""
    draft = read.draft
    rules.demand(actor, "import_attendance", draft.cycle)
    with writing():
        if committed := _committed(draft.webinar, draft.fingerprint):
            return committed
        ((draft.sealed_file,),) = rows_in(read.sealed_file)
        _saved(actor, draft)
        ready = still_prepared(read.prepared, draft)
        return _committed_now(actor, draft, ready.layout, ready.rows(), tell)


def _known(webinar: Webinar, fingerprint: str) -> AttendanceImport | None:
    """The import of the same bytes that counts already, or that the worker is at."""
    return _committed(webinar, fingerprint) or report_under_way(webinar, fingerprint)


def _committed(webinar: Webinar, fingerprint: str) -> AttendanceImport | None:
    """The import of the same bytes that counts for *webinar* already."""
    same = AttendanceImport.objects.filter(webinar=webinar, fingerprint=fingerprint)
    return same.filter(state=ImportState.COMMITTED).first()


def _kept(
    actor: Person,
    webinar: Webinar,
    data: bytes,
    filename: str,
    zone: str,
    report: Report,
    pairs: Sequence[Pair],
    columns: Mapping[str, str] | None = None,
) -> AttendanceImport:
    """The report, sealed for committing; not saved."""
    mapping = ColumnMapping.objects.filter(public_id=report.mapping).first() if report.mapping else None
    draft = AttendanceImport(
        cycle=webinar.cycle,
        webinar=webinar,
        fingerprint=fingerprint_of(data),
        layout=report.layout,
        zone=zone or webinar.cycle.zone,
        counts=_counts(pairs),
        mapping=mapping,
        language=report.language,
        made_by=actor,
        erase_on=presence_kept_until(webinar.cycle, clock.today()),
    )
    draft.filename = filename
    draft.keep_columns(columns or (mapping.columns if mapping else {}))
    draft.keep_file(as_text(data))
    draft.keep_shown(written(shown_of(report)))
    return draft


def _saved(actor: Person, draft: AttendanceImport) -> AttendanceImport:
    """It takes the place of an earlier preview of the same file."""
    earlier = AttendanceImport.objects.filter(webinar=draft.webinar, fingerprint=draft.fingerprint)
    earlier.filter(state=ImportState.PREVIEWED).delete()
    draft.save()
    record(actor, "previewed", draft, layout=draft.layout)
    return draft


def read_again(*, actor: Person, attendance_import: AttendanceImport, encoding: str) -> AttendanceImport:
    """Read a previewed report once more, its letters taken as *encoding*; "" finds them by themselves again."""
    rules.demand(actor, "import_attendance", attendance_import.cycle)
    demand_not_under_way(attendance_import)
    demand_encoding(encoding)
    attendance_import.encoding = encoding
    report = kept_report(attendance_import)
    if report is None:
        raise erased()
    attendance_import.keep_shown(written(shown_of(report)))
    counts = _counts(matched(report, attendance_import.webinar))
    with writing():
        demand_not_under_way(attendance_import)
        change(
            attendance_import,
            ImportState.PREVIEWED,
            encoding=encoding,
            sealed_shown=attendance_import.sealed_shown,
            layout=report.layout,
            counts=counts,
        )
        record(actor, "previewed", attendance_import, layout=report.layout)
    return attendance_import


def _committed_now(
    actor: Person,
    draft: AttendanceImport,
    layout: str,
    presences: Iterable[tuple[Any, ...]],
    tell: Tell | None,
) -> AttendanceImport:
    """The presences written and the state changed; the caller holds the transaction."""
    change(draft, ImportState.PREVIEWED, state=ImportState.COMMITTED, committed_at=clock.now())
    insert_rows(Presence, COLUMNS, presences, same_of(draft), tell)
    _follow_state(actor, draft.webinar, WebinarState.HELD, WebinarState.ATTENDANCE_LOADED)
    record(actor, "committed", draft, layout=layout)
    return draft


@transaction.atomic
def undo_attendance(*, actor: Person, attendance_import: AttendanceImport) -> AttendanceImport:
    """Take a committed report back, with all its presences. The file may be imported again."""
    rules.demand(actor, "import_attendance", attendance_import.cycle)
    change(attendance_import, ImportState.COMMITTED, state=ImportState.UNDONE, undone_at=clock.now())
    attendance_import.presences.all().delete()
    webinar = attendance_import.webinar
    if not webinar.attendance_imports.filter(state=ImportState.COMMITTED).exists():
        _follow_state(actor, webinar, WebinarState.ATTENDANCE_LOADED, WebinarState.HELD)
    record(actor, "undid", attendance_import)
    return attendance_import


def demand_not_under_way(attendance_import: AttendanceImport) -> None:
    """What the worker is importing stays as it was shown."""
    if open_job_of(attendance_import):
        raise Refused(_("This report is being imported at this moment. Wait until that ends."))


def _demand_uncounted(attendance_import: AttendanceImport) -> None:
    """Of one file, read twice at once, only one reading counts."""
    same = AttendanceImport.objects.filter(
        webinar=attendance_import.webinar, fingerprint=attendance_import.fingerprint, state=ImportState.COMMITTED
    )
    if same.exists():
        raise Refused(_("This file is imported already. Nothing changed."))


def _follow_state(actor: Person, webinar: Webinar, before: WebinarState, after: WebinarState) -> None:
    """The webinar's state says whether attendance was loaded; one that went further stays where it is."""
    if Webinar.objects.filter(pk=webinar.pk, state=before).exists():
        set_webinar_state(actor=actor, webinar=webinar, state=after)


def _counts(pairs: Sequence[Pair]) -> dict[str, int]:
    """What the preview says: persons matched, accounts of nobody, connections (by telephone), team, no-shows."""
    came = [pair for pair in pairs if pair.row.attended]
    return {
        "rows": len(pairs),
        "joins": len(came),
        "matched": len({pair.registration_id for pair in came if pair.registration_id}),
        "unmatched": len({(pair.row.name, pair.row.email) for pair in came if pair.is_unmatched}),
        "team": len({(pair.row.name, pair.row.email) for pair in came if pair.is_team}),
        "no_shows": len(pairs) - len(came),
        "by_phone": sum(pair.row.is_by_phone for pair in came),
    }
