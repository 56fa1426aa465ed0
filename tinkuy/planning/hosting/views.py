"""Who hosts each session, and how much of the work is done outside the coordination."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.queries import invited_countries
from tinkuy.planning.cycles.views import webinar_or_404
from tinkuy.planning.request import CycleRequest, team_person

from . import actions
from .queries import hosting_of, share_of_work


def page(request: CycleRequest, cycle: str) -> HttpResponse:
    invited = [(code, country_name(code)) for code in invited_countries(request.cycle)]
    context = {
        "cycle": request.cycle,
        "hosting": hosting_of(request.cycle),
        "invited": sorted(invited, key=lambda choice: choice[1]),
        "share": share_of_work(request.cycle),
    }
    return render(request, "planning/hosting.html", context)


@require_POST
def choose(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """By one press the suggested country; or another one from the list."""
    country = request.POST.get("suggested") or request.POST.get("country", "")
    actions.set_host(actor=team_person(request), webinar=webinar_or_404(n), country=country)
    return redirect("planning:hosting", cycle)
