"""A sheet from outside is brought in: its file, the page where each section gets its field, and its peers."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_scopes import scope

from tinkuy.core.deeds import prepares
from tinkuy.core.errors import Refused
from tinkuy.core.rows.optional_scope import NO_CYCLE
from tinkuy.design.missing import or_404
from tinkuy.design.submitting import form_page, pressed, submitted
from tinkuy.planning.request import team_person
from tinkuy.publication.sheet_imports import actions
from tinkuy.publication.sheet_imports.forms import MappingForm, PeerForm, SheetFileForm
from tinkuy.publication.sheet_imports.kind import CODE, read_sheet_of
from tinkuy.publication.sheet_imports.queries import outside_sheet, outside_sheets
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.sheets.queries import main_draft_language
from tinkuy.uploads.actions.counting import count_upload, take_back_upload
from tinkuy.uploads.actions.reading import read_upload
from tinkuy.uploads.models import ImportState, Upload
from tinkuy.uploads.queries import LATEST, uploads_of
from tinkuy.uploads.views import upload_called_in

View = Callable[..., HttpResponse]


def of_no_cycle(view: View) -> View:
    """The view runs in the scope that shows of every cycle nothing."""

    @wraps(view)
    def within(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        with scope(cycle=NO_CYCLE):
            return view(request, **kwargs)

    return within


@prepares
@of_no_cycle
def outside(request: HttpRequest) -> HttpResponse:
    """The sheets without a cycle, the files that wait, and the form for another one."""
    person = team_person(request)
    form = SheetFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            upload = read_upload(actor=person, cycle=None, kind=CODE, data=file.read(), filename=file.name)
            return redirect("publication:map_sheet", upload.public_id)
        except Refused as refusal:
            form.add_error("file", str(refusal))
    waiting = uploads_of(CODE).filter(state=ImportState.PREVIEWED)[:LATEST]
    context = {"form": form, "sheets": outside_sheets(person), "uploads": waiting}
    return form_page(request, "publication/outside_sheets.html", context, form)


@prepares
@of_no_cycle
def map_sheet(request: HttpRequest, import_id: str) -> HttpResponse:
    """Every paragraph that was read, under the field it was given; what waits is put by a person."""
    upload = upload_called_in(CODE, import_id)
    if upload.state != ImportState.PREVIEWED or not upload.sealed_shown:
        return _counted(request, upload)
    read = read_sheet_of(upload)
    form = MappingForm(request.POST or None, read=read)
    is_chosen = form.is_bound and form.is_valid()
    content = form.content() if is_chosen else read.placed([one.field or "context" for one in read.sections])
    if "look" not in request.POST and submitted(request, form, lambda: _count(request, upload, form)):
        messages.success(request, _("The sheet is stored as a draft. Complete what is missing."))
        return redirect("publication:sheet", _sheet_of(upload).home.slug)
    context = {"form": form, "upload": upload, "read": read, "lost": read.lost_lines(content), "is_chosen": is_chosen}
    return form_page(request, "publication/map_sheet.html", context, form)


def _count(request: HttpRequest, upload: Upload, form: MappingForm) -> Upload:
    counted: Upload = count_upload(actor=team_person(request), upload=upload, prepared=(form.content(), form.origin()))
    return counted


def _counted(request: HttpRequest, upload: Upload) -> HttpResponse:
    return render(
        request,
        "publication/mapped_sheet.html",
        {"upload": upload, "sheet": actions.sheet_of_import(upload.answers)},
    )


def _sheet_of(upload: Upload) -> Sheet:
    return or_404(actions.sheet_of_import(upload.answers))


@prepares
@require_POST
@of_no_cycle
def take_back(request: HttpRequest, import_id: str) -> HttpResponse:
    """As if the file had never been imported."""
    upload = upload_called_in(CODE, import_id)
    success = _("The import is undone. The sheet is not there any more.")
    if not pressed(request, lambda: take_back_upload(actor=team_person(request), upload=upload), success):
        return redirect("publication:map_sheet", import_id)
    return redirect("publication:outside_sheets")


@of_no_cycle
def peers(request: HttpRequest, sheet_id: str) -> HttpResponse:
    """Who is asked to read a sheet that belongs to no cycle."""
    sheet = or_404(outside_sheet(sheet_id))
    form = PeerForm(request.POST or None)
    person = team_person(request)
    if submitted(request, form, lambda: actions.ask_peer(actor=person, sheet=sheet, **form.cleaned_data)):
        messages.success(request, _("They can read and review this sheet now. They get a mail once it is in review."))
        return redirect("publication:peers", sheet_id)
    context = {"form": form, "sheet": sheet, "peers": sheet.peers.all(), "language": main_draft_language(sheet)}
    return form_page(request, "publication/peers.html", context, form)
