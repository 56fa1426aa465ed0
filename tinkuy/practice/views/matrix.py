from django.http import HttpResponse
from django.shortcuts import render

from tinkuy.people.roles import Role
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import countries_of, may
from tinkuy.practice.models import ResponseState
from tinkuy.practice.queries.due import actions_ahead, overdue_actions
from tinkuy.practice.queries.matrix import matrix_of
from tinkuy.practice.queries.responses import news
from tinkuy.practice.queries.summary import summary_of

KNOTS = [state for state in ResponseState if state != ResponseState.REJECTED]


def matrix(request: CycleRequest, cycle: str) -> HttpResponse:
    """Recommendation × country: how far each came."""
    person = team_person(request)
    practice_matrix = matrix_of(request.cycle)
    may_communicate = may(person, "communicate_recommendations", request.cycle)
    speaks_for_all = Role.COORDINATION in request.roles
    context = {
        "matrix": practice_matrix,
        "summary": summary_of(request.cycle),
        "legend": KNOTS,
        "news": news(request.cycle),
        "overdue": overdue_actions(request.cycle),
        "ahead": actions_ahead(request.cycle)[:8],
        "may_communicate": may_communicate,
        "own_countries": practice_matrix.countries if speaks_for_all else countries_of(person, request.cycle),
    }
    return render(request, "practice/matrix.html", context)
