"""The place in the agenda and its threads, as the stream sends them."""

from collections.abc import Mapping

from tinkuy.dialogue.floor.frames import Frame, part_in_frame
from tinkuy.dialogue.floor.queries.lookup import floor_of
from tinkuy.dialogue.floor.queries.position import position_of
from tinkuy.dialogue.hooks.queries import threads_of
from tinkuy.planning.cycles.models.webinar import Webinar


def floor_frame(webinar: Webinar, _subject: str) -> str:
    floor = floor_of(webinar)
    context = {
        "position": position_of(webinar, floor),
        "threads": threads_of(webinar, floor),
    }
    return part_in_frame("position", webinar, context) + part_in_frame("thread", webinar, context)


FRAMES: Mapping[str, Frame] = {"floor": floor_frame}
