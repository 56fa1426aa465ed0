"""The focal points of every country that has none yet, on one page: the same template for each."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from tinkuy.planning import actions, queries
from tinkuy.planning.forms import FocalPointsForm
from tinkuy.planning.request import CycleRequest, team_person

from .answer import answer


def focal_points(request: CycleRequest, cycle: str) -> HttpResponse:
    missing = set(queries.countries_without_focal_point(request.cycle))
    countries = [team.country for team in queries.invited_teams(request.cycle) if team.country in missing]
    form = FocalPointsForm(request.POST or None, countries=countries)
    return answer(
        request,
        form,
        lambda: actions.invite_focal_points(actor=team_person(request), cycle=request.cycle, **form.cleaned_data),
        "planning/focal_points.html",
        {"countries": countries},
        reverse("planning:team", args=[cycle]),
        _("They are invited: each gets a message with the way in."),
    )
