"""Polls, from the console: written, opened, closed, shown, thrown away."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from tinkuy.core.errors import Refused
from tinkuy.design.faults import refuse
from tinkuy.dialogue import actions, queries
from tinkuy.dialogue.forms.poll import PollForm
from tinkuy.planning.request import CycleRequest, team_person

from .console import frame
from .console_found import carried_out, console_address, floor_or_404, poll_or_404, webinar_or_404


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


@require_POST
def show_poll(request: CycleRequest, cycle: str, n: int, poll: str) -> HttpResponse:
    row, floor = poll_or_404(n, poll), floor_or_404(n)
    return carried_out(request, cycle, n, lambda: actions.show_poll(actor=team_person(request), floor=floor, poll=row))


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
    context = frame(webinar, queries.floor_of(webinar)) | {"form": form}
    return render(request, "dialogue/poll_form.html", context, status=status)
