"""The findings of the cycle, and one finding with its trail."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import may
from tinkuy.systematisation.forms import RejectionForm
from tinkuy.systematisation.models import FindingKind, FindingState
from tinkuy.systematisation.queries import findings as found
from tinkuy.systematisation.queries import lookup


def findings(request: CycleRequest, cycle: str) -> HttpResponse:
    """All findings, or those of the state and kind that the address asks for."""
    state, kind = request.GET.get("state", ""), request.GET.get("kind", "")
    state = state if state in FindingState.values else ""
    kind = kind if kind in FindingKind.values else ""
    states = found.counts_by_state(request.cycle)
    context = {
        "findings": found.findings_told(request.cycle, state=state, kind=kind),
        "states": [(choice, choice.label, states[choice.value]) for choice in FindingState if states[choice.value]],
        "state": state,
        "kind": kind,
        "may_write": may(team_person(request), "write_findings", request.cycle),
        "may_validate": may(team_person(request), "validate_findings", request.cycle),
    }
    return render(request, "systematisation/findings.html", context)


def finding(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """A finding, what it rests on and what the countries say."""
    told = found.told(request.cycle, [get_object_or_404(lookup.findings(), public_id=public_id)])[0]
    person = team_person(request)
    context = {
        "told": told,
        "finding": told.finding,
        "may_write": may(person, "write_findings", request.cycle),
        "may_validate": may(person, "validate_findings", request.cycle),
        "rejection": RejectionForm(),
        "validate_by": request.cycle.validate_by,
    }
    return render(request, "systematisation/finding.html", context)
