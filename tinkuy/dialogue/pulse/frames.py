"""The pulse as the stream sends it."""

import json
from collections.abc import Mapping

from tinkuy.dialogue.floor.frames import Frame
from tinkuy.dialogue.pulse.queries import pulse_counts
from tinkuy.planning.cycles.models.webinar import Webinar


def pulse_frame(webinar: Webinar, _subject: str) -> str:
    return json.dumps({one.kind.value: one.count for one in pulse_counts(webinar)})


FRAMES: Mapping[str, Frame] = {"pulse": pulse_frame}
