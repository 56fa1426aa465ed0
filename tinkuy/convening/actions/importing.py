"""An attendance report: previewed, committed all at once, undone. The same file twice changes nothing."""

import base64
import hashlib

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.convening.models import AttendanceImport, ImportState, Presence
from tinkuy.convening.queries.imports import kept_report, report_for
from tinkuy.convening.queries.matching import matched
from tinkuy.convening.reports import CHOICES, Report
from tinkuy.convening.rules import presence_kept_until
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.actions import set_webinar_state
from tinkuy.planning.models import Webinar, WebinarState

from .presences import presences_of


@transaction.atomic
def preview_attendance(
    *, actor: Person, webinar: Webinar, data: bytes, filename: str, zone: str = ""
) -> AttendanceImport:
    """Read a report for *webinar* and keep it for committing; nothing counts yet. *zone* is that of the file's clock.

    A report that was already committed for this webinar is returned as it stands.
    """
    rules.demand(actor, "import_attendance", webinar.cycle)
    fingerprint = hashlib.sha256(data).hexdigest()
    earlier = AttendanceImport.objects.filter(webinar=webinar, fingerprint=fingerprint)
    if committed := earlier.filter(state=ImportState.COMMITTED).first():
        return committed
    zone = zone or webinar.cycle.zone
    report = report_for(webinar, data, filename, zone)
    earlier.filter(state=ImportState.PREVIEWED).delete()

    draft = AttendanceImport(
        cycle=webinar.cycle,
        webinar=webinar,
        filename=filename[-200:],
        fingerprint=fingerprint,
        layout=report.layout,
        zone=zone,
        counts=_counts(report, webinar),
        warnings=[str(warning) for warning in report.warnings],
        made_by=actor,
        erase_on=presence_kept_until(webinar.cycle, clock.today()),
    )
    draft.keep_file(base64.b64encode(data).decode())
    draft.save()
    record(actor, "previewed", draft, layout=report.layout)
    return draft


@transaction.atomic
def read_again(*, actor: Person, attendance_import: AttendanceImport, encoding: str) -> AttendanceImport:
    """Read a previewed report once more, its letters taken as *encoding*; "" finds them by themselves again."""
    rules.demand(actor, "import_attendance", attendance_import.cycle)
    if encoding and encoding not in CHOICES:
        raise Refused(_("Choose one of the encodings of the list."))
    attendance_import.encoding = encoding
    report = kept_report(attendance_import)
    if report is None:
        raise Refused(_("The file was erased, as its date said. Upload it again."))
    _change(
        attendance_import,
        ImportState.PREVIEWED,
        encoding=encoding,
        layout=report.layout,
        counts=_counts(report, attendance_import.webinar),
        warnings=[str(warning) for warning in report.warnings],
    )
    record(actor, "previewed", attendance_import, layout=report.layout)
    return attendance_import


@transaction.atomic
def commit_attendance(*, actor: Person, attendance_import: AttendanceImport) -> AttendanceImport:
    """Turn a previewed report into presences, all of them or none. Committing twice changes nothing."""
    rules.demand(actor, "import_attendance", attendance_import.cycle)
    if attendance_import.state == ImportState.COMMITTED:
        return attendance_import
    _demand_uncounted(attendance_import)
    report = kept_report(attendance_import)
    if report is None:
        raise Refused(_("The file was erased, as its date said. Upload it again."))
    _change(attendance_import, ImportState.PREVIEWED, state=ImportState.COMMITTED, committed_at=clock.now())
    Presence.objects.bulk_create(presences_of(report, attendance_import), batch_size=2000)
    _follow_state(actor, attendance_import.webinar, WebinarState.HELD, WebinarState.ATTENDANCE_LOADED)
    record(actor, "committed", attendance_import, layout=report.layout)
    return attendance_import


@transaction.atomic
def undo_attendance(*, actor: Person, attendance_import: AttendanceImport) -> AttendanceImport:
    """Take a committed report back, with all its presences. The file may be imported again."""
    rules.demand(actor, "import_attendance", attendance_import.cycle)
    _change(attendance_import, ImportState.COMMITTED, state=ImportState.UNDONE, undone_at=clock.now())
    attendance_import.presences.all().delete()
    webinar = attendance_import.webinar
    if not webinar.attendance_imports.filter(state=ImportState.COMMITTED).exists():
        _follow_state(actor, webinar, WebinarState.ATTENDANCE_LOADED, WebinarState.HELD)
    record(actor, "undid", attendance_import)
    return attendance_import


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


def _counts(report: Report, webinar: Webinar) -> dict[str, int]:
    """What the preview says: persons matched, accounts of nobody, connections, accounts of the team, no-shows."""
    pairs = matched(report, webinar)
    came = [pair for pair in pairs if pair.row.attended]
    return {
        "rows": len(report.rows),
        "joins": len(came),
        "matched": len({pair.registration_id for pair in came if pair.registration_id}),
        "unmatched": len({(pair.row.name, pair.row.email) for pair in came if pair.is_unmatched}),
        "team": len({pair.row.email for pair in came if pair.is_team}),
        "no_shows": len(report.rows) - len(came),
    }


def _change(attendance_import: AttendanceImport, before: ImportState, **changes: object) -> None:
    """Guarded: of two who press at once, the second is told."""
    if not AttendanceImport.objects.filter(pk=attendance_import.pk, state=before).update(**changes):
        raise Refused(_("Somebody else changed this import meanwhile. Reload the page."))
    attendance_import.refresh_from_db()
