"""What waits on somebody of the team, and handing it over in one act."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import ngettext

from tinkuy.design.missing import or_404
from tinkuy.design.submitting import form_page, submitted
from tinkuy.people.countries import country_name
from tinkuy.people.models import Person
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.team.actions.handing_over import hand_over_duties
from tinkuy.planning.team.duties import duties_of, grouped
from tinkuy.planning.team.forms import SuccessorForm
from tinkuy.planning.team.succession import successors_of, with_duties


def duties(request: CycleRequest, cycle: str) -> HttpResponse:
    """One's own."""
    return _page(request, team_person(request))


def hand_over(request: CycleRequest, cycle: str) -> HttpResponse:
    """Those of somebody of the team, also of who left, for whoever gives the roles; of nobody named one's own."""
    key = request.GET.get("person", "")
    return _page(request, or_404(with_duties(key, request.cycle)) if key else team_person(request))


def _page(request: CycleRequest, former: Person) -> HttpResponse:
    person = team_person(request)
    waiting = duties_of(former, request.cycle)
    form = SuccessorForm(request.POST or None, successors=successors_of(former, waiting, request.cycle))

    def deed() -> int:
        chosen = form.cleaned_data["successor"]
        return len(hand_over_duties(actor=person, cycle=request.cycle, former=former, successor=chosen))

    if done := submitted(request, form, deed):
        words = ngettext("%(count)s thing was handed over.", "%(count)s things were handed over.", done.result)
        messages.success(request, words % {"count": done.result})
        is_left = former == person or with_duties(former.public_id, request.cycle)
        return redirect(request.get_full_path() if is_left else reverse("planning:team", args=[request.cycle.slug]))
    context = {
        "former": former,
        "is_own": former == person,
        "groups": grouped(waiting),
        "count": len(waiting),
        "may_hand_over": bool(form.successors),
        "countries": sorted({one.country for one in waiting if one.country}, key=country_name),
    }
    return form_page(request, "planning/duties.html", context | {"form": form}, form)
