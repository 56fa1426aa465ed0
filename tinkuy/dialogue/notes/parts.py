"""What the room, the console and the stream show of the notes."""

from collections.abc import Mapping

from tinkuy.dialogue.floor.parts import Context, Frame, part_in_frame
from tinkuy.dialogue.floor.rules import may_be_read
from tinkuy.dialogue.notes.models import NoteState
from tinkuy.dialogue.notes.queries import note_with_id, notes_of, notes_of_the_room
from tinkuy.planning.cycles.models.webinar import Webinar

LATEST_NOTES = 10


def notes_in_room(webinar: Webinar) -> Context:
    notes = notes_of_the_room(webinar)
    return {"notes": notes[::-1][:LATEST_NOTES], "notes_in_all": len(notes)}


def notes_on_console(webinar: Webinar) -> Context:
    notes = notes_of(webinar, NoteState.values)
    return {"notes": notes, "proposed": sum(note.state == NoteState.PROPOSED for note in notes)}


def note_frame(webinar: Webinar, public_id: str) -> str:
    note = note_with_id(webinar, public_id)
    if note is None or note.state != NoteState.SHARED or not may_be_read(note.regime, note.webinar):
        return f'<li id="n-{public_id}" data-gone></li>'
    return part_in_frame("note", webinar, {"note": note})


FRAMES: Mapping[str, Frame] = {"note": note_frame}
