"""Reports dropped in together: choose them, see what each says, import all that are ready at once."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.http import require_POST

from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.attendance.uploads.actions import choosing
from tinkuy.attendance.uploads.actions.choosing import leave_file_out
from tinkuy.attendance.uploads.actions.reports import drop_files, sent_report
from tinkuy.attendance.uploads.forms import MOST_BYTES, MOST_FILES, FilesForm, SessionForm
from tinkuy.attendance.uploads.kinds import ATTENDANCE_REPORT
from tinkuy.attendance.uploads.queries.batches import batch_read, reports_in, sessions
from tinkuy.core.deeds import prepares
from tinkuy.core.errors import Refused
from tinkuy.design.submitting import REFUSED, form_page
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.uploads.actions.counting import count_batch, take_back_batch
from tinkuy.uploads.actions.jobs import start_job, start_reading
from tinkuy.uploads.models import Batch, Deed, ImportState
from tinkuy.uploads.queries import open_job_in
from tinkuy.uploads.views import to_job

from .reports import PAGES

PAGE = "attendance/batch.html"


@prepares
def drop(request: CycleRequest, cycle: str) -> HttpResponse:
    """Choose many files; each is read, large ones by the worker, and nothing counts yet."""
    form = FilesForm(request.POST or None, request.FILES or None, cycle=request.cycle)
    if request.method == "POST" and form.is_valid():
        files = [(file.name or "", file.read()) for file in form.cleaned_data["reports"]]
        question: dict[str, Any] = {"actor": team_person(request), "files": files}
        if ATTENDANCE_REPORT.is_long_to_read(data for _name, data in files):
            job = start_reading(**sent_report(request.cycle, form.cleaned_data["zone"]), **question)
            return to_job(PAGES, job)
        batch = drop_files(cycle=request.cycle, zone=form.cleaned_data["zone"], **question)
        _tell_doubles(request, len(files) - batch.uploads.count())
        return redirect("attendance:batch", cycle, batch.public_id)
    context = {"form": form, "most_files": MOST_FILES, "most_bytes": MOST_BYTES}
    return form_page(request, "attendance/drop.html", context, form)


def batch(request: CycleRequest, cycle: str, batch: str) -> HttpResponse:
    return _page(request, get_object_or_404(Batch, public_id=batch))


@prepares
@require_POST
def import_all(request: CycleRequest, cycle: str, batch: str) -> HttpResponse:
    """Import the files that the page showed as ready, all or none."""
    own_batch = get_object_or_404(Batch, public_id=batch)
    ready = list(reports_in(batch).filter(public_id__in=request.POST.getlist("file")))
    try:
        if ATTENDANCE_REPORT.is_long(ready) or open_job_in(own_batch):
            job = start_job(actor=team_person(request), deed=Deed.COUNT, batch=own_batch, files=ready)
            return to_job(PAGES, job)
        done = count_batch(actor=team_person(request), batch=own_batch, uploads=ready)
    except Refused as refusal:
        return _page(request, own_batch, str(refusal))
    messages.success(
        request,
        ngettext("%(count)d report is imported.", "%(count)d reports are imported, all at once.", len(done))
        % {"count": len(done)},
    )
    return redirect("attendance:batch", cycle, batch)


@require_POST
def undo_all(request: CycleRequest, cycle: str, batch: str) -> HttpResponse:
    own_batch = get_object_or_404(Batch, public_id=batch)
    counting = list(reports_in(batch).filter(state=ImportState.COMMITTED))
    try:
        if ATTENDANCE_REPORT.is_long(counting) or open_job_in(own_batch):
            job = start_job(actor=team_person(request), deed=Deed.TAKE_BACK, batch=own_batch)
            return to_job(PAGES, job)
        take_back_batch(actor=team_person(request), batch=own_batch, uploads=counting)
    except Refused as refusal:
        return _page(request, own_batch, str(refusal))
    messages.success(request, _("All of it is undone: nothing of these files counts any more."))
    return redirect("attendance:batch", cycle, batch)


@prepares
@require_POST
def choose_session(request: CycleRequest, cycle: str, batch: str, file: str) -> HttpResponse:
    report = _file(batch, file)
    webinars = list(sessions())
    form = SessionForm(request.POST, webinars=webinars)
    if not form.is_valid():
        return _page(request, report.batch, _("Choose one of the cycle's sessions."))
    webinar = next(one for one in webinars if one.ordinal == form.cleaned_data["webinar"])
    try:
        choosing.choose_session(actor=team_person(request), file=report, webinar=webinar)
    except Refused as refusal:
        return _page(request, report.batch, str(refusal))
    return redirect(f"{_address(cycle, batch)}#f{file}")


@require_POST
def leave_out(request: CycleRequest, cycle: str, batch: str, file: str) -> HttpResponse:
    leave_file_out(actor=team_person(request), file=_file(batch, file), is_left_out=True)
    return redirect(f"{_address(cycle, batch)}#f{file}")


@require_POST
def take_in(request: CycleRequest, cycle: str, batch: str, file: str) -> HttpResponse:
    leave_file_out(actor=team_person(request), file=_file(batch, file), is_left_out=False)
    return redirect(f"{_address(cycle, batch)}#f{file}")


def _page(request: CycleRequest, batch: Batch, refusal: str = "") -> HttpResponse:
    context = {
        "read": batch_read(batch, team_person(request)),
        "webinars": sessions(),
        "refusal": refusal,
    }
    return render(request, PAGE, context, status=REFUSED if refusal else 200)


def _file(batch: str, file: str) -> AttendanceImport:
    return get_object_or_404(reports_in(batch), public_id=file)


def _address(cycle: str, batch: str) -> str:
    return reverse("attendance:batch", args=[cycle, batch])


def _tell_doubles(request: CycleRequest, count: int) -> None:
    if count:
        messages.info(
            request,
            ngettext(
                "One file was the same as another one: it is read once.",
                "%(count)d files were the same as others: each is read once.",
                count,
            )
            % {"count": count},
        )
