"""The plan of a cycle on one page, with the next step as it is offered: what it does, and what is missing for it.

The cycle goes on, takes its start back, or goes on without the focal point of a country.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_POST

from tinkuy.core.errors import Refused
from tinkuy.design.submitting import refused_page, take_form
from tinkuy.planning import rules
from tinkuy.planning.carried_points.queries import next_of, points_by_session, previous_of, threads_followed
from tinkuy.planning.carried_points.rules import may_read_title
from tinkuy.planning.cycles.models.cycle import CycleState
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.cycles.queries import countries_without_focal_point, invited_teams, webinars_in_order
from tinkuy.planning.hooks.queries import hooks_of_cancelled, loose_hooks, path_of, steps_without_hooks
from tinkuy.planning.hours import city_of
from tinkuy.planning.plan.forms import GoOnWithoutForm
from tinkuy.planning.plan.queries import Lack, Lacking, next_step_of
from tinkuy.planning.request import CycleRequest, rights, team_person
from tinkuy.planning.systematisation_plan.queries import suggested_plan, systematisation_plan
from tinkuy.planning.themes.queries import lines_of_themes

from . import actions


def plan(request: CycleRequest, cycle: str) -> HttpResponse:
    return render(request, "planning/plan.html", plan_context(request))


def plan_context(request: CycleRequest) -> dict[str, Any]:
    """All that the plan shows, also where a step of the cycle was refused on it."""
    cycle, path = request.cycle, path_of(request.cycle)
    previous, following = previous_of(cycle), next_of(cycle)
    carried = points_by_session(cycle)
    for step in path:
        step.carried = carried.get(step.webinar.pk, ())
    return {
        "cycle": cycle,
        "path": path,
        "city": city_of(cycle.zone),
        "ahead": [step.webinar.pk for step in path if not step.took_place],
        "to_hold": [step.webinar.ordinal for step in path if rules.may_be_held(step.webinar)],
        "countries": invited_teams(cycle),
        "lacking": steps_without_hooks(path),
        "loose": loose_hooks(path),
        "lines": lines_of_themes(path),
        "systematisation": systematisation_plan(cycle),
        "dangling": hooks_of_cancelled(cycle),
        "next_step": step_ahead(request, [step.webinar for step in path]),
        "has_ended": rules.has_ended(cycle),
        "previous": previous,
        "carried_for_all": carried.get(None, ()),
        "names_previous": previous is not None and may_read_title(team_person(request), previous),
        "following": following,
        "names_following": following is not None and may_read_title(team_person(request), following),
        "followed": threads_followed(following),
        "may_cancel": CycleState.CANCELLED in rules.next_states(cycle.state),
        "may_take_back_start": rules.may_take_back_start(cycle, [step.webinar for step in path]),
    }


OF_OTHERS = (CycleState.DOCUMENTED, CycleState.CANCELLED)
"""A cycle becomes documented by publishing its sheet; cancelling has its own page, which tells those registered."""

PRESSED: dict[CycleState, str | Promise] = {
    CycleState.DESIGN: gettext_lazy("Begin the design"),
    CycleState.CONVENING: gettext_lazy("Announce the cycle"),
    CycleState.RUNNING: gettext_lazy("Put the cycle under way"),
    CycleState.CLOSING: gettext_lazy("Close the cycle"),
    CycleState.SYSTEMATISING: gettext_lazy("Go on to systematise"),
    CycleState.FOLLOW_UP: gettext_lazy("Begin the follow-up"),
    CycleState.ARCHIVED: gettext_lazy("Archive the cycle"),
}

DOES: dict[CycleState, str | Promise] = {
    CycleState.DESIGN: gettext_lazy("The idea becomes a design by itself with its first session."),
    CycleState.CONVENING: gettext_lazy("Its page becomes public and takes registrations."),
    CycleState.RUNNING: gettext_lazy("From then on its sessions can begin."),
    CycleState.CLOSING: gettext_lazy("No session is held any more. What stayed open is settled."),
    CycleState.SYSTEMATISING: gettext_lazy("What was said is put in order as findings that each country validates."),
    CycleState.DOCUMENTED: gettext_lazy("The cycle is documented by publishing its sheet."),
    CycleState.FOLLOW_UP: gettext_lazy("The countries are asked what they put into practice."),
    CycleState.ARCHIVED: gettext_lazy("The cycle is only read from then on."),
}

LACKS: dict[CycleState, str | Promise] = {
    CycleState.CONVENING: gettext_lazy("To announce the cycle, this is missing:"),
    CycleState.CLOSING: gettext_lazy("To close the cycle, this is missing:"),
    CycleState.SYSTEMATISING: gettext_lazy("To go on to systematise, this is missing:"),
    CycleState.DOCUMENTED: gettext_lazy("To document the cycle, this is missing:"),
}


@dataclass(frozen=True)
class Way:
    """A link to where something that is missing is mended."""

    words: str
    href: str


@dataclass(frozen=True)
class StepAhead:
    """`pressed` is empty where the step is not a button of the plan. `coming` is the session that is next, `live` the
    one that goes on now.
    """

    state: CycleState
    pressed: str | Promise
    does: str | Promise
    heading: str | Promise
    lacks: Sequence[tuple[Lack, Sequence[Way]]]
    coming: Webinar | None
    live: Webinar | None
    suggested_plan: dict[str, Any] | None
    """Of systematisation, where nobody wrote one: the announcement can take it."""


def step_ahead(request: CycleRequest, webinars: Sequence[Webinar]) -> StepAhead | None:
    """The step that follows the cycle's state, save its cancellation; None after the last one."""
    state = rules.next_state(request.cycle.state)
    gate, lacks = next_step_of(request)
    if state is None or gate is None:
        return None
    suggested = _plan_to_take(request, lacks)
    if suggested:
        lacks = [lack for lack in lacks if lack.kind != Lacking.SYSTEMATISATION_PLAN]
    return StepAhead(
        state=state,
        pressed="" if state in OF_OTHERS else PRESSED[state],
        does=DOES[state],
        heading=LACKS.get(gate, ""),
        lacks=[(lack, list(_ways(request, lack, has_sessions=bool(webinars)))) for lack in lacks],
        coming=first_coming(webinars),
        live=next((one for one in webinars if one.state == WebinarState.LIVE), None),
        suggested_plan=suggested,
    )


