"""The trail of a finding: from what was said to what it caused."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from tinkuy.design.missing import or_404
from tinkuy.planning import rules
from tinkuy.planning.carried_points.rules import may_read_title
from tinkuy.planning.cycles.queries import invited_countries
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.systematisation.rounds.queries import results

from .queries import finding_with, trail_of


def finding_trail(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    finding = or_404(finding_with(public_id))
    trail = trail_of(request.cycle, finding)
    person = team_person(request)
    following = trail.went_on[0].cycle if trail.went_on else None
    result = results.result_of(finding, trail.summary.countries, tuple(invited_countries(request.cycle)))
    context = {
        "finding": finding,
        "trail": trail,
        "is_named": following is not None and may_read_title(person, following),
        "opens": following is not None and rules.may(person, "see_plan", following),
        "summary": trail.summary,
        "result_sentence": results.sentence_of(result, get_language() or request.cycle.main_language),
    }
    return render(request, "desk/finding_trail.html", context)
