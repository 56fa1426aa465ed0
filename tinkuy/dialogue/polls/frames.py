"""A poll as the stream sends it."""

import json
from collections.abc import Mapping

from tinkuy.dialogue.floor.frames import Frame, part_in_frame
from tinkuy.dialogue.polls.queries import open_or_last_poll, poll_for, poll_with_id
from tinkuy.planning.cycles.models.webinar import Webinar


def poll_frame(webinar: Webinar, _subject: str) -> str:
    poll = open_or_last_poll(webinar)
    return part_in_frame("poll", webinar, {"poll_view": poll_for(poll, None) if poll else None})


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
