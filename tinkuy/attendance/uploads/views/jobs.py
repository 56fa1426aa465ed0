"""What the worker reads or imports: how far it is, on to the result, or why it was not done and how to begin again."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from tinkuy.attendance.uploads.rules import may_see_job
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.uploads import views as uploads
from tinkuy.uploads.actions.jobs import start_again
from tinkuy.uploads.models import Deed, ImportJob
from tinkuy.uploads.queries import JobProgress, import_jobs, job_progress, uploads_in

from . import invitee_lists, registration_lists, reports

PAGES = {pages.kind: pages for pages in (invitee_lists.PAGES, registration_lists.PAGES, reports.PAGES)}
LISTS = (invitee_lists.PAGES.kind, registration_lists.PAGES.kind)
ENDED = 205
"""To the page's script: look at the whole page again."""


def page(request: CycleRequest, cycle: str, job: str) -> HttpResponse:
    progress = _progress(request, job)
    if progress.step == "done":
        return _on_to_result(request, progress.job)
    return render(request, "attendance/import_job.html", _context(progress))


def part(request: CycleRequest, cycle: str, job: str) -> HttpResponse:
    """The bar with its sentence, for the page's script."""
    progress = _progress(request, job)
    if not progress.is_open:
        return HttpResponse(status=ENDED)
    return render(request, "attendance/parts/how_far.html", _context(progress))


@require_POST
def begin_again(request: CycleRequest, cycle: str, job: str) -> HttpResponse:
    again = start_again(actor=team_person(request), job=get_object_or_404(import_jobs(), public_id=job))
    return redirect("attendance:import_job", cycle, again.public_id)


def _progress(request: CycleRequest, job: str) -> JobProgress:
    import_job: ImportJob = get_object_or_404(import_jobs(), public_id=job)
    return job_progress(import_job, may_see_refusal=may_see_job(team_person(request), import_job))


def _context(progress: JobProgress) -> dict[str, Any]:
    """`one` is the upload that the job is about; a list comes alone."""
    job = progress.job
    one = job.upload or next((file for file in uploads_in(job.batch) if file.kind in LISTS), None)
    is_list = one is not None and one.kind in LISTS
    pages = PAGES[one.kind] if one else None
    return {"progress": progress, "job": job, "one": one, "is_list": is_list, "pages": pages}


def _on_to_result(request: CycleRequest, job: ImportJob) -> HttpResponse:
    files = uploads_in(job.batch)
    one = next((file for file in files if file.pk == job.upload_id or len(files) == 1), None)
    if not files:
        return redirect("attendance:attendance", request.cycle.slug)
    pages = PAGES[files[0].kind]
    if one and job.is_reading:
        return reports.after_reading(one) if pages is reports.PAGES else uploads.to_page(pages, one)
    if one and job.upload_id:
        return (uploads.taken_back if job.is_undoing else uploads.counted)(request, pages, one)
    if job.deed == Deed.COUNT:
        count = len(job.files)
        words = ngettext("%(count)d report is imported.", "%(count)d reports are imported, all at once.", count)
        messages.success(request, words % {"count": count})
    return redirect("attendance:batch", request.cycle.slug, job.batch.public_id)
