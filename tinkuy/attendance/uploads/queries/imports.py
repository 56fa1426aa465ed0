"""What was imported into each webinar, and what a preview shows."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from tinkuy.attendance.columns.queries import hub_words
from tinkuy.attendance.presences.actions import LAYOUT as OWN_PAGE
from tinkuy.attendance.presences.models import AttendanceImport, Presence
from tinkuy.attendance.reports.report import Report, Row
from tinkuy.attendance.reports.sampling import Sample, shape
from tinkuy.attendance.reports.sandbox import ReportBeingRead, begun_report, read_report, sample_of
from tinkuy.core.text import without_addresses
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.uploads.models import ImportState
from tinkuy.uploads.queries import bytes_of
from tinkuy.uploads.refusals import changed_meanwhile

from .letters import Letters, encoding_name, letters_of
from .preview import ReportPreview, report_preview_from_text

LAYOUTS = {
    "zoom-webinar": _("Zoom webinar"),
    "zoom-meeting": _("Zoom meeting"),
    "teams": _("Microsoft Teams"),
    "meet": _("Google Meet"),
    "list": _("List of persons"),
    "bigbluebutton": _("BigBlueButton"),
    "webex": _("Webex"),
    "goto": _("GoTo Webinar"),
    "collaborate": _("Blackboard Collaborate"),
    "own-page": _("Tinkuy's own page"),
}


SEPARATORS = {",": _("comma"), ";": _("semicolon"), "\t": _("tab"), "|": _("vertical bar")}
LANGUAGES = {"es": _("Spanish"), "pt": _("Portuguese"), "en": _("English")}


@dataclass(frozen=True)
class Previewed:
    """The first rows of a kept report, their addresses as shapes, and how its bytes were read, in words.

    `language` is "" where no header is known.
    """

    rows: tuple[Row, ...]
    encoding: str
    separator: str
    language: str
    topic: str
    letters: tuple[Letters, ...]
    warnings: tuple[str, ...]


def webinars_with_imports() -> list[Webinar]:
    """The webinars of the cycle in scope, each with its committed reports as `committed`."""
    committed = AttendanceImport.objects.filter(state=ImportState.COMMITTED).select_related("cycle")
    reports: defaultdict[int | None, list[AttendanceImport]] = defaultdict(list)
    for report in committed.defer("sealed_file"):
        reports[report.webinar_id].append(report)
    webinars = list(Webinar.objects.all())
    for webinar in webinars:
        webinar.committed = reports[webinar.pk]  # type: ignore[attr-defined]
    return webinars


def has_counted_report(webinar: Webinar | None) -> bool:
    """Whether a report of a platform counts in *webinar* already; what its own room noted is none."""
    counted = AttendanceImport.objects.filter(webinar=webinar, state=ImportState.COMMITTED)
    return counted.exclude(layout=OWN_PAGE).exists()


def report_for(
    webinar: Webinar,
    data: bytes,
    filename: str,
    zone: str,
    columns: Mapping[str, str] | None = None,
    at: datetime | None = None,
    encoding: str = "",
) -> Report:
    """The report in *data*, read for the day that *webinar* had in *zone*; raises `Refused`.

    *columns* are what a person said of its columns; without any (None) a saved mapping of the hub is used. The words of
    the hub are those of the moment *at*, else of now. *encoding* is what a person chose; "" finds it.
    """
    hub = hub_words(webinar.cycle, at)
    day = _day_in(webinar, zone)
    return read_report(data, filename, date=day, zone=zone, columns=columns, encoding=encoding, hub=hub)


def begun_report_for(webinar: Webinar, data: bytes, filename: str, zone: str) -> ReportBeingRead:
    """The same with nobody's corrections, while the caller does something else."""
    return begun_report(data, filename, date=_day_in(webinar, zone), zone=zone, hub=hub_words(webinar.cycle))


def _day_in(webinar: Webinar, zone: str) -> date:
    return webinar.starts_at.astimezone(ZoneInfo(zone)).date()


