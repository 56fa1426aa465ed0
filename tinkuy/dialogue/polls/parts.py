"""What the room, the console and the stream show of polls."""

import json
from collections.abc import Mapping

from tinkuy.dialogue.floor.parts import Context, Frame, part_in_frame
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.polls.models import PollState
from tinkuy.dialogue.polls.queries import open_or_last_poll, poll_for, poll_with_id, polls_of
from tinkuy.planning.cycles.models.webinar import Webinar


def polls_in_room(webinar: Webinar, voice: Voice | None) -> Context:
    poll = open_or_last_poll(webinar)
    return {"poll_view": poll_for(poll, voice) if poll else None}


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
