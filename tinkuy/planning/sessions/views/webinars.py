"""Adding a session and changing one; after it: that it was held, and what was said."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.design.submitting import SAVED, Caution, take_form
from tinkuy.planning import rules
from tinkuy.planning.best_hours.forms import StartForm
from tinkuy.planning.best_hours.queries import days_passed
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import TO_COME, Webinar, WebinarState
from tinkuy.planning.cycles.queries import invited_teams, webinars_in_order
from tinkuy.planning.cycles.views import webinar_or_404
from tinkuy.planning.hours import hours_by_city, local_day
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.sessions.actions.holding import hold_webinar, set_webinar_state, summarise_webinar
from tinkuy.planning.sessions.actions.webinars import add_webinar, edit_webinar
from tinkuy.planning.sessions.forms import HoldForm, SummaryForm, WebinarForm, level_field
from tinkuy.planning.states import fingerprint_of
from tinkuy.planning.themes.queries import themes_in_order


def new_webinar(request: CycleRequest, cycle: str) -> HttpResponse:
    earlier = list(webinars_in_order())
    form = _form(request, earlier, _after(request.cycle, earlier) | StartForm.proposed(request.GET))
    return take_form(
        request,
        form,
        lambda: add_webinar(actor=team_person(request), cycle=request.cycle, **form.cleaned_data),
        "planning/webinar_form.html",
        {"place": len(earlier) + 1},
        reverse("planning:plan", args=[cycle]),
        lambda: _sentence_of_success(request.cycle, form),
    )


def webinar(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    edited_webinar = webinar_or_404(n)
    earlier = list(webinars_in_order().filter(ordinal__lt=n))
    is_dated = edited_webinar.state in rules.DATED or rules.took_place(edited_webinar)
    form = _form(request, earlier, _initial(edited_webinar), dated=edited_webinar if is_dated else None)
    read_as = fingerprint_of(edited_webinar)
    return take_form(
        request,
        form,
        lambda: edit_webinar(actor=team_person(request), webinar=edited_webinar, read_as=read_as, **form.cleaned_data),
        "planning/webinar_form.html",
        {
            "place": n,
            "webinar": edited_webinar,
            "hours": _hours(request.cycle, edited_webinar),
            "local_day": local_day(edited_webinar.starts_at, request.cycle.zone),
            "next_states": _next_states(edited_webinar),
            "changes": _changes(edited_webinar),
            "may_be_held": rules.may_be_held(edited_webinar),
        },
        reverse("planning:plan", args=[cycle]),
        lambda: _sentence_of_success(request.cycle, form),
    )


@require_POST
def webinar_state(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """Put a draft on the calendar, announce a session. Moving and calling off have pages of their own."""
    edited_webinar = webinar_or_404(n)
    set_webinar_state(actor=team_person(request), webinar=edited_webinar, state=request.POST.get("state", ""))
    return redirect("planning:webinar", cycle, n)


def _form(
    request: CycleRequest, earlier: Sequence[Webinar], initial: dict[str, Any], *, dated: Webinar | None = None
) -> WebinarForm:
    return WebinarForm(
        request.POST or None,
        cycle=request.cycle,
        earlier=earlier,
        invited=[team.country for team in invited_teams(request.cycle)],
        themes=list(themes_in_order()),
        dated=dated,
        initial=initial,
    )


def _sentence_of_success(cycle: Cycle, form: WebinarForm) -> str:
    """A cycle of the past may be written down; whoever mistook the year is told."""
    passed = [] if form.dated else days_passed(cycle, [form.cleaned_data["starts_at"]])
    if not passed:
        return str(SAVED)
    return Caution(_("Saved. That day has passed already: %(day)s.") % {"day": passed[0]})


def _after(cycle: Cycle, earlier: Sequence[Webinar]) -> dict[str, Any]:
    """Two weeks after the last one, at its hour, building on it: a proposal to change."""
    if not earlier:
        return {"minutes": 90}
    last = earlier[-1]
    local = last.starts_at.astimezone(ZoneInfo(cycle.zone)) + timedelta(days=14)
    return {"day": local.date(), "hour": local.time(), "minutes": last.minutes, "builds_on": [str(last.ordinal)]}


def _initial(webinar: Webinar) -> dict[str, Any]:
    local = webinar.starts_at.astimezone(ZoneInfo(webinar.cycle.zone))
    names = (
        "title", "subtitle", "question", "minutes", "host_country", "interpretation", "video_link", "video_link_until",
    )  # fmt: skip
    levels = {level_field(row.theme): str(row.level) for row in webinar.themes.select_related("theme")}
    return (
        {name: getattr(webinar, name) for name in names}
        | levels
        | {
            "day": local.date(),
            "hour": local.time(),
            "builds_on": [str(earlier.ordinal) for earlier in webinar.builds_on.all()],
        }
    )


def _hours(cycle: Cycle, webinar: Webinar) -> list[Any]:
    invited = [team.country for team in invited_teams(cycle)]
    return list(hours_by_city(webinar.starts_at, invited, cycle.zone))


def _next_states(webinar: Webinar) -> list[WebinarState]:
    if webinar.state == WebinarState.POSTPONED:  # it needs a date first
        return []
    return [state for state in rules.WEBINAR_STEPS.get(WebinarState(webinar.state), ()) if state in TO_COME]


def _changes(webinar: Webinar) -> list[str]:
    """Which pages of a change are open to a session in its state."""
    is_postponed = webinar.state == WebinarState.POSTPONED
    open_to = {
        "move": is_postponed or webinar.state in TO_COME,
        "postpone": rules.may_become(webinar.state, WebinarState.POSTPONED),
        "cancel": rules.may_become(webinar.state, WebinarState.CANCELLED),
    }
    return [name for name, is_open in open_to.items() if is_open]


def hold(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    webinar = webinar_or_404(n)
    local = webinar.starts_at.astimezone(ZoneInfo(request.cycle.zone))
    initial = {"day": local.date(), "began": local.time(), "minutes": webinar.minutes}
    form = HoldForm(request.POST or None, zone=request.cycle.zone, initial=initial)

    def deed() -> None:
        began = form.cleaned_data["started_at"]
        ended = began + timedelta(minutes=form.cleaned_data["minutes"])
        hold_webinar(actor=team_person(request), webinar=webinar, started_at=began, ended_at=ended)

    return take_form(
        request, form, deed, "planning/hold.html", {"webinar": webinar}, reverse("planning:summary", args=[cycle, n])
    )


def summary(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    webinar = webinar_or_404(n)
    read_as = fingerprint_of(webinar)
    form = SummaryForm(
        request.POST or None, first_language=request.cycle.main_language, initial={"summary": webinar.summary}
    )
    return take_form(
        request,
        form,
        lambda: summarise_webinar(actor=team_person(request), webinar=webinar, read_as=read_as, **form.cleaned_data),
        "planning/summary.html",
        {"webinar": webinar},
        reverse("planning:plan", args=[cycle]),
    )
