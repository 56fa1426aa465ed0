"""The adoptions of a cycle, what others took over from it, and choosing what to adopt."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tinkuy.design.missing import or_404
from tinkuy.design.submitting import form_page, submitted
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.queries import invited_countries
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import countries_of, may, roles_of
from tinkuy.practice.adoptions.actions.analysis import begin_adoption
from tinkuy.practice.adoptions.forms import CreditForm, NewAdoptionForm
from tinkuy.practice.adoptions.practices import practices_for, title_of
from tinkuy.practice.adoptions.queries import (
    adoptable_finding,
    adoptions_elsewhere,
    adoptions_of_cycle,
    origins_of,
    public_adoption,
)
from tinkuy.practice.adoptions.rules import may_decide_credit


def adoptions(request: CycleRequest, cycle: str) -> HttpResponse:
    """What countries of the cycle adopted or analyse; below, what other cycles show of what they took from it."""
    person = team_person(request)
    rows = adoptions_of_cycle(request.cycle)
    elsewhere = [
        {
            "adoption": public_adoption(one),
            "form": CreditForm(initial={"credit": one.credit}) if may_decide_credit(person, one) else None,
        }
        for one in adoptions_elsewhere(request.cycle)
    ]
    context = {"rows": rows, "elsewhere": elsewhere, "may_begin": may(person, "record_adoptions", request.cycle)}
    return render(request, "practice/adoptions.html", context)


def choose(request: CycleRequest, cycle: str) -> HttpResponse:
    """The practices and recommendations of the cycle's own sheets, and of others by words that are looked for: to adopt
    one, or with `?for=support` to ask another country for support with it.
    """
    query = request.GET.get("q", "").strip()
    practices = practices_for(request.cycle, query)
    is_for_support = request.GET.get("for") == "support"
    page, name = ("request_support", "finding") if is_for_support else ("begin_adoption", "practice")
    context = {"query": query, "own": practices.own, "others": practices.others, "is_for_support": is_for_support}
    context["leads_to"] = f"{reverse(f'practice:{page}', args=[request.cycle.slug])}?{name}="
    return render(request, "practice/choose_practice.html", context)


def begin(request: CycleRequest, cycle: str) -> HttpResponse:
    """Begin the analysis of what `?practice=` names."""
    person = team_person(request)
    if not (key := request.GET.get("practice", "")):
        return redirect("practice:choose_practice", request.cycle.slug)
    finding = or_404(adoptable_finding(request.cycle, key))
    own = countries_of(person, request.cycle)
    speaks_for_all = Role.COORDINATION in roles_of(person, request.cycle)
    countries = sorted(invited_countries(request.cycle) if speaks_for_all else own)
    origins = [one for one in origins_of(finding, request.cycle) if countries != [one.country]]
    initial = {"country": next(iter(own), "")}
    form = NewAdoptionForm(request.POST or None, initial=initial, countries=countries, origins=origins)
    if begun := submitted(
        request,
        form,
        lambda: begin_adoption(
            actor=person,
            cycle=request.cycle,
            finding=finding,
            country=form.cleaned_data["country"],
            origin=form.cleaned_data["origin"],
            institution=form.cleaned_data["institution"],
            analysis=form.analysis(),
        ),
    ):
        return redirect(reverse("practice:adoption", args=[request.cycle.slug, begun.result.public_id]))
    context = {
        "form": form,
        "finding": finding,
        "title": title_of(finding, request.cycle),
        "page_title": _("Analyse before adopting"),
    }
    return form_page(request, "practice/begin_adoption.html", context, form)
