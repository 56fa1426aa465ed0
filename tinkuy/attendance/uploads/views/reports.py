"""Importing a report of attendance: upload, preview, import, undo; and saying what the columns of its file are.

They are said where Tinkuy does not know them or reads them wrongly.
"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from tinkuy.attendance.columns.actions import forget_mapping
from tinkuy.attendance.presences.models import REPORT, AttendanceImport, FileState
from tinkuy.attendance.reports.sampling import Sample
from tinkuy.attendance.uploads.actions.choosing import say_columns
from tinkuy.attendance.uploads.actions.reports import sent_report
from tinkuy.attendance.uploads.forms import ColumnsForm, ReportForm
from tinkuy.attendance.uploads.queries import imports
from tinkuy.attendance.uploads.queries.batches import reports_in
from tinkuy.attendance.uploads.rules import is_bringer, is_quoted_to, may_quote, may_see_rows
from tinkuy.attendance.warnings.queries.board import warning_board
from tinkuy.core.deeds import prepares
from tinkuy.core.errors import Refused
from tinkuy.design.submitting import form_page, submitted
from tinkuy.planning.cycles.views import webinar_or_404
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.uploads import views as uploads
from tinkuy.uploads.models import ImportState
from tinkuy.uploads.queries import bytes_of


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


def after_reading(file: AttendanceImport) -> HttpResponse:
    """On to what it says: of a single file that found its session, the page of the report."""
    if file.layout and file.is_sure and file.batch.uploads.count() == 1:
        return uploads.to_page(PAGES, file)
    return redirect(reverse("attendance:batch", args=[file.cycle.slug, file.batch.public_id]) + f"#f{file.public_id}")


def _context(request: CycleRequest, report: AttendanceImport) -> dict[str, Any]:
    person = team_person(request)
    sees_rows = may_see_rows(person, report)
    return {
        "report": report,
        "counts": imports.counts_for_page(report, sees_rows=sees_rows, has_file=is_bringer(person, report)),
        "previewed": imports.previewed(report),
        "layout": imports.layout_name(report.layout),
        "may_see_rows": sees_rows,
        "may_quote": is_quoted_to(person, report, sees_rows=sees_rows),
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
    words = ngettext("%(count)s early warning needs a decision.", "%(count)s early warnings need a decision.", count)
    return words % {"count": count} if count else ""


def _is_clear(request: CycleRequest, report: AttendanceImport) -> bool:
    """A first report that was read without a doubt, each of whose persons is registered or of the team. For who may
    not read its rows none is: by a report of one line the press would answer whether an address is registered.
    """
    if not may_see_rows(team_person(request), report):
        return False
    preview, counts = imports.preview_of_upload(report), imports.counts_of(report)
    return (
        report.file_state == FileState.READY
        and not imports.has_counted_report(report.webinar)
        and not counts["unmatched"]
        and preview is not None
        and not preview.has_doubts
    )


PAGES = uploads.Pages(
    kind=REPORT,
    template="attendance/preview.html",
    page="attendance:preview",
    job="attendance:import_job",
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
    is_clear=_is_clear,
    after_at_once=lambda report: reverse("desk:after_session", args=[report.cycle.slug, report.webinar.ordinal]),
)

commit = uploads.view_of(PAGES, uploads.count)
read_again = uploads.view_of(PAGES, uploads.read_otherwise)
undo = uploads.view_of(PAGES, uploads.take_back)


@prepares
def page(request: CycleRequest, cycle: str, batch: str, file: str) -> HttpResponse:
    """The first rows of the file, and a choice for each column. Who may read no names sees what the cells look like."""
    report = get_object_or_404(reports_in(batch), public_id=file)
    if not may_quote(team_person(request), report):
        raise Http404
    sees_rows = may_see_rows(team_person(request), report)
    sample = _sample(report).without_addresses() if sees_rows else _sample(report).in_shapes()
    form = ColumnsForm(request.POST or None, sample=sample)
    if submitted(request, form, lambda: _carry_out(request, report, form)):
        return after_reading(report)
    context = {"file": report, "form": form, "sample": sample, "sees_rows": sees_rows}
    return form_page(request, "attendance/columns.html", context, form)


@require_POST
def correct(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """From a preview that was read wrongly."""
    report = get_object_or_404(AttendanceImport, public_id=public_id)
    if not may_quote(team_person(request), report):
        raise Refused(_("Only whoever uploaded this file, or who matches accounts, sees its rows."))
    if report.state != ImportState.PREVIEWED:
        raise Refused(_("This file is imported already. Undo it first."))
    return redirect("attendance:file_columns", cycle, report.batch.public_id, public_id)


@require_POST
def forget(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """Use the mapping that this report was read with no more; what was read with it stays as it is."""
    report = get_object_or_404(AttendanceImport, public_id=public_id)
    if report.mapping:
        forget_mapping(actor=team_person(request), mapping=report.mapping)
    messages.success(request, _("What was said of these columns is forgotten."))
    return redirect("attendance:preview", cycle, public_id)


def _sample(file: AttendanceImport) -> Sample:
    return imports.sample_for(file.cycle, bytes_of(file))


def _carry_out(request: CycleRequest, file: AttendanceImport, form: ColumnsForm) -> None:
    say_columns(
        actor=team_person(request),
        file=file,
        sample=form.sample,
        columns=form.columns,
        language=form.cleaned_data["language"],
        is_remembered=form.cleaned_data.get("is_remembered", False),
    )
