"""Reports dropped in together: each is read and finds its session, or waits for a person."""

import base64
from collections.abc import Mapping, Sequence
from contextlib import suppress

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.attendance.columns.actions.mappings import demand_columns, save_mapping
from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.attendance.reports.refusals import UnknownColumns
from tinkuy.attendance.reports.sampling import Sample
from tinkuy.attendance.reports.sandbox import each_read_once
from tinkuy.attendance.uploads.models.batch import DroppedFile, FileState, FoundBy, ImportBatch
from tinkuy.attendance.uploads.queries.imports import report_for, undated_report
from tinkuy.attendance.uploads.queries.sessions import Found, session_named, session_of
from tinkuy.attendance.uploads.rules import may_correct
from tinkuy.core import clock
from tinkuy.core.deeds import writing
from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.uploads.actions import as_text, fingerprint_of
from tinkuy.uploads.models import WAITS_FOR, ImportState
from tinkuy.uploads.refusals import erased

from .importing import demand_not_under_way, preview_attendance

KEPT_UNREAD = WAITS_FOR
"""How long a file waits for what a person has to say of it."""


def drop_files(
    *,
    actor: Person,
    cycle: Cycle,
    files: Sequence[tuple[str, bytes]],
    zone: str = "",
    webinar: Webinar | None = None,
) -> ImportBatch:
    """Read each of *files* (name, bytes) into a preview; nothing counts yet. Bytes that came twice are read once.

    Their session is *webinar*, else it is told by the file.
    """
    rules.demand(actor, "import_attendance", cycle)
    dropped = sealed_files(cycle, files, zone, webinar)
    with each_read_once():
        for file, data in dropped:
            _read_ahead(file, data)
        with writing():
            batch = taken_in(actor, cycle, [file for file, _data in dropped])
            for file, data in dropped:
                _read(actor, file, data)
    return batch


def taken_in(actor: Person, cycle: Cycle, files: Sequence[DroppedFile]) -> ImportBatch:
    """The batch of *files*, which are sealed already; the caller holds the transaction."""
    batch = ImportBatch.objects.create(cycle=cycle, made_by=actor)
    for file in files:
        file.batch = batch
        file.save()
    record(actor, "dropped in", batch, number=len(files))
    return batch


def sealed_files(
    cycle: Cycle, files: Sequence[tuple[str, bytes]], zone: str, webinar: Webinar | None
) -> list[tuple[DroppedFile, bytes]]:
    """Each file once, sealed and not saved yet, with its bytes."""
    dropped: dict[str, tuple[DroppedFile, bytes]] = {}
    for filename, data in files:
        fingerprint = fingerprint_of(data)
        if fingerprint in dropped:
            continue
        file = DroppedFile(
            cycle=cycle,
            fingerprint=fingerprint,
            zone=zone or cycle.zone,
            webinar=webinar,
            found_by=FoundBy.PERSON if webinar else FoundBy.NOTHING,
            is_sure=webinar is not None,
            is_unread=True,
            erase_on=clock.today() + KEPT_UNREAD,
        )
        file.filename = filename
        file.keep_file(as_text(data))
        dropped[fingerprint] = file, data
    return list(dropped.values())


def read_file(*, actor: Person, file: DroppedFile) -> DroppedFile:
    """Read a file that was taken in, before anything is locked: a large one takes many seconds."""
    rules.demand(actor, "import_attendance", file.cycle)
    data = base64.b64decode(file.kept_file())
    with each_read_once():
        _read_ahead(file, data)
        with writing():
            if DroppedFile.objects.select_for_update().filter(pk=file.pk, is_unread=True).exists():
                _read(actor, file, data)  # else it was erased meanwhile, and is not to come back
    return file


def _read_ahead(
    file: DroppedFile, data: bytes, columns: Mapping[str, str] | None = None, webinar: Webinar | None = None
) -> None:
    """What `_read` will ask the file for, before anything is locked; why it cannot be read is told there."""
    with suppress(Refused):
        webinar = webinar or file.webinar or _found(file, data, columns).webinar
        if webinar:
            report_for(webinar, data, file.filename, file.zone, columns)


def choose_session(*, actor: Person, file: DroppedFile, webinar: Webinar) -> DroppedFile:
    """A person says of which webinar the file is; it is read again for that day."""
    rules.demand(actor, "import_attendance", file.cycle)
    with each_read_once():
        _read_ahead(file, *_held(file), webinar)
        with writing():
            data, columns = _taken_back(file)
            file.webinar, file.found_by, file.is_sure = webinar, FoundBy.PERSON, True
            _read(actor, file, data, columns)
    return file


