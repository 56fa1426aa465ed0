"""What the room, the console and the stream show of polls."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from django.template.loader import render_to_string
from django.utils.translation import get_language

from tinkuy.design.remembered import remembered_part
from tinkuy.dialogue.floor.parts import Context, Frame, part_in_frame, session_context
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.polls.models import PollState
from tinkuy.dialogue.polls.queries import VoteView, open_or_last_poll, poll_after, poll_for, poll_with_id, polls_of
from tinkuy.planning.cycles.models.webinar import Webinar


def polls_in_room(webinar: Webinar, voice: Voice | None) -> Context:
    poll = open_or_last_poll(webinar)
    return {"poll_view": poll_for(poll, voice) if poll else None}


POLL = "dialogue/parts/poll.html"
VOTES_HERE = "\x00votes"
"""Stands in the remembered part where the number of votes comes. Nobody writes it in a poll: no form takes a zero."""


def part_of_voter(webinar: Webinar, vote: VoteView, *, is_text: bool) -> str:
    """The part as who has just voted sees it. It is rendered once for all who see the same result: of theirs, how many
    voted is another number alone, and what they chose a mark beside it.
    """
    view = replace(poll_after(replace(vote, chosen=None)), has_voted=True, total=cast(int, VOTES_HERE))
    context = session_context(webinar) | {"is_text": is_text, "poll_view": view}
    result = tuple(option.votes for option in vote.options)
    key = (POLL, vote.poll.public_id, result, is_text, get_language(), webinar.cycle.main_language)
    part = remembered_part(key, lambda: render_to_string(POLL, context))
    chosen = next(option.ordinal for option in vote.options if option.pk == vote.chosen)
    return _with_choice(part, f"{vote.poll.public_id}.{chosen}").replace(VOTES_HERE, str(vote.total))


def _with_choice(part: str, option: str) -> str:
    """As the templates mark one's own choice. No words of a poll look like these: their quotation marks are escaped."""
    result, form = f'data-mark="{option}"', f'value="{option}"'
    return part.replace(result, f'{result} class="mine"').replace(form, f"{form} checked")


def polls_on_console(webinar: Webinar) -> Context:
    """The open poll with its results from five votes on, for the moderation too: earlier ones would tell who chose."""
    polls = polls_of(webinar)
    open_poll = next((poll for poll in polls if poll.state == PollState.OPEN), None)
    return {
        "poll_view": poll_for(open_poll, None, moderates=True) if open_poll else None,
        "drafts": [poll for poll in polls if poll.state == PollState.DRAFT],
        "closed": [poll_for(poll, None, moderates=True) for poll in polls if poll.state == PollState.CLOSED],
    }


def poll_frame(webinar: Webinar, _subject: str) -> str:
    return part_in_frame("poll", webinar, polls_in_room(webinar, None))


def results_frame(webinar: Webinar, public_id: str) -> str:
    """For who voted: the counts, from five votes on."""
    poll = poll_with_id(webinar, public_id)
    if poll is None:
        return ""
    return part_in_frame("poll", webinar, {"poll_view": poll_for(poll, None, has_voted=True)})


def votes_frame(webinar: Webinar, public_id: str) -> str:
    """For everyone: how many voted, and nothing of what."""
    poll = poll_with_id(webinar, public_id)
    total = poll_for(poll, None).total if poll else None
    return "" if total is None else json.dumps({"poll": public_id, "total": total})


FRAMES: Mapping[str, Frame] = {"poll": poll_frame, "results": results_frame, "votes": votes_frame}
