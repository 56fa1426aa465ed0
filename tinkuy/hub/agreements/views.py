"""The public page of an agreement."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tinkuy.design.missing import or_404
from tinkuy.hub.agreements.queries import public_agreements
from tinkuy.planning.request import CycleRequest


@require_safe
def page(request: CycleRequest, cycle: str, number: int) -> HttpResponse:
    """How far it came, in one sentence, and the others of the same thread; 404 for any that is not public."""
    rows = public_agreements(request.cycle)
    one = or_404(next((row for row in rows if row.number == number), None))
    others = [row for row in rows if row.number != number and one.hook and row.hook == one.hook]
    return render(request, "hub/agreement.html", {"cycle": request.cycle, "agreement": one, "others": others})
