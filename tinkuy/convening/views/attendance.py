"""Attendance per webinar, and importing it: upload, preview, commit, undo."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.convening import actions
from tinkuy.convening.figures.small_numbers import K_TEAM, shown
from tinkuy.convening.forms import RegistrationsForm, ReportForm
from tinkuy.convening.models import AttendanceImport
from tinkuy.convening.queries import attendance_of, imports
from tinkuy.convening.rules import may_see_rows
from tinkuy.core.errors import Refused
from tinkuy.planning.models import Webinar
from tinkuy.planning.request import CycleRequest, team_person


def page(request: CycleRequest, cycle: str) -> HttpResponse:
    found = attendance_of(request.cycle)
    seen = found.hidden(K_TEAM)
    by_ordinal = dict(zip(found.persons, seen.persons, strict=True))
    lines = [
        {
            "webinar": webinar,
            "persons": by_ordinal.get(webinar.ordinal),
            "unmatched": found.unmatched.get(webinar.ordinal),
        }
        for webinar in imports.webinars_with_imports()
    ]
    steps = [{"flow": flow, "shown": counts} for flow, counts in zip(found.flows, seen.flows, strict=True)]
    context = {"lines": lines, "steps": steps, "seen": seen, "waiting": sum(found.unmatched.values())}
    return render(request, "convening/attendance.html", context)


def upload(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """Choose a report; it is read at once and shown before it counts."""
    webinar = get_object_or_404(Webinar, ordinal=n)
    form = ReportForm(request.POST or None, request.FILES or None, cycle=request.cycle)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            draft = actions.preview_attendance(
                actor=team_person(request),
                webinar=webinar,
                data=file.read(),
                filename=file.name,
                zone=form.cleaned_data["zone"],
            )
        except Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("convening:preview", cycle, draft.public_id)
    context = {"form": form, "webinar": webinar}
    return render(request, "convening/upload.html", context, status=400 if form.errors else 200)


def preview(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """What the report says, before it is committed; afterwards what it brought, and the way back."""
    report = get_object_or_404(AttendanceImport, public_id=public_id)
    counts = imports.counts_of(report)
    context = {
        "report": report,
        "counts": counts,
        "previewed": imports.previewed(report),
        "layout": imports.layout_name(report.layout),
        "matched": shown(counts["matched"], K_TEAM),
        "no_shows": shown(counts["no_shows"], K_TEAM),
        "may_see_rows": may_see_rows(team_person(request), report),
    }
    return render(request, "convening/preview.html", context)


@require_POST
def commit(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    report = get_object_or_404(AttendanceImport, public_id=public_id)
    actions.commit_attendance(actor=team_person(request), attendance_import=report)
    messages.success(request, _("The attendance of session %(n)d is imported.") % {"n": report.webinar.ordinal})
    return redirect("convening:attendance", cycle)


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
    report = get_object_or_404(AttendanceImport, public_id=public_id)
    actions.undo_attendance(actor=team_person(request), attendance_import=report)
    messages.success(request, _("The import is undone: nothing of it counts any more."))
    return redirect("convening:attendance", cycle)


def upload_registrations(request: CycleRequest, cycle: str) -> HttpResponse:
    """Register everyone of a list."""
    form = RegistrationsForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            new, known = actions.import_registrations(
                actor=team_person(request), cycle=request.cycle, data=file.read(), filename=file.name
            )
        except Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            messages.success(
                request,
                _("%(new)d people are registered; %(known)d were registered before.") % {"new": new, "known": known},
            )
            return redirect("convening:attendance", cycle)
    return render(request, "convening/registrations.html", {"form": form}, status=400 if form.errors else 200)
