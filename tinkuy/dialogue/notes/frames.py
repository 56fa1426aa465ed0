"""A note as the stream sends it."""

from collections.abc import Mapping

from tinkuy.dialogue.floor.frames import Frame, part_in_frame
from tinkuy.dialogue.floor.rules import may_be_read
from tinkuy.dialogue.notes.models import NoteState
from tinkuy.dialogue.notes.queries import note_with_id
from tinkuy.planning.cycles.models.webinar import Webinar


def note_frame(webinar: Webinar, public_id: str) -> str:
    note = note_with_id(webinar, public_id)
    if note is None or note.state != NoteState.SHARED or not may_be_read(note.regime, note.webinar):
        return f'<li id="n-{public_id}" data-gone></li>'
    return part_in_frame("note", webinar, {"note": note})


FRAMES: Mapping[str, Frame] = {"note": note_frame}
