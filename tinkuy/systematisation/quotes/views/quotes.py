"""The quotes of the cycle, and one quote with what rests on it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import may
from tinkuy.systematisation.evidence.queries import lookup, trail
from tinkuy.systematisation.evidence.queries.attributes import quotes_with
from tinkuy.systematisation.evidence.queries.codes import codes_in_order
from tinkuy.systematisation.evidence.queries.regimes import under_present_regime
from tinkuy.systematisation.quotes.forms import AttributesForm
from tinkuy.systematisation.suggestions.queries.likeness import findings_to_add_to
from tinkuy.systematisation.workbench.forms import RecodeForm


def excerpts(request: CycleRequest, cycle: str) -> HttpResponse:
    """All quotes, or those that the address asks for."""
    form = AttributesForm(request.GET or None, codes=codes_in_order())
    is_asked = form.is_valid()
    chosen = form.cleaned_data if is_asked else {}
    quotes = quotes_with(
        request.cycle,
        form.wanted if is_asked else {},
        words=chosen.get("words", ""),
        overlapping=chosen.get("overlapping", ""),
    )
    return render(request, "systematisation/excerpts.html", {"form": form, "quotes": quotes})


def excerpt(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """One quote in its caption, and the findings that rest on it."""
    quote = under_present_regime(request.cycle, [get_object_or_404(lookup.excerpts(), public_id=public_id)])[0]
    may_write = may(team_person(request), "write_findings", request.cycle)
    context = {
        "quote": quote,
        "findings": trail.findings_on(quote),
        "form": RecodeForm(initial={"kind": quote.kind, "code": quote.code_id}),
        "extendable": lookup.findings_to_extend(request.cycle, quote),
        "similar": findings_to_add_to(request.cycle, quote) if may_write else [],
        "may_code": may(team_person(request), "code_passages", request.cycle),
        "may_write": may_write,
    }
    return render(request, "systematisation/excerpt.html", context)
