"""What a focal point is asked: one finding at a time, in the order of what concerns their country."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.text import in_language, language_shown
from tinkuy.design.submitting import form_page, submitted
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.systematisation.evidence.kind_details import filled_fields
from tinkuy.systematisation.evidence.queries import findings, lookup
from tinkuy.systematisation.rounds.actions import answering
from tinkuy.systematisation.rounds.forms import ValidationForm
from tinkuy.systematisation.rounds.queries import results, standing


def validate(request: CycleRequest, cycle: str) -> HttpResponse:
    """The next finding that waits for an answer; `?finding=` goes to a certain one, also to change an answer."""
    person = team_person(request)
    waiting = findings.to_validate(request.cycle, person)
    wanted = request.GET.get("finding", "")
    chosen = next((pair for pair in waiting if pair[1].finding.public_id == wanted), None)
    country, summary = chosen or (waiting[0] if waiting else ("", None))
    form = ValidationForm(initial=_initial(request, country, summary))
    return _page(request, form, country, summary, waiting)


@require_POST
def validate_finding(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    finding = get_object_or_404(lookup.findings(), public_id=public_id)
    form = ValidationForm(request.POST)
    if submitted(
        request,
        form,
        lambda: answering.validate_finding(actor=team_person(request), finding=finding, **form.cleaned_data),
    ):
        messages.success(request, _("The answer on %(label)s is kept. Thank you.") % {"label": finding.label})
        return redirect("systematisation:validate", cycle)
    summary = findings.finding_summaries(request.cycle, [finding])[0]
    waiting = findings.to_validate(request.cycle, team_person(request))
    return _page(request, form, request.POST.get("country", ""), summary, waiting)


def _initial(request: CycleRequest, country: str, summary: findings.FindingSummary | None) -> dict[str, str]:
    """The words as they stand, ready to be changed."""
    if summary is None:
        return {}
    main, words = request.cycle.main_language, summary.finding.text
    reader = get_language() or main
    return {
        "country": country,
        "content_hash": summary.finding.content_hash,
        "language": language_shown(words, reader, main),
        "proposed": in_language(words, reader, main),
    }


def _page(
    request: CycleRequest,
    form: ValidationForm,
    country: str,
    summary: findings.FindingSummary | None,
    waiting: list[tuple[str, findings.FindingSummary]],
) -> HttpResponse:
    round_finding = standing.last_round_finding(summary.finding) if summary else None
    context = {
        "form": form,
        "country": country,
        "summary": summary,
        "finding": summary.finding if summary else None,
        "kind_told": filled_fields(summary.finding.kind, summary.finding.details) if summary else [],
        "waiting": waiting,
        "answered": findings.answered(request.cycle, team_person(request)),
        "validate_by": request.cycle.validate_by,
        "rule": results.rule_sentence(round_finding.round if round_finding else None),
        "is_late": findings.is_late(request.cycle, request.cycle.today()),
    }
    return form_page(request, "systematisation/validate.html", context, form)
