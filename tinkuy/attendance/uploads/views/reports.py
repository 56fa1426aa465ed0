"""Importing a report of attendance: upload, preview, import, undo."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from tinkuy.attendance.presences.models import REPORT, AttendanceImport
from tinkuy.attendance.uploads.actions.reports import sent_report
from tinkuy.attendance.uploads.forms.reports import ReportForm
from tinkuy.attendance.uploads.queries import imports
from tinkuy.attendance.uploads.rules import may_quote, may_see_rows
from tinkuy.attendance.warnings.queries.board import warning_board
from tinkuy.core.deeds import prepares
from tinkuy.design.submitting import form_page
from tinkuy.planning.cycles.views import webinar_or_404
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.uploads import views as uploads


@prepares
def upload(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """Choose a report; it is read (a large one by the worker) and shown before it counts."""
    webinar = webinar_or_404(n)
    form = ReportForm(request.POST or None, request.FILES or None, cycle=request.cycle)
    sent = sent_report(request.cycle, form.data.get("zone", ""), webinar)
    if answer := uploads.read_file(request, PAGES, form, **sent):
        return answer
    return form_page(request, "attendance/upload.html", {"form": form, "webinar": webinar}, form)


def preview(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """What it says; or what its columns are, where nobody knows that."""
    report = uploads.upload_called(PAGES, public_id)
    return uploads.to_page(PAGES, report) if report.needs_columns else uploads.upload_page(request, PAGES, report)


@prepares
@require_POST
def commit(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    return uploads.count(request, PAGES, uploads.upload_called(PAGES, public_id))


@prepares
@require_POST
def read_again(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    return uploads.read_otherwise(request, PAGES, uploads.upload_called(PAGES, public_id))


@prepares
@require_POST
def undo(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    return uploads.take_back(request, PAGES, uploads.upload_called(PAGES, public_id))


def after_reading(file: AttendanceImport) -> HttpResponse:
    """On to what it says: of a single file that found its session, the page of the report."""
    if file.layout and file.is_sure and file.batch.uploads.count() == 1:
        return uploads.to_page(PAGES, file)
    return redirect(reverse("attendance:batch", args=[file.cycle.slug, file.batch.public_id]) + f"#f{file.public_id}")


def _context(request: CycleRequest, report: AttendanceImport) -> dict[str, Any]:
    sees_rows = may_see_rows(team_person(request), report)
    return {
        "report": report,
        "counts": imports.counts_told(report, sees_rows=sees_rows),
        "previewed": imports.previewed(report),
        "layout": imports.layout_name(report.layout),
        "may_see_rows": sees_rows,
        "may_quote": may_quote(team_person(request), report),
    }


def _asks(report: AttendanceImport) -> str:
    if not report.needs_columns:
        return ""
    return reverse("attendance:file_columns", args=[report.cycle.slug, report.batch.public_id, report.public_id])


def _drop(report: AttendanceImport) -> str:
    if report.webinar is None:
        return reverse("attendance:drop_files", args=[report.cycle.slug])
    return reverse("attendance:upload", args=[report.cycle.slug, report.webinar.ordinal])


def _warned(request: CycleRequest) -> str:
    """Of the early warnings that the rules find at once."""
    count = len(warning_board(request.cycle).waiting)
    words = ngettext(
        "%(count)s early warning waits for a decision.", "%(count)s early warnings wait for a decision.", count
    )
    return words % {"count": count} if count else ""


PAGES = uploads.Pages(
    kind=REPORT,
    template="attendance/preview.html",
    page="attendance:preview",
    count="attendance:commit",
    take_back="attendance:undo",
    drop=_drop,
    after=lambda report: reverse("attendance:attendance", args=[report.cycle.slug]),
    context=_context,
    counted=lambda report: _("The attendance of session %(n)d is imported.") % {"n": report.webinar.ordinal},
    taken_back=gettext_lazy("The import is undone: nothing of it counts any more."),
    read_again=gettext_lazy("The report was read again. Look at the names."),
    asks=_asks,
    warned=_warned,
)
