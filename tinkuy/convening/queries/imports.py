"""What was imported into each webinar, and what a preview shows."""

import base64
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from tinkuy.convening.models import AttendanceImport, ImportState, Presence
from tinkuy.convening.reports import Report, Row, read_report
from tinkuy.planning.models import Webinar

from .letters import Letters, encoding_name, letters_of

ROWS_SHOWN = 8

LAYOUTS = {
    "zoom-webinar": _("Zoom webinar"),
    "zoom-meeting": _("Zoom meeting"),
    "teams": _("Microsoft Teams"),
    "meet": _("Google Meet"),
    "list": _("List of persons"),
    "bigbluebutton": _("BigBlueButton"),
    "own-page": _("Tinkuy's own page"),
}


SEPARATORS = {",": _("comma"), ";": _("semicolon"), "\t": _("tab"), "|": _("vertical bar")}
LANGUAGES = {"es": _("Spanish"), "pt": _("Portuguese"), "en": _("English")}


@dataclass(frozen=True)
class Previewed:
    """The first rows of a kept report and how its bytes were read, in words; `language` "" where no header is known."""

    rows: tuple[Row, ...]
    encoding: str
    separator: str
    language: str
    topic: str
    letters: tuple[Letters, ...]


def webinars_with_imports() -> list[Webinar]:
    """The webinars of the cycle in scope, each with its committed reports as `committed`."""
    committed = AttendanceImport.objects.filter(state=ImportState.COMMITTED).defer("sealed_file")
    return list(
        Webinar.objects.prefetch_related(Prefetch("attendance_imports", queryset=committed, to_attr="committed"))
    )


def report_for(webinar: Webinar, data: bytes, filename: str, zone: str, *, encoding: str = "") -> Report:
    """The report in *data*, read for the day that *webinar* had in *zone*; raises `Refused`."""
    day = webinar.starts_at.astimezone(ZoneInfo(zone)).date()
    return read_report(data, filename, date=day, zone=zone, encoding=encoding)


def kept_report(attendance_import: AttendanceImport) -> Report | None:
    """What the kept file says, read again; None once the file was erased."""
    kept = attendance_import.kept_file()
    if not kept:
        return None
    data = base64.b64decode(kept)
    kept_as = attendance_import
    return report_for(kept_as.webinar, data, kept_as.filename, kept_as.zone, encoding=kept_as.encoding)


def previewed(attendance_import: AttendanceImport) -> Previewed | None:
    report = kept_report(attendance_import)
    if report is None:
        return None
    return Previewed(
        rows=report.rows[:ROWS_SHOWN],
        encoding=encoding_name(report.encoding),
        separator=str(SEPARATORS.get(report.separator, _("none"))),
        language=str(LANGUAGES.get(report.language, "")),
        topic=report.topic,
        letters=letters_of(report, attendance_import.encoding),
    )


def counts_of(attendance_import: AttendanceImport) -> dict[str, int]:
    """What the report brought: as it was counted when read, or, of the live page, as its presences say now."""
    if attendance_import.counts:
        return dict(attendance_import.counts)
    own = Presence.objects.filter(source=attendance_import)
    matched = own.values("registration").distinct().count()
    return {"rows": 0, "joins": own.count(), "matched": matched, "unmatched": 0, "team": 0, "no_shows": 0}


def layout_name(layout: str) -> str:
    """The platform's name for a person."""
    return next((str(name) for start, name in LAYOUTS.items() if layout.startswith(start)), layout)