def _plan_to_take(request: CycleRequest, lacks: Sequence[Lack]) -> dict[str, Any] | None:
    """The suggested plan, where the press announces the cycle, the plan is missing and the person may write it."""
    may = rights(request)
    is_next = rules.next_state(request.cycle.state) == CycleState.CONVENING
    is_missing = any(lack.kind == Lacking.SYSTEMATISATION_PLAN for lack in lacks)
    if not (is_next and is_missing and may["plan_cycle"] and may["advance_cycle"]):
        return None
    suggested, main = suggested_plan(request.cycle), request.cycle.main_language
    is_whole = suggested["object"].get(main) and suggested["axis"].get(main)
    return suggested if is_whole else None


def first_coming(webinars: Iterable[Webinar]) -> Webinar | None:
    """The first session that has a day and has not taken place."""
    off = (WebinarState.CANCELLED, WebinarState.POSTPONED)
    return next((one for one in webinars if not rules.took_place(one) and one.state not in off), None)


def _ways(request: CycleRequest, lack: Lack, *, has_sessions: bool) -> Iterator[Way]:
    """Only ways that are open to the person."""
    slug, may = request.cycle.slug, rights(request)
    match lack.kind:
        case Lacking.SESSIONS if may["plan_cycle"]:
            yield Way(
                _("Add a session"), reverse(f"planning:{'new_webinar' if has_sessions else 'new_series'}", args=[slug])
            )
        case Lacking.SYSTEMATISATION_PLAN if may["plan_cycle"]:
            yield Way(_("Write it"), reverse("planning:systematisation_plan", args=[slug]))
        case Lacking.FOCAL_POINTS:
            if may["give_roles"]:
                yield Way(_("Name them"), reverse("planning:focal_points", args=[slug]))
                yield Way(_("Invite several persons"), reverse("planning:invite_several", args=[slug]) + "?plan")
            if may["advance_cycle"]:
                yield Way(_("Say why not"), reverse("planning:go_on_without", args=[slug]))
        case Lacking.SESSIONS_AHEAD if may["plan_cycle"]:
            for place in lack.which:
                yield Way(_("Session %(place)s") % {"place": place}, reverse("planning:webinar", args=[slug, place]))
        case Lacking.OPEN_THREADS:
            for label in lack.which:
                yield Way(_("Thread %(label)s") % {"label": label}, f"{reverse('planning:plan', args=[slug])}#{label}")


