"""What a focal point is asked: one finding at a time, in the order of what concerns their country."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.errors import Refused
from tinkuy.design.faults import refuse
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.systematisation import actions
from tinkuy.systematisation.forms import ValidationForm
from tinkuy.systematisation.queries import findings, lookup


def validate(request: CycleRequest, cycle: str) -> HttpResponse:
    """The next finding that waits for an answer; `?finding=` goes to a certain one, also to change an answer."""
    person = team_person(request)
    waiting = findings.to_validate(request.cycle, person)
    asked = request.GET.get("finding", "")
    shown = next((pair for pair in waiting if pair[1].finding.public_id == asked), None)
    country, told = shown or (waiting[0] if waiting else ("", None))
    form = ValidationForm(initial={"country": country, "content_hash": told.finding.content_hash if told else ""})
    return _page(request, form, country, told, waiting)


@require_POST
def validate_finding(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    finding = get_object_or_404(lookup.findings(), public_id=public_id)
    form = ValidationForm(request.POST)
    if form.is_valid():
        try:
            actions.validate_finding(actor=team_person(request), finding=finding, **form.cleaned_data)
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The answer on %(label)s is kept. Thank you.") % {"label": finding.label})
            return redirect("systematisation:validate", cycle)
    told = findings.told(request.cycle, [finding])[0]
    waiting = findings.to_validate(request.cycle, team_person(request))
    return _page(request, form, request.POST.get("country", ""), told, waiting)


def _page(
    request: CycleRequest,
    form: ValidationForm,
    country: str,
    told: findings.Told | None,
    waiting: list[tuple[str, findings.Told]],
) -> HttpResponse:
    context = {
        "form": form,
        "country": country,
        "told": told,
        "finding": told.finding if told else None,
        "waiting": waiting,
        "answered": findings.answered(request.cycle, team_person(request)),
        "validate_by": request.cycle.validate_by,
        "is_late": findings.is_late(request.cycle, request.cycle.today()),
    }
    return render(request, "systematisation/validate.html", context, status=400 if form.errors else 200)
