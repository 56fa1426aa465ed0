"""Polls: run from the console, voted in from the room."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tinkuy.core.errors import Refused
from tinkuy.design.faults import refuse
from tinkuy.dialogue.floor.desk import carried_out, console_address, frame
from tinkuy.dialogue.floor.queries.lookup import floor_of
from tinkuy.dialogue.floor.request import or_404, webinar_or_404
from tinkuy.dialogue.floor.room_deeds import RoomDeed
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.polls import actions
from tinkuy.dialogue.polls.forms import PollForm
from tinkuy.dialogue.polls.models import Poll
from tinkuy.dialogue.polls.parts import polls_in_room
from tinkuy.dialogue.polls.queries import option_with_key, poll_with_id
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.request import CycleRequest, team_person


def poll_or_404(n: int, public_id: str) -> Poll:
    return or_404(poll_with_id(webinar_or_404(n), public_id))


def on_poll(action: Callable[..., Any]) -> Callable[..., HttpResponse]:
    @require_POST
    def view(request: CycleRequest, cycle: str, n: int, poll: str) -> HttpResponse:
        row = poll_or_404(n, poll)
        return carried_out(request, cycle, n, lambda: action(actor=team_person(request), poll=row))

    return view


open_poll = on_poll(actions.open_poll)
reveal_poll = on_poll(actions.reveal_poll)
remove_poll = on_poll(actions.remove_poll)


@require_POST
def close_poll(request: CycleRequest, cycle: str, n: int, poll: str) -> HttpResponse:
    """With `reveal`, its results are shown to everyone at once."""
    row, reveal = poll_or_404(n, poll), request.POST.get("reveal") == "yes"
    return carried_out(
        request, cycle, n, lambda: actions.close_poll(actor=team_person(request), poll=row, reveal=reveal)
    )


@require_http_methods(["GET", "POST"])
def new_poll(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    webinar = webinar_or_404(n)
    form = PollForm(request.POST or None, first_language=request.cycle.main_language)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                actions.draft_poll(
                    actor=team_person(request), webinar=webinar, question=form.question, options=form.options
                )
            except Refused as refusal:
                refuse(form, refusal)
                status = 422
            else:
                return redirect(console_address(cycle, n))
    context = frame(webinar, floor_of(webinar)) | {"form": form}
    return render(request, "dialogue/poll_form.html", context, status=status)


def vote(request: HttpRequest, webinar: Webinar, voice: Voice) -> RoomDeed:
    """Whoever has voted hears the results from then on."""
    option = option_with_key(webinar, request.POST.get("option", ""))
    if option is None:
        raise Refused(_("Choose one of the answers, then vote."))
    return RoomDeed(
        lambda: actions.cast_vote(voice=voice, option=option),
        part="poll",
        context=lambda: polls_in_room(webinar, voice),
        sentence=_("Your vote was saved. You may change it until the poll closes."),
        opens_results=True,
    )
