"""The steps that follow a session: which are done, and the page on which each is."""

from dataclasses import dataclass, replace

from django import forms
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinkuy.attendance.presences.actions import LAYOUT as OWN_PAGE
from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.attendance.uploads.forms import ReportForm
from tinkuy.people import access
from tinkuy.people.access import Rights
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Transcript
from tinkuy.systematisation.transcripts.forms import TranscriptForm
from tinkuy.uploads.models import ImportState


@dataclass(frozen=True)
class Step:
    """`address` is empty for whoever may not do it: `roles` then says whom to ask. An optional one waits for nobody."""

    title: str | Promise
    why: str | Promise
    deed: str | Promise
    address: str
    is_done: bool
    roles: tuple[str, ...]
    is_optional: bool = False
    form: forms.Form | None = None
    reading: str | Promise = ""
    """Of a step that begins with a file: it is chosen right there, and sent to the step's own page to be read or
    imported."""

    @property
    def is_due(self) -> bool:
        return not self.is_done and not self.is_optional


def steps_after(webinar: Webinar, rights: Rights) -> list[Step]:
    """Of *webinar*, which was held and is of the cycle in scope, in the order in which they are done."""
    reports = AttendanceImport.objects.filter(webinar=webinar, state=ImportState.COMMITTED)
    transcript = Transcript.objects.filter(webinar=webinar)
    is_coded = Excerpt.objects.filter(cue__transcript__in=transcript).exists()
    layouts = set(reports.values_list("layout", flat=True))
    report = REPORT_TOO if layouts == {OWN_PAGE} else REPORT
    rows = (
        (*report, "import_attendance", "attendance:upload", bool(layouts - {OWN_PAGE})),
        (*TRANSCRIPT, "import_transcripts", "systematisation:transcript", transcript.exists()),
        (*SUMMARY, "hold_webinars", "planning:summary", bool(any(webinar.summary.values()))),
        (*CODES, "code_passages", "systematisation:suggestions", is_coded),
    )
    first, second, *others = [_step(webinar, rights, *row) for row in rows]
    first = replace(first, is_optional=layouts == {OWN_PAGE})
    first = _with_form(first, ReportForm(cycle=webinar.cycle, auto_id="report_%s"), _("Read the report first"))
    second = _with_form(second, TranscriptForm(auto_id="transcript_%s"), _("Read the transcript first"))
    return [first, second, *others]


REPORT = (
    _("Attendance report"),
    _("What Zoom, Teams, Meet or BigBlueButton exports of the call: it tells who came and who came back."),
    _("Import the report"),
)
REPORT_TOO = (
    REPORT[0],
    _("The room itself counted who came. A report of the call adds whoever was there without opening the room."),
    REPORT[2],
)
TRANSCRIPT = (
    _("Transcript"),
    _("The captions of the recording, or minutes. Passages of it become the quotes on which findings rest."),
    _("Import the transcript"),
)
SUMMARY = (
    _("Summary"),
    _("For who was not there: it stands on the public page of the session."),
    _("Write the summary"),
)
CODES = (
    _("Quotes"),
    _("Once the transcript is there: mark risks, good practices, lessons and recommendations."),
    _("Code passages"),
)


def _with_form(step: Step, form: forms.Form, reading: Promise) -> Step:
    return replace(step, form=form, reading=reading) if step.address and not step.is_done else step


def _step(
    webinar: Webinar,
    rights: Rights,
    title: Promise,
    why: Promise,
    deed: Promise,
    action: str,
    route: str,
    is_done: bool,
) -> Step:
    address = reverse(route, args=[webinar.cycle.slug, webinar.ordinal]) if rights[action] else ""
    roles = tuple(str(role.label) for role in Role if role in access.matrix()[action].who)
    return Step(title, why, deed, address, is_done, roles)
