"""The trail of a finding: from what was said to what it caused."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from tinkuy.planning.cycles.queries import invited_countries
from tinkuy.planning.request import CycleRequest
from tinkuy.systematisation.rounds.queries import results

from .queries import finding_with, trail_of


def finding_trail(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    finding = finding_with(public_id)
    if finding is None:
        raise Http404
    trail = trail_of(request.cycle, finding)
    result = results.result_of(finding, trail.summary.countries, tuple(invited_countries(request.cycle)))
    context = {
        "finding": finding,
        "trail": trail,
        "summary": trail.summary,
        "result_sentence": results.sentence_of(result, get_language() or request.cycle.main_language),
    }
    return render(request, "desk/finding_trail.html", context)
