"""Attendance per webinar, and importing it: upload, preview, commit, undo."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.convening import actions
from tinkuy.convening.forms import ReportForm
from tinkuy.convening.models import AttendanceImport, ImportState
from tinkuy.convening.pictures import curve_of, triangle_of, weave_of
from tinkuy.convening.queries import attendance_of, imports
from tinkuy.convening.queries.batches import latest_batches
from tinkuy.convening.queries.import_jobs import open_job_of, unfinished_job_of
from tinkuy.convening.queries.session_attendance import session_attendance
from tinkuy.convening.queries.together import attendance_without_small_counts
from tinkuy.convening.reports import UnknownColumns
from tinkuy.convening.rules import is_long_to_import, is_long_to_read, may_correct, may_see_rows
from tinkuy.core.deeds import prepares
from tinkuy.core.errors import Refused
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.request import CycleRequest, team_person

from .said import say_imported
from .session_rows import countries_of, figures_of, levels_by_ten, parts_of


def page(request: CycleRequest, cycle: str) -> HttpResponse:
    """Who came back: the weave, the triangle of cohorts, session by session, and what waits to be decided."""
    seen = attendance_without_small_counts(attendance_of(request.cycle))
    by_ordinal = dict(zip(seen.sessions, seen.persons, strict=True))
    lines = [
        {
            "webinar": webinar,
            "persons": by_ordinal.get(webinar.ordinal),
            "has_attendance": webinar.ordinal in by_ordinal,
            "unmatched": seen.unmatched.get(webinar.ordinal),
        }
        for webinar in imports.webinars_with_imports()
    ]
    context = {
        "lines": lines,
        "steps": list(zip(seen.sessions, seen.sessions[1:], seen.flows, strict=False)),
        "seen": seen,
        "weave": weave_of(seen.sessions, seen.persons, seen.flows),
        "triangle": triangle_of(seen.sessions, seen.triangle),
        "cohorts": list(zip(seen.sessions, seen.triangle, strict=True)),
        "batches": latest_batches(),
        "waiting": seen.waiting,
    }
    return render(request, "convening/attendance.html", context)


def session(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """One session: its room minute by minute, its figures, its countries, its steps and its reports."""
    webinar: Webinar = get_object_or_404(Webinar, ordinal=n)
    found = session_attendance(request.cycle, webinar)
    context = {
        "session": found,
        "webinar": webinar,
        "curve": curve_of(found),
        "parts": parts_of(found),
        "levels": levels_by_ten(found),
        "figures": figures_of(found),
        "countries": countries_of(found),
    }
    return render(request, "convening/session_attendance.html", context)


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
            draft = actions.preview_attendance(
                actor=team_person(request), webinar=webinar, data=data, filename=file.name, zone=zone
            )
        except UnknownColumns:
            return _ask_for_columns(request, webinar, file.name, data, zone)
        except Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("convening:preview", cycle, draft.public_id)
    context = {"form": form, "webinar": webinar}
    return render(request, "convening/upload.html", context, status=400 if form.errors else 200)


def _left_to_the_worker(request: CycleRequest, webinar: Webinar, name: str, data: bytes, zone: str) -> HttpResponse:
    job = actions.start_reading(
        actor=team_person(request), cycle=request.cycle, files=[(name, data)], zone=zone, webinar=webinar
    )
    return redirect("convening:import_job", request.cycle.slug, job.public_id)


def _ask_for_columns(request: CycleRequest, webinar: Webinar, name: str, data: bytes, zone: str) -> HttpResponse:
    """The file is kept, sealed, while the person says what its columns are."""
    batch = actions.drop_files(
        actor=team_person(request), cycle=request.cycle, files=[(name, data)], zone=zone, webinar=webinar
    )
    return redirect("convening:file_columns", request.cycle.slug, batch.public_id, batch.files.get().public_id)


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
    return render(request, "convening/preview.html", context)


@prepares
@require_POST
def commit(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """Import it: a large one by the worker."""
    report = get_object_or_404(AttendanceImport, public_id=public_id)
    if report.state == ImportState.PREVIEWED and (is_long_to_import([report]) or open_job_of(report)):
        job = actions.start_import(actor=team_person(request), attendance_import=report)
        return redirect("convening:import_job", cycle, job.public_id)
    actions.commit_attendance(actor=team_person(request), attendance_import=report)
    say_imported(request, report)
    return redirect("convening:attendance", cycle)


@prepares
@require_POST
def read_again(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """The names look wrong: the file is read as the person says."""
    report = get_object_or_404(AttendanceImport, public_id=public_id)
    encoding = request.POST.get("encoding", "")
    actions.read_again(actor=team_person(request), attendance_import=report, encoding=encoding)
    messages.success(request, _("The report was read again. Look at the names."))
    return redirect("convening:preview", cycle, public_id)


@require_POST
def undo(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """Take it back: a large one by the worker."""
    report = get_object_or_404(AttendanceImport, public_id=public_id)
    if report.state == ImportState.COMMITTED and (is_long_to_import([report]) or open_job_of(report)):
        job = actions.start_undo(actor=team_person(request), attendance_import=report)
        return redirect("convening:import_job", cycle, job.public_id)
    actions.undo_attendance(actor=team_person(request), attendance_import=report)
    messages.success(request, _("The import is undone: nothing of it counts any more."))
    return redirect("convening:attendance", cycle)
