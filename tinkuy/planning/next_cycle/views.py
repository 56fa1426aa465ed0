"""The page that begins a next cycle, and the one on which that cycle decides anew about what it took over."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_scopes import scope

from tinkuy.design.submitting import SAVED, form_page, submitted
from tinkuy.planning import rules
from tinkuy.planning.carried_points.queries import (
    PointLine,
    decided_points,
    next_of,
    points_left_open,
    previous_of,
)
from tinkuy.planning.carried_points.rules import may_read_title
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.cycles.queries import webinars_in_order
from tinkuy.planning.hours import local_day
from tinkuy.planning.request import CycleRequest, rights, team_person

from . import actions
from .cord import cord_of_form, cord_of_lines
from .counting import button_words
from .forms import NextCycleForm, PointsForm

AHEAD = timedelta(weeks=8)


def next_cycle(request: CycleRequest, cycle: str) -> HttpResponse:
    """What was left open, and a form that begins from it; once the next cycle began, what became of each point."""
    if (begun := next_of(request.cycle)) is not None:
        return _went_on(request, begun)
    sessions = _sessions_again()
    form = NextCycleForm(
        request.POST or None,
        lines=points_left_open(request.cycle),
        sessions=sessions,
        is_new=True,
        first_language=request.cycle.main_language,
        initial={
            "first_day": _first_day(request.cycle),
            "has_sessions": "same" if sessions else "none",
        },
    )
    done = submitted(
        request,
        form,
        lambda: actions.begin_next_cycle(actor=team_person(request), cycle=request.cycle, **form.cleaned_data),
    )
    if done:
        messages.success(request, _("The next cycle has begun. This is what it takes over."))
        return redirect("planning:taken_over", done.result.slug)
    context = {"form": form, "is_closed": rules.has_ended(request.cycle), "sessions": len(sessions)}
    context |= {"cord": cord_of_form(form, request.cycle), "button": button_words()}
    return form_page(request, "planning/next_cycle.html", context, form)


def _sessions_again() -> list[Webinar]:
    """Those of the former cycle that took place or will, each at the place that it has in the next one."""
    sessions = list(webinars_in_order().exclude(state=WebinarState.CANCELLED))
    for place, webinar in enumerate(sessions, 1):
        webinar.ordinal = place
    return sessions


def _first_day(cycle: Cycle) -> date:
    """The weekday of the former first session, some weeks from now."""
    first, soon = webinars_in_order().exclude(state=WebinarState.CANCELLED).first(), cycle.today() + AHEAD
    if first is None:
        return soon
    weekday = local_day(first.starts_at, cycle.zone).weekday()
    return soon + timedelta((weekday - soon.weekday()) % 7)


def _went_on(request: CycleRequest, begun: Cycle) -> HttpResponse:
    """A second press, or somebody who came later, reads what was begun already."""
    with scope(cycle=begun):
        lines = decided_points(begun)
        opens = rules.may(team_person(request), "see_plan", begun)
        sessions = list(webinars_in_order())
        is_named = may_read_title(team_person(request), begun)
    names = {line.name for line in lines}
    undecided = [line for line in points_left_open(request.cycle) if line.name not in names]
    context = {
        "begun": begun,
        "lines": lines,
        "undecided": undecided,
        "opens": opens,
        "is_named": is_named,
        "is_of_others": not opens,
    }
    if opens and any(line.point for line in [*lines, *undecided]):  # the titles of its sessions are its team's
        context["cord"] = cord_of_lines([*lines, *undecided], request.cycle, sessions, begun)
    if request.method == "POST":
        messages.info(request, _("The next cycle had already been begun: nothing was made twice."))
        return redirect("planning:next_cycle", request.cycle.slug)
    return render(request, "planning/went_on.html", context)


def taken_over(request: CycleRequest, cycle: str) -> HttpResponse:
    """What the cycle took over, to read; who plans it decides anew here."""
    return render(request, "planning/taken_over.html", _context(request, _form(request, is_sent=False)))


@require_POST
def decide_points(request: CycleRequest, cycle: str) -> HttpResponse:
    form = _form(request, is_sent=True)
    done = submitted(
        request,
        form,
        lambda: actions.decide_points(actor=team_person(request), cycle=request.cycle, **form.cleaned_data),
    )
    if done:
        messages.success(request, str(SAVED))
        return redirect(reverse("planning:taken_over", args=[cycle]))
    return form_page(request, "planning/taken_over.html", _context(request, form), form)


def _form(request: CycleRequest, *, is_sent: bool) -> PointsForm:
    return PointsForm(
        request.POST if is_sent else None,
        lines=_lines(request),
        sessions=list(webinars_in_order()),
        is_new=False,
    )


def _lines(request: CycleRequest) -> list[PointLine]:
    """What was decided, and for whoever may begin from the former cycle also what is undecided there."""
    lines = decided_points(request.cycle)
    former, person = previous_of(request.cycle), team_person(request)
    if former is None or not rules.may(person, "clone_cycles", former):
        return [line for line in lines if line.carried and line.carried.decision != "left"]
    names = {line.name for line in lines}
    with scope(cycle=former):
        lines += [line for line in points_left_open(former) if line.name not in names]
    return sorted(lines, key=lambda line: line.source.place)


def _context(request: CycleRequest, form: PointsForm) -> dict[str, object]:
    former = previous_of(request.cycle)
    return {
        "form": form,
        "former": former,
        "cord": cord_of_form(form, former, begun=request.cycle) if former else None,
        "is_whole": former is not None and rules.may(team_person(request), "clone_cycles", former),
        "opens": former is not None and rules.may(team_person(request), "see_plan", former),
        "is_named": former is not None and may_read_title(team_person(request), former),
        "decides": rights(request)["plan_cycle"],
    }