@require_POST
def advance(request: CycleRequest, cycle: str) -> HttpResponse:
    """Take the cycle on; a refusal is shown on the plan itself, beside all that is to be mended."""
    state = request.POST.get("state", "")
    if state in OF_OTHERS:
        state = ""
    if state == CycleState.RUNNING and not request.POST.get("sure"):
        coming = first_coming(webinars_in_order())
        if coming is not None and rules.begins_far_off(request.cycle, coming):
            return _ask_whether_sure(request, coming)
    try:
        actions.advance_cycle(
            actor=team_person(request),
            cycle=request.cycle,
            state=state,
            takes_suggested_plan="suggested_plan" in request.POST,
        )
    except Refused as refusal:
        return _refused(request, refusal)
    if state == CycleState.CONVENING:
        messages.success(request, _("The cycle is announced: its page is public. Now invite to it."))
        return redirect("convening:share", request.cycle.slug)
    messages.success(request, _("The cycle is now in the state “%(state)s”.") % {"state": CycleState(state).label})
    return redirect("planning:plan", request.cycle.slug)


@require_POST
def take_back_start(request: CycleRequest, cycle: str) -> HttpResponse:
    try:
        actions.take_back_start(actor=team_person(request), cycle=request.cycle)
    except Refused as refusal:
        return _refused(request, refusal)
    messages.success(request, _("The cycle is announced again. Its page stays public and takes registrations."))
    return redirect("planning:plan", request.cycle.slug)


def go_on_without(request: CycleRequest, cycle: str) -> HttpResponse:
    """Why the cycle is announced without the focal points of some countries; those settled can be read and changed."""
    teams = invited_teams(request.cycle)
    without = set(countries_without_focal_point(request.cycle))
    form = GoOnWithoutForm(request.POST or None, countries=[team.country for team in teams if team.country in without])
    return take_form(
        request,
        form,
        lambda: actions.go_on_without(actor=team_person(request), cycle=request.cycle, **form.cleaned_data),
        "planning/go_on_without.html",
        {"settled": [team for team in teams if team.country in without and team.goes_without]},
        reverse("planning:plan", args=[cycle]) + "#state",
    )


@require_POST
def await_focal_point(request: CycleRequest, cycle: str) -> HttpResponse:
    country = request.POST.get("country", "")
    actions.await_focal_point(actor=team_person(request), cycle=request.cycle, country=country)
    return redirect("planning:go_on_without", request.cycle.slug)


def _ask_whether_sure(request: CycleRequest, coming: Webinar) -> HttpResponse:
    days = (coming.starts_at - request.cycle.now()).days
    return render(request, "planning/start_cycle.html", {"cycle": request.cycle, "coming": coming, "days": days})


def _refused(request: CycleRequest, refusal: Refused) -> HttpResponse:
    context = plan_context(request) | {"refusal": str(refusal)}
    return refused_page(request, "planning/plan.html", context)
