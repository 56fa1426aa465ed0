"""Say what the columns of a file are, where Tinkuy does not know them or read them wrongly."""

import base64

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.attendance.columns.actions.mappings import forget_mapping
from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.attendance.reports.sampling import Sample
from tinkuy.attendance.uploads.actions.dropping import say_columns, take_up
from tinkuy.attendance.uploads.forms.files import ColumnsForm
from tinkuy.attendance.uploads.models.batch import DroppedFile
from tinkuy.attendance.uploads.queries import imports
from tinkuy.attendance.uploads.queries.batches import dropped_files
from tinkuy.attendance.uploads.rules import may_see_file, may_see_names
from tinkuy.core.deeds import prepares
from tinkuy.core.errors import Refused
from tinkuy.design.faults import refuse
from tinkuy.planning.request import CycleRequest, team_person

from .files import after_reading


@prepares
def page(request: CycleRequest, cycle: str, batch: str, file: str) -> HttpResponse:
    """The first rows of the file, and a choice for each column. Who may read no names sees what the cells look like."""
    found = get_object_or_404(dropped_files(batch), public_id=file)
    if not may_see_file(team_person(request), found):
        raise Http404
    sees_rows = may_see_names(team_person(request), found)
    sample = _sample(found).without_addresses() if sees_rows else _sample(found).in_shapes()
    form = ColumnsForm(request.POST or None, sample=sample)
    if request.method == "POST" and form.is_valid():
        try:
            _carry_out(request, found, form)
        except Refused as refusal:
            refuse(form, refusal)
        else:
            return after_reading(found)
    context = {"file": found, "form": form, "sample": sample, "sees_rows": sees_rows}
    return render(request, "attendance/columns.html", context, status=422 if form.errors else 200)


@require_POST
def correct(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """From a preview that was read wrongly."""
    report = get_object_or_404(AttendanceImport, public_id=public_id)
    file = take_up(actor=team_person(request), attendance_import=report)
    return redirect("attendance:file_columns", cycle, file.batch.public_id, file.public_id)


@require_POST
def forget(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """Use the mapping that this report was read with no more; what was read with it stays as it is."""
    report = get_object_or_404(AttendanceImport, public_id=public_id)
    if report.mapping:
        forget_mapping(actor=team_person(request), mapping=report.mapping)
    messages.success(request, _("What was said of these columns is forgotten."))
    return redirect("attendance:preview", cycle, public_id)


def _sample(file: DroppedFile) -> Sample:
    kept = file.kept_file()
    if not kept:
        raise Refused(_("The file was erased, as its date said. Upload it again."))
    return imports.sample_for(file.cycle, base64.b64decode(kept))


def _carry_out(request: CycleRequest, file: DroppedFile, form: ColumnsForm) -> None:
    say_columns(
        actor=team_person(request),
        file=file,
        sample=form.sample,
        columns=form.columns,
        language=form.cleaned_data["language"],
        is_remembered=form.cleaned_data.get("is_remembered", False),
    )
