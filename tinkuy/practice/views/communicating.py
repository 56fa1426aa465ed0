from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.design.faults import refuse
from tinkuy.people.roles import Role
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import countries_of
from tinkuy.practice import forms
from tinkuy.practice.actions.communicating import communicate_recommendation
from tinkuy.practice.queries.responses import communicable

from .response import address_of


def communicate(request: CycleRequest, cycle: str) -> HttpResponse:
    """Ask a country about a recommendation."""
    person = team_person(request)
    findings = {finding.public_id: finding for finding in communicable(request.cycle)}
    invited = [row.country for row in request.cycle.invited_countries.all()]
    own = invited if Role.COORDINATION in request.roles else sorted(countries_of(person, request.cycle))
    shared: dict[str, Any] = {"findings": list(findings.values()), "countries": own}
    if request.method != "POST":
        initial = {name: request.GET.get(name, "") for name in ("finding", "country")}
        form = forms.CommunicationForm(initial=initial | {"communicated_on": request.cycle.today()}, **shared)
        return render(request, "practice/communicate.html", {"form": form, "is_ready": bool(findings)})

    form = forms.CommunicationForm(request.POST, **shared)
    status = 422
    if form.is_valid():
        fields = form.cleaned_data | {"finding": findings[form.cleaned_data["finding"]]}
        try:
            standing = communicate_recommendation(actor=person, **fields)
        except Refused as refusal:
            refuse(form, refusal)
            status = 422
        else:
            messages.success(request, _("Communicated. Record here what the country answers."))
            return redirect(address_of(request, standing))
    return render(request, "practice/communicate.html", {"form": form, "is_ready": True}, status=status)