def say_columns(
    *,
    actor: Person,
    file: DroppedFile,
    sample: Sample,
    columns: Mapping[str, str],
    language: str,
    is_remembered: bool,
) -> DroppedFile:
    """A person says what its columns are (key of a header → meaning); it is read again with that.

    Remembered, it is a mapping of the cycle for files with the same headers: those of the file's *sample*. What cannot
    be read so is refused.
    """
    rules.demand(actor, "import_attendance", file.cycle)
    _demand_headers(sample, is_remembered=is_remembered)
    demand_columns(columns)
    with each_read_once():
        _read_ahead(file, _held(file)[0], columns)
        with writing():
            data, _earlier = _taken_back(file)
            _read(actor, file, data, columns)
            if file.refusal:
                raise Refused(file.refusal)
            if is_remembered:
                headers = [column.key for column in sample.columns]
                kept = save_mapping(actor=actor, cycle=file.cycle, headers=headers, columns=columns, language=language)
                if file.draft and file.draft.state == ImportState.PREVIEWED:
                    file.draft.mapping = kept
                    file.draft.save(update_fields=["mapping"])
    return file


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


@transaction.atomic
def leave_file_out(*, actor: Person, file: DroppedFile, is_left_out: bool) -> DroppedFile:
    """Leave one file of a batch where it is, or take it in again."""
    rules.demand(actor, "import_attendance", file.cycle)
    file.is_left_out = is_left_out
    file.save(update_fields=["is_left_out"])
    return file


def _read(actor: Person, file: DroppedFile, data: bytes, columns: Mapping[str, str] | None = None) -> None:
    """Make the file a preview, or keep its bytes with why it cannot be one yet. Saves it."""
    refusal, file.needs_columns, file.draft, file.was_known, file.is_unread = "", False, None, False, False
    try:
        with transaction.atomic():
            _tell_session(file, data, columns)
            if file.webinar:
                file.draft = preview_attendance(
                    actor=actor,
                    webinar=file.webinar,
                    data=data,
                    filename=file.filename,
                    zone=file.zone,
                    columns=columns,
                )
                file.was_known = file.draft.state == ImportState.COMMITTED
    except UnknownColumns as unknown:
        refusal, file.needs_columns = str(unknown), True
    except Refused as refused:
        refusal = str(refused)
    file.keep_refusal(refusal)
    file.sealed_file = b""
    if file.draft is None:
        file.keep_file(as_text(data))
    file.save()


def _tell_session(file: DroppedFile, data: bytes, columns: Mapping[str, str] | None) -> None:
    """Of which webinar it is, unless that is known."""
    if file.webinar:
        return
    found = _found(file, data, columns)
    file.webinar, file.found_by, file.is_sure = found.webinar, found.by, found.is_sure


def _found(file: DroppedFile, data: bytes, columns: Mapping[str, str] | None) -> Found:
    webinars = list(Webinar.objects.all())
    try:
        report = undated_report(file.cycle, data, file.filename, file.zone, columns)
    except UnknownColumns:
        raise
    except Refused:
        # It may only lack the day of its hours (Meet, BigBlueButton): if it reads with any day, a person says which.
        guess = session_named(file.filename, webinars)
        if not webinars:
            raise
        report_for(guess.webinar or webinars[0], data, file.filename, file.zone, columns)
        return guess
    return session_of(report, file.filename, webinars, file.cycle.zone)


@transaction.atomic
def take_up(*, actor: Person, attendance_import: AttendanceImport) -> DroppedFile:
    """The file of a preview, for a person to say what its columns are."""
    rules.demand(actor, "import_attendance", attendance_import.cycle)
    if not may_correct(actor, attendance_import):
        raise Refused(_("Only whoever uploaded this file, or who matches accounts, sees its rows."))
    held = attendance_import.dropped.first()
    if held is not None:
        return held
    if attendance_import.state != ImportState.PREVIEWED:
        raise Refused(_("%(file)s is imported already. Undo it first.") % {"file": attendance_import.filename})
    file = DroppedFile(
        cycle=attendance_import.cycle,
        batch=ImportBatch.objects.create(cycle=attendance_import.cycle, made_by=actor),
        fingerprint=attendance_import.fingerprint,
        zone=attendance_import.zone,
        webinar=attendance_import.webinar,
        found_by=FoundBy.PERSON,
        is_sure=True,
        draft=attendance_import,
        erase_on=clock.today() + KEPT_UNREAD,
    )
    file.filename = attendance_import.filename
    file.save()
    return file


def _taken_back(file: DroppedFile) -> tuple[bytes, Mapping[str, str] | None]:
    """As `_held`; its preview is removed."""
    held, draft = _held(file), file.draft
    if draft and draft.state == ImportState.PREVIEWED:
        type(file).objects.filter(pk=file.pk).update(draft=None)
        draft.delete()
    return held


def _held(file: DroppedFile) -> tuple[bytes, Mapping[str, str] | None]:
    """The bytes of a file that does not count yet, and what was said of its columns."""
    if file.state in (FileState.IMPORTED, FileState.UNDONE):
        raise Refused(_("%(file)s is imported already. Undo it first.") % {"file": file.filename})
    if file.is_unread:
        raise Refused(_("%(file)s is being read at this moment. Wait until that ends.") % {"file": file.filename})
    kept, draft = file.kept_file(), file.draft
    if draft:
        demand_not_under_way(draft)
    if not kept:
        raise erased()
    return base64.b64decode(kept), (draft.columns or None) if draft else None
