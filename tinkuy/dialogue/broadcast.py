"""What the stream says of a live webinar: each change is rendered once per language and sent to its whole audience.

A frame never depends on who reads it: whose vote or support it is, the page's own script knows.
"""

from tinkuy.attendance.presences.models import Presence
from tinkuy.convening.registrations.models import Registration
from tinkuy.dialogue.floor.parts import in_room
from tinkuy.dialogue.notes.parts import FRAMES as NOTES
from tinkuy.dialogue.polls.parts import FRAMES as POLLS
from tinkuy.dialogue.presence.actions import SECONDS_BETWEEN_PRESENCES, SECONDS_TO_GATHER, note_arrivals, note_listeners
from tinkuy.dialogue.presence.queries import forget_counts
from tinkuy.dialogue.pulse.parts import FRAMES as PULSE
from tinkuy.dialogue.questions.parts import FRAMES as QUESTIONS
from tinkuy.dialogue.room.context import FRAMES as FLOOR
from tinkuy.stream.public_changes import when_written
from tinkuy.stream.rendering import renders
from tinkuy.stream.timekeeper import watch


def begin() -> None:
    """Register what this stage says and watches. The subject of an event is a public id, or the room's key."""
    for frames in (FLOOR, QUESTIONS, POLLS, NOTES, PULSE):
        for kind, frame in frames.items():
            renders(kind, in_room(frame))
    renders("part", lambda event: event.subject)
    for model in (Presence, Registration):
        when_written(model._meta.db_table, forget_counts)
    watch(SECONDS_BETWEEN_PRESENCES, note_listeners)
    watch(SECONDS_TO_GATHER, note_arrivals, names_listeners=False)
