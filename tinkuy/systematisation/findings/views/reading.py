"""The findings of the cycle, and one finding with its trail."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from tinkuy.design.submitting import form_page
from tinkuy.planning.cycles.queries import invited_countries
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import may
from tinkuy.systematisation.evidence.kind_details import filled_fields, lacks_addressee, missing_details
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.finding import Finding, FindingState
from tinkuy.systematisation.evidence.queries import findings as finding_queries, lookup
from tinkuy.systematisation.findings import queries
from tinkuy.systematisation.findings.forms import LinkForm, RejectionForm
from tinkuy.systematisation.findings.queries import quality_of
from tinkuy.systematisation.rounds.queries import results, standing


def findings(request: CycleRequest, cycle: str) -> HttpResponse:
    """All findings, or those of the state and kind that the address asks for."""
    state, kind = request.GET.get("state", ""), request.GET.get("kind", "")
    state = state if state in FindingState.values else ""
    kind = kind if kind in FindingKind.values else ""
    states = finding_queries.counts_by_state(request.cycle)
    context = {
        "findings": finding_queries.findings_of_cycle(request.cycle, state=state, kind=kind),
        "states": [(choice, choice.label, states[choice.value]) for choice in FindingState if states[choice.value]],
        "state": state,
        "kind": kind,
        "may_write": may(team_person(request), "write_findings", request.cycle),
        "may_validate": may(team_person(request), "validate_findings", request.cycle),
        "open_round": standing.open_round_of(request.cycle),
    }
    return render(request, "systematisation/findings.html", context)


def finding(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """A finding, what it rests on and what the countries say; whoever wants it out says why on the same page."""
    return finding_page(request, get_object_or_404(lookup.findings(), public_id=public_id))


def finding_page(request: CycleRequest, finding: Finding, rejection: RejectionForm | None = None) -> HttpResponse:
    summary = finding_queries.finding_summaries(request.cycle, [finding])[0]
    person = team_person(request)
    last_question = standing.last_round_finding(finding)
    result = results.result_of(finding, summary.countries, tuple(invited_countries(request.cycle)))
    may_write = may(person, "write_findings", request.cycle) and not finding.is_left
    language = get_language() or request.cycle.main_language
    form = rejection or RejectionForm()
    context = {
        "summary": summary,
        "finding": finding,
        "kind_told": filled_fields(finding.kind, finding.details),
        "missing": missing_details(finding.kind, finding.details),
        "quality": quality_of(summary),
        "related": queries.related_to(finding),
        "result": result,
        "result_sentence": results.sentence_of(result, language),
        "rule": results.rule_sentence(last_question.round if last_question else None),
        "asked": last_question,
        "may_write": may_write,
        "lacks_addressee": lacks_addressee(finding.kind, finding.details),
        "may_change": may_write and not finding.is_closed,
        "may_validate": may(person, "validate_findings", request.cycle),
        "may_follow": may(person, "follow_the_trail", request.cycle),
        "rejection": form,
        "leads_to": LinkForm(findings=queries.to_lead_to(finding), language=language),
        "validate_by": request.cycle.validate_by,
    }
    return form_page(request, "systematisation/finding.html", context, form)