def report_in(data: bytes, upload: AttendanceImport, webinar: Webinar | None = None) -> Report:
    """The report that came in as *upload*, for its own webinar or another one."""
    return report_for(
        webinar or session_of_report(upload),
        data,
        upload.filename,
        upload.zone,
        columns=upload.columns or None,
        at=upload.made_at,
        encoding=upload.encoding,
    )


def session_of_report(upload: AttendanceImport) -> Webinar:
    if upload.webinar is None:
        raise changed_meanwhile()
    return upload.webinar


def undated_report(
    cycle: Cycle, data: bytes, filename: str, zone: str, columns: Mapping[str, str] | None = None
) -> Report:
    """The same before its webinar is known; one with hours and no dates is refused."""
    return read_report(data, filename, date=None, zone=zone, columns=columns, hub=hub_words(cycle))


def begun_undated_report(cycle: Cycle, data: bytes, filename: str, zone: str) -> ReportBeingRead:
    """The same with nobody's corrections, while the caller does something else."""
    return begun_report(data, filename, date=None, zone=zone, hub=hub_words(cycle))


def sample_for(cycle: Cycle, data: bytes) -> Sample:
    """The columns of a file and their first cells, for a person to say what they are."""
    return sample_of(data, hub_words(cycle))


def report_of_upload(upload: AttendanceImport) -> Report:
    """What the kept file says, read again as it was shown; refuses once the file was erased."""
    return report_for(
        session_of_report(upload),
        bytes_of(upload),
        upload.filename,
        upload.zone,
        columns=upload.columns,
        at=upload.made_at,
        encoding=upload.encoding,
    )


def preview_of_upload(attendance_import: AttendanceImport) -> ReportPreview | None:
    """What was kept of the file for its page; None once it was erased."""
    text = attendance_import.stored_preview()
    return report_preview_from_text(text) if text else None


def previewed(attendance_import: AttendanceImport) -> Previewed | None:
    preview = preview_of_upload(attendance_import)
    if preview is None:
        return None
    return Previewed(
        rows=tuple(replace(row, name=without_addresses(row.name), email=shape(row.email)) for row in preview.rows),
        encoding=encoding_name(preview.encoding),
        separator=separator_name(preview.separator),
        language=str(LANGUAGES.get(preview.language, "")),
        topic=without_addresses(preview.topic),
        letters=letters_of(preview.encoding, tuple(map(without_addresses, preview.names)), attendance_import.encoding),
        warnings=tuple(map(without_addresses, preview.warnings)),
    )


def separator_name(separator: str) -> str:
    return str(SEPARATORS.get(separator, _("none")))


def counts_of(attendance_import: AttendanceImport) -> dict[str, int]:
    """What the report brought: as it was counted when read, or, of the live page, as its presences say now."""
    if attendance_import.counts:
        return dict(attendance_import.counts)
    own = Presence.objects.filter(source=attendance_import)
    matched = own.values("registration").distinct().count()
    return {"rows": 0, "joins": own.count(), "matched": matched, "unmatched": 0, "team": 0, "no_shows": 0}


OF_THE_FILE = frozenset({"rows", "joins", "no_shows"})
"""Counts that anybody who has the file can make; the others tell who of it is registered."""


def counts_for_page(attendance_import: AttendanceImport, *, sees_rows: bool, has_file: bool) -> dict[str, int | None]:
    """The same for a page: exact for who reads the rows one by one, those `OF_THE_FILE` for whoever brought it.

    The others are None: of one report after the other, however large, the sums would tell of few beside the figures of
    the cycle.
    """
    own = OF_THE_FILE if has_file else frozenset()
    counts = counts_of(attendance_import).items()
    return {name: count if sees_rows or name in own else None for name, count in counts}


def layout_name(layout: str) -> str:
    """The platform's name for a person."""
    return next((str(name) for start, name in LAYOUTS.items() if layout.startswith(start)), layout)
