"""What happens in a webinar while it is live: its floor, questions with upvotes, polls with votes, notes, the pulse,
agreements."""

from .agreement import Agreement
from .floor import Floor, ScreenKind
from .note import Note, NoteState
from .poll import Option, Poll, PollState, PollVote
from .pulse import PulseKind, PulseMark
from .question import Question, QuestionState, ShownAs, Upvote

__all__ = [
    "Agreement",
    "Floor",
    "Note",
    "NoteState",
    "Option",
    "Poll",
    "PollState",
    "PollVote",
    "PulseKind",
    "PulseMark",
    "Question",
    "QuestionState",
    "ScreenKind",
    "ShownAs",
    "Upvote",
]
