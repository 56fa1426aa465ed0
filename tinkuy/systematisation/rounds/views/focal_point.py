"""What a focal point is asked: one finding at a time, in the order of what concerns their country."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.errors import Refused
from tinkuy.core.text import in_language, language_shown
from tinkuy.design.faults import refuse
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.systematisation.evidence.kind_details import told_fields
from tinkuy.systematisation.evidence.queries import findings, lookup
from tinkuy.systematisation.rounds.actions import answering
from tinkuy.systematisation.rounds.forms import ValidationForm
from tinkuy.systematisation.rounds.queries import results, standing


def validate(request: CycleRequest, cycle: str) -> HttpResponse:
    """The next finding that waits for an answer; `?finding=` goes to a certain one, also to change an answer."""
    person = team_person(request)
    waiting = findings.to_validate(request.cycle, person)
    asked = request.GET.get("finding", "")
    shown = next((pair for pair in waiting if pair[1].finding.public_id == asked), None)
    country, told = shown or (waiting[0] if waiting else ("", None))
    form = ValidationForm(initial=_initial(request, country, told))
    return _page(request, form, country, told, waiting)


@require_POST
def validate_finding(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    finding = get_object_or_404(lookup.findings(), public_id=public_id)
    form = ValidationForm(request.POST)
    if form.is_valid():
        try:
            answering.validate_finding(actor=team_person(request), finding=finding, **form.cleaned_data)
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The answer on %(label)s is kept. Thank you.") % {"label": finding.label})
            return redirect("systematisation:validate", cycle)
    told = findings.told(request.cycle, [finding])[0]
    waiting = findings.to_validate(request.cycle, team_person(request))
    return _page(request, form, request.POST.get("country", ""), told, waiting)


def _initial(request: CycleRequest, country: str, told: findings.Told | None) -> dict[str, str]:
    """The words as they stand, ready to be changed."""
    if told is None:
        return {}
    main, words = request.cycle.main_language, told.finding.text
    reader = get_language() or main
    return {
        "country": country,
        "content_hash": told.finding.content_hash,
        "language": language_shown(words, reader, main),
        "proposed": in_language(words, reader, main),
    }


def _page(
    request: CycleRequest,
    form: ValidationForm,
    country: str,
    told: findings.Told | None,
    waiting: list[tuple[str, findings.Told]],
) -> HttpResponse:
    asked = standing.last_asked_in(told.finding) if told else None
    context = {
        "form": form,
        "country": country,
        "told": told,
        "finding": told.finding if told else None,
        "kind_told": told_fields(told.finding.kind, told.finding.details) if told else [],
        "waiting": waiting,
        "answered": findings.answered(request.cycle, team_person(request)),
        "validate_by": request.cycle.validate_by,
        "rule": results.rule_sentence(asked.round if asked else None),
        "is_late": findings.is_late(request.cycle, request.cycle.today()),
    }
    return render(request, "systematisation/validate.html", context, status=400 if form.errors else 200)
