from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tinkuy.design.submitting import form_page, submitted
from tinkuy.people.roles import Role
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import countries_of
from tinkuy.practice import forms
from tinkuy.practice.actions.communicating import communicate_recommendation
from tinkuy.practice.models import Response
from tinkuy.practice.queries.responses import communicable

from .response import address_of


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
