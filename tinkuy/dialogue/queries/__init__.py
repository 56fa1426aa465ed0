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
from .polls import PollView, open_or_last_poll, poll_for, polls_of
from .position import Position, position_of
from .presence import Connected, connected_now, countries_of_many, presence_due
from .pulse import PulseCount, pulse_counts
from .questions import (
    FloorQuestion,
    floor_question,
    own_questions,
    questions_by,
    questions_on_floor,
    questions_to_decide,
    upvotes_on_floor,
)
from .similar import similar_question
from .threads import Threads, threads_of

__all__ = [
    "Connected",
    "FloorQuestion",
    "PollView",
    "Position",
    "PulseCount",
    "Threads",
    "connected_now",
    "countries_of_many",
    "floor_of",
    "floor_question",
    "floor_with_code",
    "note_with_id",
    "notes_of",
    "notes_of_the_room",
    "open_or_last_poll",
    "option_with_key",
    "own_questions",
    "poll_for",
    "poll_with_id",
    "polls_of",
    "position_of",
    "presence_due",
    "pulse_counts",
    "question_with_id",
    "questions_by",
    "questions_on_floor",
    "questions_to_decide",
    "similar_question",
    "threads_of",
    "upvotes_on_floor",
    "webinar_on_air",
]
