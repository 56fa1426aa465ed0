"""How a report of attendance is read, counted and taken back (`uploads/kinds.py`).

Its presences are matched and sealed before anything is locked: on SQLite nobody else writes during a transaction, and
that takes five times as long as writing them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from typing import IO, Any

from tinkuy.attendance.columns.models import ColumnMapping
from tinkuy.attendance.figures.presence import Window, interval_of
from tinkuy.attendance.matching.queries.owners import MatchedRow, Owners, matched
from tinkuy.attendance.matching.queries.state import state_of_matching
from tinkuy.attendance.presences.models import REPORT, AttendanceImport, FileState, Presence, SessionSource
from tinkuy.attendance.presences.queries import presence_erased_on
from tinkuy.attendance.reports.report import Report, UnknownColumns
from tinkuy.attendance.uploads.queries.imports import report_in, report_of_upload, session_of_report, undated_report
from tinkuy.attendance.uploads.queries.preview import preview_of, report_preview_to_text
from tinkuy.attendance.uploads.queries.sessions import SessionOfFile, session_named, session_of
from tinkuy.attendance.uploads.rules import demand_encoding
from tinkuy.core.errors import Refused
from tinkuy.core.identifiers import public_ids_in_order
from tinkuy.core.rows.many_rows import Tell, insert_rows
from tinkuy.core.sealing import Sealer
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.sessions.actions.holding import set_webinar_state
from tinkuy.uploads.actions.reading import PreparedUpload, import_upload, prepare_upload, read_files, read_upload
from tinkuy.uploads.models import Batch, ImportState
from tinkuy.uploads.prepared_rows import filed, rows_in

SET_BY_READING = (
    *("webinar", "found_by", "is_sure", "layout", "language", "mapping"),
    *("needs_columns", "sealed_columns", "sealed_refusal", "sealed_file"),
)
COLUMNS = (
    *("public_id", "registration_id", "role", "is_team", "joined_at", "left_at", "line", "country"),
    *("sealed_name", "sealed_email", "name_index", "email_index"),
)
"""Of a presence, in the order in which `_presences` tells them."""
TOLD_EACH = 1_000


@dataclass(frozen=True)
class MatchedReport:
    """What a file says, beside the registrations of its cycle. `tell` is told how many of its presences are sealed, and
    of how many.
    """

    report: Report
    pairs: Sequence[MatchedRow]
    owners: Owners
    tell: Callable[[int, int], None] | None = None


def read_report_file(upload: AttendanceImport, data: bytes, known: MatchedReport | None = None) -> MatchedReport | None:
    """What a report says for its session. It finds that by itself, else waits for a person to choose it.

    What a person said of its columns is used, else a saved mapping for the same headers, which is kept. A report that
    is *known* already is not read again.
    """
    demand_encoding(upload.encoding)
    upload.layout, upload.counts, upload.needs_columns = "", {}, False
    upload.sealed_shown = upload.sealed_refusal = b""
    if upload.webinar is None:
        match = _session_of_file(upload, data)
        upload.webinar, upload.found_by, upload.is_sure = match.webinar, match.by, match.is_sure
    if upload.webinar is None:
        return None
    if known is None:
        report, owners = report_in(data, upload), Owners(upload.cycle)
        known = MatchedReport(report, matched(report, upload.webinar, owners), owners)
    report = known.report
    _keep_reduced(upload, report)
    upload.layout, upload.language, upload.counts = report.layout, report.language, _counts(known.pairs)
    if report.mapping:
        upload.mapping = ColumnMapping.objects.filter(public_id=report.mapping).first()
        upload.keep_columns(upload.mapping.columns if upload.mapping else {})
    upload.store_preview(report_preview_to_text(preview_of(report)))
    return known


def _keep_reduced(upload: AttendanceImport, report: Report) -> None:
    """Also while the file waits for a person to choose its session: what nobody needs of it is sealed nowhere."""
    if report.reduced:
        upload.store_file(report.reduced)


def _session_of_file(upload: AttendanceImport, data: bytes) -> SessionOfFile:
    webinars = list(Webinar.objects.all())
    try:
        report = undated_report(upload.cycle, data, upload.filename, upload.zone, upload.columns or None)
    except UnknownColumns:
        raise
    except Refused:
        # It may only lack the day of its hours (Meet, BigBlueButton): if it reads with any day, a person says which.
        guess = session_named(upload.filename, webinars)
        if not webinars:
            raise
        _keep_reduced(upload, report_in(data, upload, guess.webinar or webinars[0]))
        return guess
    _keep_reduced(upload, report)
    return session_of(report, upload.filename, webinars, upload.cycle.zone)


def keep_refusal(upload: AttendanceImport, refusal: Refused, is_alone: bool) -> bool:
    """A file whose columns nobody knows waits for a person to say them; of several, each says why it is not read."""
    upload.needs_columns = isinstance(refusal, UnknownColumns)
    if isinstance(refusal, UnknownColumns) and refusal.reduced:
        upload.store_file(refusal.reduced)
    upload.keep_refusal(str(refusal))
    return upload.needs_columns or not is_alone


def note_previewed(actor: Person, attendance_import: AttendanceImport) -> None:
    if attendance_import.layout:
        record(actor, "previewed", attendance_import, layout=attendance_import.layout)


def last_day(upload: AttendanceImport) -> Any:
    return presence_erased_on(upload.cycle, upload.made_at)


@dataclass(frozen=True)
class PreparedReport:
    """Presences for `insert_rows`, in a file without a name: names and addresses are sealed in it as in the database.

    `state` is what they were matched with: where that has changed since, they are prepared once more.
    """

    upload: AttendanceImport
    state: bytes
    file: IO[bytes]

    def rows(self) -> Iterator[tuple[Any, ...]]:
        return rows_in(self.file)


def prepare_report(upload: AttendanceImport, matched_report: MatchedReport | None = None) -> PreparedReport:
    """The presences of a report, as the registrations and decisions of its cycle are now."""
    if matched_report is None:
        report, owners = report_of_upload(upload), Owners(upload.cycle)
        matched_report = MatchedReport(report, matched(report, session_of_report(upload), owners), owners)
    state = state_of_matching(upload, matched_report.owners.state)
    return PreparedReport(upload, state, filed(_presences(matched_report, upload)))


def is_as_prepared(prepared: PreparedReport) -> bool:
    return prepared.state == state_of_matching(prepared.upload)


def count_report(
    actor: Person, attendance_import: AttendanceImport, prepared: PreparedReport, tell: Tell | None
) -> None:
    ready = prepared if is_as_prepared(prepared) else prepare_report(attendance_import)
    same = {
        "cycle_id": attendance_import.cycle_id,
        "webinar_id": attendance_import.webinar_id,
        "source_id": attendance_import.pk,
    }
    insert_rows(Presence, COLUMNS, ready.rows(), same | {"erase_on": attendance_import.erase_on}, tell)
    _follow_state(actor, attendance_import, WebinarState.HELD, WebinarState.ATTENDANCE_LOADED)
    record(actor, "committed", attendance_import, layout=attendance_import.layout)


def take_back_report(actor: Person, attendance_import: AttendanceImport, _prepared: None) -> None:
    """With all its presences."""
    attendance_import.presences.all().delete()
    if not AttendanceImport.objects.filter(webinar=attendance_import.webinar, state=ImportState.COMMITTED).exists():
        _follow_state(actor, attendance_import, WebinarState.ATTENDANCE_LOADED, WebinarState.HELD)
    record(actor, "undid", attendance_import)


def is_ready(upload: AttendanceImport) -> bool:
    return upload.file_state == FileState.READY


def _follow_state(actor: Person, upload: AttendanceImport, before: WebinarState, after: WebinarState) -> None:
    """The webinar's state says whether attendance was loaded; one that went further stays where it is."""
    if upload.webinar and Webinar.objects.filter(upload=upload.pk, state=before).exists():
        set_webinar_state(actor=actor, webinar=upload.webinar, state=after)


