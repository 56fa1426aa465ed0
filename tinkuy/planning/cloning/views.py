"""A new cycle, or a new session, made from one that was planned already."""

from datetime import timedelta

from django.http import HttpResponse
from django.urls import reverse

from tinkuy.design.submitting import take_form
from tinkuy.planning.cycles.queries import webinars_in_order
from tinkuy.planning.cycles.views import webinar_or_404
from tinkuy.planning.hooks.queries import path_of
from tinkuy.planning.hours import local_day
from tinkuy.planning.request import CycleRequest, team_person

from . import actions
from .forms import CloneForm, CloneWebinarForm

A_FORTNIGHT = timedelta(days=14)


def clone_cycle(request: CycleRequest, cycle: str) -> HttpResponse:
    """Then the new cycle's plan is shown: its address is made from the title, unless the theme is sensitive."""
    form = CloneForm(
        request.POST or None, first_language=request.cycle.main_language, initial={"title": request.cycle.title}
    )
    new_slugs: list[str] = []

    def deed() -> None:
        clone = actions.clone_cycle(actor=team_person(request), cycle=request.cycle, **form.cleaned_data)
        new_slugs.append(clone.slug)

    response = take_form(request, form, deed, "planning/clone_cycle.html", {"path": path_of(request.cycle)}, "/")
    if new_slugs:
        response["Location"] = reverse("planning:plan", args=new_slugs)
    return response


def clone_webinar(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    webinar, last = webinar_or_404(n), webinars_in_order().last()
    after = local_day((last or webinar).starts_at, request.cycle.zone) + A_FORTNIGHT
    form = CloneWebinarForm(request.POST or None, initial={"day": after})
    return take_form(
        request,
        form,
        lambda: actions.clone_webinar(actor=team_person(request), webinar=webinar, **form.cleaned_data),
        "planning/clone_webinar.html",
        {"webinar": webinar},
        reverse("planning:plan", args=[cycle]),
    )
