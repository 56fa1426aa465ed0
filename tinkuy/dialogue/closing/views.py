"""The page that closes a session."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from tinkuy.design.submitting import form_page, submitted
from tinkuy.dialogue.closing import actions
from tinkuy.dialogue.closing.forms import ClosingForm
from tinkuy.dialogue.closing.queries import minutes_so_far, open_ends_of
from tinkuy.dialogue.floor.console_pages import back_to_console, console_context
from tinkuy.dialogue.floor.queries import floor_of
from tinkuy.dialogue.moderation.queries import counts_by_state
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.cycles.views import webinar_or_404
from tinkuy.planning.request import CycleRequest, team_person


@require_http_methods(["GET", "POST"])
def close_floor(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """By GET, what would be left and one button; by POST, the close, within the hours that were said."""
    webinar = webinar_or_404(n)
    floor = floor_of(webinar)
    open_ends = open_ends_of(webinar, floor)
    data = request.POST if request.method == "POST" else None
    form = ClosingForm(data, webinar=webinar, to_leave_open=open_ends.to_leave_open)
    if webinar.state != WebinarState.LIVE and request.method == "POST":
        return back_to_console(request, n, actions.close_floor, webinar=webinar)
    if submitted(request, form, lambda: _close(request, webinar, form)):
        return redirect("desk:after_session", cycle, n)
    context = console_context(webinar, floor) | {
        "open_ends": open_ends,
        "counts": counts_by_state(webinar),
        "minutes": minutes_so_far(webinar),
        "is_early": minutes_so_far(webinar) * 4 < webinar.minutes * 3,
    }
    return form_page(request, "dialogue/close_floor.html", context | {"form": form}, form)


def _close(request: CycleRequest, webinar: Webinar, form: ClosingForm) -> None:
    actions.close_floor(actor=team_person(request), webinar=webinar, left_open=form.left_open, **form.hours)
