"""What is read of a live webinar: one thing by its address, the room as a participant sees it, the console's queue."""

from .lookup import (
    floor_of,
    floor_with_code,
    note_with_id,
    option_with_key,
    poll_with_id,
    question_with_id,
    webinar_on_air,
)
from .notes import notes_of, notes_of_the_room
from .polls import PollShown, open_or_last_poll, poll_shown, polls_of
from .position import Position, position_of
from .presence import Connected, connected_now, countries_of_many, presence_due
from .pulse import PulseShown, pulse_shown
from .questions import (
    Asked,
    asked,
    asked_by,
    own_questions,
    questions_on_floor,
    questions_to_decide,
    upvotes_on_floor,
)
from .similar import similar_question
from .threads import Threads, threads_of

__all__ = [
    "Asked",
    "Connected",
    "PollShown",
    "Position",
    "PulseShown",
    "Threads",
    "asked",
    "asked_by",
    "connected_now",
    "countries_of_many",
    "floor_of",
    "floor_with_code",
    "note_with_id",
    "notes_of",
    "notes_of_the_room",
    "open_or_last_poll",
    "option_with_key",
    "own_questions",
    "poll_shown",
    "poll_with_id",
    "polls_of",
    "position_of",
    "presence_due",
    "pulse_shown",
    "question_with_id",
    "questions_on_floor",
    "questions_to_decide",
    "similar_question",
    "threads_of",
    "upvotes_on_floor",
    "webinar_on_air",
]
