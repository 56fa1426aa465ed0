"""Say what the columns of a file are, where Tinkuy does not know them or read them wrongly."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.attendance.columns.actions import forget_mapping
from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.attendance.reports.sampling import Sample
from tinkuy.attendance.uploads.actions.choosing import say_columns
from tinkuy.attendance.uploads.forms.files import ColumnsForm
from tinkuy.attendance.uploads.queries import imports
from tinkuy.attendance.uploads.queries.batches import reports_in
from tinkuy.attendance.uploads.rules import may_quote, may_see_rows
from tinkuy.core.deeds import prepares
from tinkuy.core.errors import Refused
from tinkuy.design.submitting import refuse
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.uploads.models import ImportState
from tinkuy.uploads.queries import bytes_of

from .reports import after_reading


@prepares
def page(request: CycleRequest, cycle: str, batch: str, file: str) -> HttpResponse:
    """The first rows of the file, and a choice for each column. Who may read no names sees what the cells look like."""
    report = get_object_or_404(reports_in(batch), public_id=file)
    if not may_quote(team_person(request), report):
        raise Http404
    sees_rows = may_see_rows(team_person(request), report)
    sample = _sample(report).without_addresses() if sees_rows else _sample(report).in_shapes()
    form = ColumnsForm(request.POST or None, sample=sample)
    if request.method == "POST" and form.is_valid():
        try:
            _carry_out(request, report, form)
        except Refused as refusal:
            refuse(form, refusal)
        else:
            return after_reading(report)
    context = {"file": report, "form": form, "sample": sample, "sees_rows": sees_rows}
    return render(request, "attendance/columns.html", context, status=422 if form.errors else 200)


@require_POST
def correct(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """From a preview that was read wrongly."""
    report = get_object_or_404(AttendanceImport, public_id=public_id)
    if not may_quote(team_person(request), report):
        raise Refused(_("Only whoever uploaded this file, or who matches accounts, sees its rows."))
    if report.state != ImportState.PREVIEWED:
        raise Refused(_("This file is imported already. Undo it first."))
    return redirect("attendance:file_columns", cycle, report.batch.public_id, public_id)


@require_POST
def forget(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """Use the mapping that this report was read with no more; what was read with it stays as it is."""
    report = get_object_or_404(AttendanceImport, public_id=public_id)
    if report.mapping:
        forget_mapping(actor=team_person(request), mapping=report.mapping)
    messages.success(request, _("What was said of these columns is forgotten."))
    return redirect("attendance:preview", cycle, public_id)


def _sample(file: AttendanceImport) -> Sample:
    return imports.sample_for(file.cycle, bytes_of(file))


def _carry_out(request: CycleRequest, file: AttendanceImport, form: ColumnsForm) -> None:
    say_columns(
        actor=team_person(request),
        file=file,
        sample=form.sample,
        columns=form.columns,
        language=form.cleaned_data["language"],
        is_remembered=form.cleaned_data.get("is_remembered", False),
    )
