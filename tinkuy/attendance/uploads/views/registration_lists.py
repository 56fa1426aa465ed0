"""Lists of registrations: upload, preview, import, undo."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.attendance.uploads.actions.jobs import start_list
from tinkuy.attendance.uploads.actions.registration_lists import (
    commit_list,
    preview_list,
    read_list_again,
    take_in_list,
    undo_list,
)
from tinkuy.attendance.uploads.forms.reports import RegistrationsForm
from tinkuy.attendance.uploads.models.job import JobKind
from tinkuy.attendance.uploads.queries.jobs import open_job_on, unfinished_job_on
from tinkuy.attendance.uploads.queries.registration_lists import (
    counts_of_list,
    is_ready,
    previewed_list,
    registration_lists,
)
from tinkuy.attendance.uploads.rules import (
    is_long_to_read,
    is_long_to_register,
    may_quote,
    may_register_from,
    may_see_rows,
)
from tinkuy.convening.kept_files.models import RegistrationList
from tinkuy.core.deeds import prepares
from tinkuy.core.errors import Refused
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.uploads.models import ImportState


@prepares
def upload(request: CycleRequest, cycle: str) -> HttpResponse:
    """Choose a list; it is read (a large one by the worker) and shown before anybody is registered."""
    form = RegistrationsForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        data = file.read()
        sent = {"actor": team_person(request), "cycle": request.cycle, "data": data, "filename": file.name}
        try:
            is_long = is_long_to_read([data])
            listed = take_in_list(**sent) if is_long else preview_list(**sent)
        except Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            return _on_job(request, listed, JobKind.READ_LIST) if listed.is_unread else _to_page(listed)
    context = {"form": form, "lists": registration_lists()}
    return render(request, "attendance/registrations.html", context, status=422 if form.errors else 200)


def page(request: CycleRequest, cycle: str, listed: str) -> HttpResponse:
    """What the list says, before it is imported; afterwards what it brought, and the way back."""
    return _shown(request, _found(listed))


@prepares
@require_POST
def commit(request: CycleRequest, cycle: str, listed: str) -> HttpResponse:
    """Import it: a large one by the worker."""
    found = _found(listed)
    try:
        if found.state == ImportState.PREVIEWED and (is_long_to_register(found) or open_job_on(found)):
            return _on_job(request, found, JobKind.REGISTER)
        commit_list(actor=team_person(request), listed=found)
    except Refused as refusal:
        return _shown(request, _found(listed), str(refusal))
    messages.success(request, _("The list is imported."))
    return _to_page(found)


@prepares
@require_POST
def read_again(request: CycleRequest, cycle: str, listed: str) -> HttpResponse:
    """The letters look wrong: the file is read as the person says."""
    found = _found(listed)
    try:
        read_list_again(actor=team_person(request), listed=found, encoding=request.POST.get("encoding", ""))
    except Refused as refusal:
        return _shown(request, _found(listed), str(refusal))
    messages.success(request, _("The list was read again. Look at the letters."))
    return _to_page(found)


@prepares
@require_POST
def undo(request: CycleRequest, cycle: str, listed: str) -> HttpResponse:
    """Take back whom it registered: of a large list by the worker."""
    found = _found(listed)
    try:
        if found.state == ImportState.COMMITTED and (is_long_to_register(found) or open_job_on(found)):
            return _on_job(request, found, JobKind.UNREGISTER)
        undo_list(actor=team_person(request), listed=found)
    except Refused as refusal:
        return _shown(request, _found(listed), str(refusal))
    messages.success(request, _("The import is undone: those whom this list added are registered no more."))
    return _to_page(found)


def _shown(request: CycleRequest, listed: RegistrationList, refusal: str = "") -> HttpResponse:
    person = team_person(request)
    sees_names = may_see_rows(person, listed)
    context = {
        "listed": listed,
        "told": counts_of_list(listed, sees_names=sees_names),
        "previewed": previewed_list(listed, sees_names=sees_names),
        "job": unfinished_job_on(listed) if listed.state != ImportState.UNDONE else None,
        "is_under_way": open_job_on(listed) is not None,
        "is_ready": is_ready(listed),
        "sees_names": sees_names,
        "may_register": may_register_from(person, listed),
        "may_quote": may_quote(person, listed),
        "refusal": refusal,
    }
    return render(request, "attendance/registration_list.html", context, status=422 if refusal else 200)


def _found(listed: str) -> RegistrationList:
    found: RegistrationList = get_object_or_404(RegistrationList, public_id=listed)
    return found


def _on_job(request: CycleRequest, listed: RegistrationList, kind: JobKind) -> HttpResponse:
    job = start_list(actor=team_person(request), listed=listed, kind=kind)
    return redirect("attendance:import_job", request.cycle.slug, job.public_id)


def _to_page(listed: RegistrationList) -> HttpResponse:
    return redirect("attendance:registration_list", listed.cycle.slug, listed.public_id)
