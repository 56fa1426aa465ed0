"""Polls: run from the console, voted in from the room."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.design.missing import or_404
from tinkuy.design.submitting import form_page, submitted
from tinkuy.dialogue.floor.console_pages import back_to_console, console_context, console_form, to_console
from tinkuy.dialogue.floor.parts import RoomDeed
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.polls import actions
from tinkuy.dialogue.polls.forms import PollForm
from tinkuy.dialogue.polls.models import Poll
from tinkuy.dialogue.polls.parts import part_of_voter
from tinkuy.dialogue.polls.queries import VoteView, poll_after, poll_with_id
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.views import webinar_or_404
from tinkuy.planning.request import CycleRequest, team_person


def poll_at(n: int, poll: str) -> dict[str, Any]:
    return {"poll": or_404(poll_with_id(webinar_or_404(n), poll))}


open_poll = console_form(actions.open_poll, poll_at)
reveal_poll = console_form(actions.reveal_poll, poll_at)
hide_results = console_form(actions.hide_results, poll_at)
remove_poll = console_form(actions.remove_poll, poll_at)


@require_POST
def close_poll(request: CycleRequest, cycle: str, n: int, poll: str) -> HttpResponse:
    """With `reveal`, its results are shown to everyone at once."""
    return back_to_console(
        request, n, actions.close_poll, reveal=request.POST.get("reveal") == "yes", **poll_at(n, poll)
    )


def write_poll(request: CycleRequest, n: int, initial: Mapping[str, Mapping[str, str]]) -> HttpResponse:
    """The form of a new poll; *initial* are words to begin with, by field and language."""
    webinar = webinar_or_404(n)
    form = PollForm(request.POST or None, first_language=request.cycle.main_language, initial=dict(initial))

    def draft() -> Poll:
        return actions.draft_poll(
            actor=team_person(request), webinar=webinar, question=form.question, options=form.options
        )

    if submitted(request, form, draft):
        return to_console(request, n)
    return form_page(request, "dialogue/poll_form.html", console_context(webinar, None) | {"form": form}, form)


def vote(request: HttpRequest, webinar: Webinar, voice: Voice) -> RoomDeed:
    """Whoever has voted hears the results from then on. They are answered by what was read to vote."""
    cast: list[VoteView] = []
    key = request.POST.get("option", "")
    return RoomDeed(
        lambda: cast.append(actions.cast_vote_for_key(voice=voice, webinar=webinar, key=key)),
        part="poll",
        context=lambda: {"poll_view": poll_after(cast[0])},
        html=lambda is_text: part_of_voter(webinar, cast[0], is_text=is_text),
        sentence=_("Your vote was saved. You may change it until the poll closes."),
        opens_results=True,
    )
