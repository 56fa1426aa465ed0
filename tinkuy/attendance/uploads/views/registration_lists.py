"""Lists of registrations: bring one in, look at what it says, import it, undo the import. Large ones by the worker."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from tinkuy.attendance.uploads.actions.jobs import start_job
from tinkuy.attendance.uploads.forms.reports import RegistrationsForm
from tinkuy.attendance.uploads.kind import REGISTRATION_LIST
from tinkuy.attendance.uploads.models.job import Deed
from tinkuy.attendance.uploads.queries.jobs import open_job_on, unfinished_job_on
from tinkuy.attendance.uploads.queries.registration_lists import counts_of_list, previewed_list
from tinkuy.attendance.uploads.rules import is_long_to_read, is_long_to_register, may_quote, may_see_rows
from tinkuy.core.deeds import prepares
from tinkuy.core.errors import Refused
from tinkuy.design.submitting import form_page
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.uploads import views as uploads
from tinkuy.uploads.actions import keep_upload, read_again
from tinkuy.uploads.models import ImportState, Upload
from tinkuy.uploads.queries import latest_uploads


@prepares
def upload(request: CycleRequest, cycle: str) -> HttpResponse:
    """Choose a list; it is read (a large one by the worker) and shown before anybody is registered."""
    form = RegistrationsForm(request.POST or None, request.FILES or None)
    if found := uploads.read_file(request, REGISTRATION_LIST.code, form, keep=_keep_large):
        return _on_job(request, found, Deed.READ) if found.is_unread else uploads.to_page(PAGES, found)
    context = {"form": form, "uploads": latest_uploads(REGISTRATION_LIST.code), "page": PAGES.page}
    return form_page(request, "attendance/registrations.html", context, form)


def page(request: CycleRequest, cycle: str, listed: str) -> HttpResponse:
    return uploads.shown_upload(request, PAGES, uploads.found_upload(PAGES, listed))


@prepares
@require_POST
def commit(request: CycleRequest, cycle: str, listed: str) -> HttpResponse:
    found = uploads.found_upload(PAGES, listed)
    if found.state == ImportState.PREVIEWED and _is_for_the_worker(found):
        return _on_job(request, found, Deed.COUNT)
    return uploads.count(request, PAGES, found)


@prepares
@require_POST
def read_otherwise(request: CycleRequest, cycle: str, listed: str) -> HttpResponse:
    """The letters look wrong: the file is read as the person says."""
    found = uploads.found_upload(PAGES, listed)
    try:
        read_again(actor=team_person(request), upload=found, encoding=request.POST.get("encoding", ""))
    except Refused as refusal:
        return uploads.shown_upload(request, PAGES, uploads.found_upload(PAGES, listed), str(refusal))
    messages.success(request, _("The list was read again. Look at the letters."))
    return uploads.to_page(PAGES, found)


@prepares
@require_POST
def undo(request: CycleRequest, cycle: str, listed: str) -> HttpResponse:
    found = uploads.found_upload(PAGES, listed)
    if found.state == ImportState.COMMITTED and _is_for_the_worker(found):
        return _on_job(request, found, Deed.TAKE_BACK)
    return uploads.take_back(request, PAGES, found)


def _keep_large(data: bytes, **sent: Any) -> Upload | None:
    return keep_upload(data=data, **sent) if is_long_to_read([data]) else None


def _is_for_the_worker(found: Upload) -> bool:
    return is_long_to_register(found) or open_job_on(found) is not None


def _on_job(request: CycleRequest, found: Upload, deed: Deed) -> HttpResponse:
    try:
        job = start_job(actor=team_person(request), deed=deed, upload=found)
    except Refused as refusal:
        return uploads.shown_upload(request, PAGES, uploads.found_upload(PAGES, found.public_id), str(refusal))
    return redirect("attendance:import_job", request.cycle.slug, job.public_id)


def _context(request: CycleRequest, found: Upload) -> dict[str, Any]:
    person = team_person(request)
    sees_names = may_see_rows(person, found)
    return {
        "told": counts_of_list(found, sees_names=sees_names),
        "previewed": previewed_list(found, sees_names=sees_names),
        "job": unfinished_job_on(found) if found.state != ImportState.UNDONE else None,
        "is_right": not found.counts.get("wrong", 0),
        "sees_names": sees_names,
        "may_quote": may_quote(person, found),
    }


def _address(found: Upload) -> str:
    return reverse(PAGES.page, args=[found.cycle.slug, found.public_id])


PAGES = uploads.Pages(
    kind=REGISTRATION_LIST.code,
    template="attendance/registration_list.html",
    page="attendance:registration_list",
    count="attendance:commit_list",
    take_back="attendance:undo_list",
    drop=lambda found: reverse("attendance:upload_registrations", args=[found.cycle.slug]),
    after=_address,
    context=_context,
    counted=lambda found: _("The list is imported."),
    taken_back=gettext_lazy("The import is undone: those whom this list added are registered no more."),
)
