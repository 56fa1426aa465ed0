"""What the worker reads or imports: how far it is, on to the result, or why it was not done and how to begin again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from tinkuy.attendance.uploads.actions.jobs import start_again
from tinkuy.attendance.uploads.models.job import Deed, ImportJob
from tinkuy.attendance.uploads.queries.jobs import JobProgress, import_jobs, job_progress
from tinkuy.attendance.uploads.rules import may_see_job
from tinkuy.planning.request import CycleRequest, team_person

from .files import after_reading
from .success import say_imported

ENDED = 205
"""To the page's script: look at the whole page again."""


def page(request: CycleRequest, cycle: str, job: str) -> HttpResponse:
    found = _progress(request, job)
    if found.step == "done":
        return _on_to_result(request, found.job)
    return render(request, "attendance/import_job.html", {"progress": found, "job": found.job})


def part(request: CycleRequest, cycle: str, job: str) -> HttpResponse:
    """The bar with its sentence, for the page's script."""
    found = _progress(request, job)
    if not found.is_open:
        return HttpResponse(status=ENDED)
    return render(request, "attendance/parts/how_far.html", {"progress": found, "job": found.job})


@require_POST
def begin_again(request: CycleRequest, cycle: str, job: str) -> HttpResponse:
    again = start_again(actor=team_person(request), job=get_object_or_404(ImportJob, public_id=job))
    return redirect("attendance:import_job", cycle, again.public_id)


def _progress(request: CycleRequest, job: str) -> JobProgress:
    found: ImportJob = get_object_or_404(import_jobs(), public_id=job)
    return job_progress(found, may_see_refusal=may_see_job(team_person(request), found))


def _on_to_result(request: CycleRequest, job: ImportJob) -> HttpResponse:
    if job.upload:
        return redirect("attendance:registration_list", request.cycle.slug, job.upload.public_id)
    if job.draft and job.is_undoing:
        messages.success(request, _("The import is undone: nothing of it counts any more."))
        return redirect("attendance:attendance", request.cycle.slug)
    if job.draft:
        say_imported(request, job.draft)
        return redirect("attendance:attendance", request.cycle.slug)
    if job.batch is None:
        return redirect("attendance:attendance", request.cycle.slug)
    files = list(job.batch.files.select_related("cycle", "batch", "draft"))
    if job.is_reading and len(files) == 1:
        return after_reading(files[0])
    if job.deed == Deed.COUNT:
        count = len(job.files)
        words = ngettext("%(count)d report is imported.", "%(count)d reports are imported, all at once.", count)
        messages.success(request, words % {"count": count})
    return redirect("attendance:batch", request.cycle.slug, job.batch.public_id)
