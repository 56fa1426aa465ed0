"""Moving, postponing and cancelling a session, cancelling a cycle: the message is read before it is owed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tinkuy.convening.session_changes.changes import CYCLE_CANCELLED, SESSION_CHANGED, Change
from tinkuy.design.submitting import form_page, submitted
from tinkuy.notices.wording import Wording, wording
from tinkuy.planning.best_hours.forms import StartForm
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.cycles.views import webinar_or_404
from tinkuy.planning.hooks.queries import dangling_hooks
from tinkuy.planning.request import CycleRequest, team_person

from . import actions, queries
from .actions import rehearsed
from .forms import NewDateForm, ReasonForm, date_of

PAGE = "convening/reschedule.html"


def move(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """Another date, or a date again for a session that is postponed. A link may propose it."""
    webinar = webinar_or_404(n)
    is_postponed = webinar.state == WebinarState.POSTPONED
    proposed = date_of(webinar) | StartForm.proposed(request.GET)
    form = NewDateForm(request.POST or None, cycle=request.cycle, initial=proposed)
    if is_postponed:
        return _session_page(request, webinar, Change.RESTORED, form, actions.restore_webinar)
    return _session_page(request, webinar, Change.MOVED, form, actions.move_webinar)


def postpone(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    form = ReasonForm(request.POST or None, cycle=request.cycle)
    return _session_page(request, webinar_or_404(n), Change.POSTPONED, form, actions.postpone_webinar)


def cancel_session(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    form = ReasonForm(request.POST or None, cycle=request.cycle)
    return _session_page(request, webinar_or_404(n), Change.CANCELLED, form, actions.cancel_webinar)


def cancel_cycle(request: CycleRequest, cycle: str) -> HttpResponse:
    form = ReasonForm(request.POST or None, cycle=request.cycle)
    registered = queries.registered_count_of_cycle(request.cycle) if _is_mailed(request) else None
    context = {"form": form, "change": "cycle", "registered": registered}

    def deed() -> Cycle:
        return actions.cancel_cycle(actor=team_person(request), cycle=request.cycle, **form.cleaned_data)

    def message(_done: Cycle) -> Wording:
        values = queries.cycle_sample(request.cycle, form.cleaned_data["reason"])
        return wording(CYCLE_CANCELLED, request.cycle.main_language, values)

    return _answer(request, context, deed, message, _("The cycle is cancelled."))


def _session_page(
    request: CycleRequest, webinar: Webinar, change: Change, form: ReasonForm, act: Callable[..., Webinar]
) -> HttpResponse:
    registered = queries.registered_count_of_session(webinar) if _is_mailed(request) else None
    threads = dangling_hooks(webinar) if change == Change.CANCELLED else []
    context = {"form": form, "change": change.value, "webinar": webinar, "registered": registered, "threads": threads}
    before = webinar.starts_at

    def deed() -> Webinar:
        return act(actor=team_person(request), webinar=webinar, **form.cleaned_data)

    def message(done: Webinar) -> Wording:
        values = queries.session_sample(done, change, before)
        return wording(SESSION_CHANGED, request.cycle.main_language, values)

    return _answer(request, context, deed, message, _done_words(change, webinar))


def _answer[T](
    request: CycleRequest,
    context: dict[str, Any],
    deed: Callable[[], T],
    message: Callable[[T], Wording],
    done: str,
) -> HttpResponse:
    """Show the form; show the message of a deed that was rehearsed; do the deed. What is refused stands in the form."""
    form = context["form"]
    context |= {"is_mailed": _is_mailed(request)}
    if "preview" in request.POST:
        if rehearsal := submitted(request, form, lambda: rehearsed(deed)):
            context["message"] = message(rehearsal.result)
        return form_page(request, PAGE, context, form)
    if not submitted(request, form, deed):
        return form_page(request, PAGE, context, form)
    messages.success(request, done)
    return redirect("planning:plan", request.cycle.slug)


def _is_mailed(request: CycleRequest) -> bool:
    """Before a cycle is announced nobody was told a date."""
    return request.cycle.is_announced


def _done_words(change: Change, webinar: Webinar) -> str:
    words = {
        Change.MOVED: _("Session %(place)s is moved."),
        Change.RESTORED: _("Session %(place)s has a date again."),
        Change.POSTPONED: _("Session %(place)s is postponed."),
        Change.CANCELLED: _("Session %(place)s is cancelled."),
    }
    return words[change] % {"place": webinar.ordinal}
