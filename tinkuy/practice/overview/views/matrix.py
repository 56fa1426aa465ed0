"""The matrix of responses, and asking a country."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tinkuy.design.submitting import form_page, submitted
from tinkuy.people.roles import Role
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import countries_of, may
from tinkuy.practice.key_actions.queries import actions_ahead, overdue_actions
from tinkuy.practice.overview.queries import matrix_of
from tinkuy.practice.overview.views.response import address_of
from tinkuy.practice.responses import forms
from tinkuy.practice.responses.actions import communicate_recommendation
from tinkuy.practice.responses.models import Response, ResponseState
from tinkuy.practice.responses.queries import communicable, news, summary_of, unanswered

KNOTS = [state for state in ResponseState if state != ResponseState.REJECTED]


def matrix(request: CycleRequest, cycle: str) -> HttpResponse:
    """Recommendation × country: how far each came. With `?awaited=` only what one country has still to answer."""
    person = team_person(request)
    if (awaited := request.GET.get("awaited", "")) in {row.country for row in request.cycle.invited_countries.all()}:
        return _awaited_page(request, awaited)
    own = countries_of(person, request.cycle)
    practice_matrix = matrix_of(request.cycle, own)
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
        "own_countries": practice_matrix.countries if speaks_for_all else own,
        "focal_countries": own,
        "waiting": unanswered(request.cycle, own) if own else (),
    }
    return render(request, "practice/matrix.html", context)


def _awaited_page(request: CycleRequest, country: str) -> HttpResponse:
    context = {"country": country, "waiting": unanswered(request.cycle, [country])}
    return render(request, "practice/awaited.html", context)


def communicate(request: CycleRequest, cycle: str) -> HttpResponse:
    """Ask a country about a recommendation."""
    person = team_person(request)
    findings = {finding.public_id: finding for finding in communicable(request.cycle)}
    invited = [row.country for row in request.cycle.invited_countries.all()]
    own = invited if Role.COORDINATION in request.roles else sorted(countries_of(person, request.cycle))
    shared: dict[str, Any] = {"findings": list(findings.values()), "countries": own}
    named = {name: request.GET.get(name, "") for name in ("finding", "country")}
    initial = {"communicated_on": request.cycle.today(), **named}
    form = forms.CommunicationForm(request.POST or None, initial=initial, **shared)

    def deed() -> Response:
        fields = form.cleaned_data | {"finding": findings[form.cleaned_data["finding"]]}
        return communicate_recommendation(actor=person, **fields)

    if communicated := submitted(request, form, deed):
        messages.success(request, _("Communicated. Record here what the country answers."))
        return redirect(address_of(request, communicated.result))
    is_ready = bool(findings) or form.is_bound
    return form_page(request, "practice/communicate.html", {"form": form, "is_ready": is_ready}, form)
