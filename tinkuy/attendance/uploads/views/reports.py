"""Importing a report of attendance: upload, preview, commit, undo."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.attendance.reports.refusals import UnknownColumns
from tinkuy.attendance.uploads.actions import importing
from tinkuy.attendance.uploads.actions.dropping import drop_files
from tinkuy.attendance.uploads.actions.importing import commit_attendance, preview_attendance, undo_attendance
from tinkuy.attendance.uploads.actions.jobs import start_job, start_reading
from tinkuy.attendance.uploads.forms.reports import ReportForm
from tinkuy.attendance.uploads.models.job import Deed
from tinkuy.attendance.uploads.queries import imports
from tinkuy.attendance.uploads.queries.jobs import open_job_of, unfinished_job_of
from tinkuy.attendance.uploads.rules import is_long_to_import, is_long_to_read, may_correct, may_see_rows
from tinkuy.core.deeds import prepares
from tinkuy.core.errors import Refused
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.uploads.models import ImportState

from .success import say_imported


@prepares
def upload(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """Choose a report; it is read (a large one by the worker) and shown before it counts."""
    webinar = get_object_or_404(Webinar, ordinal=n)
    form = ReportForm(request.POST or None, request.FILES or None, cycle=request.cycle)
    if request.method == "POST" and form.is_valid():
        file, zone = form.cleaned_data["file"], form.cleaned_data["zone"]
        data = file.read()
        if is_long_to_read([data]):
            return _left_to_the_worker(request, webinar, file.name, data, zone)
        try:
            draft = preview_attendance(
                actor=team_person(request), webinar=webinar, data=data, filename=file.name, zone=zone
            )
        except UnknownColumns:
            return _ask_for_columns(request, webinar, file.name, data, zone)
        except Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("attendance:preview", cycle, draft.public_id)
    context = {"form": form, "webinar": webinar}
    return render(request, "attendance/upload.html", context, status=422 if form.errors else 200)


def _left_to_the_worker(request: CycleRequest, webinar: Webinar, name: str, data: bytes, zone: str) -> HttpResponse:
    job = start_reading(
        actor=team_person(request), cycle=request.cycle, files=[(name, data)], zone=zone, webinar=webinar
    )
    return redirect("attendance:import_job", request.cycle.slug, job.public_id)


def _ask_for_columns(request: CycleRequest, webinar: Webinar, name: str, data: bytes, zone: str) -> HttpResponse:
    """The file is kept, sealed, while the person says what its columns are."""
    batch = drop_files(
        actor=team_person(request), cycle=request.cycle, files=[(name, data)], zone=zone, webinar=webinar
    )
    return redirect("attendance:file_columns", request.cycle.slug, batch.public_id, batch.files.get().public_id)


def preview(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """What the report says, before it is committed; afterwards what it brought, and the way back."""
    report = get_object_or_404(AttendanceImport, public_id=public_id)
    sees_rows = may_see_rows(team_person(request), report)
    context = {
        "report": report,
        "counts": imports.counts_told(report, sees_rows=sees_rows),
        "previewed": imports.previewed(report),
        "job": unfinished_job_of(report) if report.state != ImportState.UNDONE else None,
        "is_under_way": open_job_of(report) is not None,
        "layout": imports.layout_name(report.layout),
        "may_see_rows": sees_rows,
        "may_correct": may_correct(team_person(request), report),
    }
    return render(request, "attendance/preview.html", context)


@prepares
@require_POST
def commit(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """Import it: a large one by the worker."""
    report = get_object_or_404(AttendanceImport, public_id=public_id)
    if report.state == ImportState.PREVIEWED and (is_long_to_import([report]) or open_job_of(report)):
        job = start_job(actor=team_person(request), deed=Deed.COUNT, draft=report)
        return redirect("attendance:import_job", cycle, job.public_id)
    commit_attendance(actor=team_person(request), attendance_import=report)
    say_imported(request, report)
    return redirect("attendance:attendance", cycle)


@prepares
@require_POST
def read_again(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """The names look wrong: the file is read as the person says."""
    report = get_object_or_404(AttendanceImport, public_id=public_id)
    encoding = request.POST.get("encoding", "")
    importing.read_again(actor=team_person(request), attendance_import=report, encoding=encoding)
    messages.success(request, _("The report was read again. Look at the names."))
    return redirect("attendance:preview", cycle, public_id)


@require_POST
def undo(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """Take it back: a large one by the worker."""
    report = get_object_or_404(AttendanceImport, public_id=public_id)
    if report.state == ImportState.COMMITTED and (is_long_to_import([report]) or open_job_of(report)):
        job = start_job(actor=team_person(request), deed=Deed.TAKE_BACK, draft=report)
        return redirect("attendance:import_job", cycle, job.public_id)
    undo_attendance(actor=team_person(request), attendance_import=report)
    messages.success(request, _("The import is undone: nothing of it counts any more."))
    return redirect("attendance:attendance", cycle)
