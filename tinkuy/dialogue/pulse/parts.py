"""What the room, the console and the stream show of the pulse."""

import json
from collections.abc import Mapping

from tinkuy.dialogue.floor.parts import Context, Frame
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.pulse.queries import pulse_counts
from tinkuy.planning.cycles.models.webinar import Webinar


def pulse_in_room(webinar: Webinar, voice: Voice) -> Context:
    return {"pulse": pulse_counts(webinar, voice)}


def pulse_on_console(webinar: Webinar) -> Context:
    return {"pulse": [sign for sign in pulse_counts(webinar) if sign.count]}


def pulse_frame(webinar: Webinar, _subject: str) -> str:
    return json.dumps({one.kind.value: one.count for one in pulse_counts(webinar)})


FRAMES: Mapping[str, Frame] = {"pulse": pulse_frame}