def _presences(matched_report: MatchedReport, upload: AttendanceImport) -> Iterator[tuple[Any, ...]]:
    """One presence for each row of someone who came, as its `COLUMNS`, with name and e-mail sealed.

    Those of a registration come together, so that they stand together in the table and its indexes: written and read
    several times sooner. The line tells their order in the report. Moments are told as texts, which are filed and read
    again in a third of the time.
    """
    sealer, window, owners = (
        Sealer(upload.cycle.data_key),
        Window(*session_of_report(upload).window),
        matched_report.owners,
    )
    moment = cache(datetime.isoformat)
    came = sorted(
        (pair for pair in matched_report.pairs if pair.row.attended), key=lambda pair: pair.registration_id or 0
    )
    for place, (pair, public_id) in enumerate(zip(came, public_ids_in_order(len(came)), strict=True)):
        if matched_report.tell and place % TOLD_EACH == 0:
            matched_report.tell(place, len(came))
        row = pair.row
        joined_at, left_at = interval_of(row.joined_at, row.left_at, row.minutes, window)
        yield (
            *(public_id, pair.registration_id, row.role, pair.is_team, moment(joined_at), moment(left_at), row.line),
            owners.country_of(pair),
            sealer.seal(row.name, place=Presence.place_of(public_id, "name")),
            sealer.seal(row.email, place=Presence.place_of(public_id, "email")),
            owners.name_index_of(row.name),
            owners.index_of(row.email),
        )


def _counts(pairs: Sequence[MatchedRow]) -> dict[str, int]:
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


def sent_report(cycle: Cycle, zone: str = "", webinar: Webinar | None = None) -> dict[str, Any]:
    """What is known of a report when it comes in: *zone* is that of its clock; *webinar*, where a person said it."""
    known = {"found_by": SessionSource.PERSON, "is_sure": True} if webinar else {}
    return {"cycle": cycle, "kind": REPORT, "webinar": webinar, "details": {"zone": zone or cycle.zone, **known}}


def preview_attendance(*, webinar: Webinar, zone: str = "", **sent: Any) -> AttendanceImport:
    """Read a report for *webinar*; nothing counts yet. For the rest see `read_upload`."""
    report: AttendanceImport = read_upload(**sent_report(webinar.cycle, zone, webinar), **sent)
    return report


def drop_files(*, cycle: Cycle, zone: str = "", webinar: Webinar | None = None, **sent: Any) -> Batch:
    """Read reports that come together; without a *webinar* each finds its own."""
    return read_files(**sent_report(cycle, zone, webinar), **sent)


def import_attendance(
    *, webinar: Webinar, zone: str = "", known: MatchedReport | None = None, **sent: Any
) -> AttendanceImport:
    """Preview and count a report in one go, reading the file once: for whoever has decided already."""
    read = partial(read_report_file, known=known)
    report: AttendanceImport = import_upload(read=read, **sent_report(webinar.cycle, zone, webinar), **sent)
    return report


def prepare_attendance(*, webinar: Webinar, zone: str, known: MatchedReport, **sent: Any) -> PreparedUpload:
    """What `write_upload` writes of a report that is *known*, of which nothing is held any more."""
    read = partial(read_report_file, known=known)
    return prepare_upload(read=read, **sent_report(webinar.cycle, zone, webinar), **sent)
