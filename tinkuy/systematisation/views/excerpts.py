"""The quotes of the cycle, and one quote with what rests on it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import may
from tinkuy.systematisation.forms import QuotesForm, RecodeForm
from tinkuy.systematisation.queries import lookup, trail
from tinkuy.systematisation.queries.likeness import findings_to_add_to
from tinkuy.systematisation.queries.regimes import under_present_regime


def excerpts(request: CycleRequest, cycle: str) -> HttpResponse:
    """All quotes, or those that the address asks for."""
    form = QuotesForm(request.GET or None)
    chosen = form.cleaned_data if form.is_valid() else {}
    quotes = trail.quotes(
        request.cycle,
        kind=chosen.get("kind", ""),
        country=chosen.get("country", ""),
        words=chosen.get("words", ""),
        webinar=chosen.get("session"),
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
