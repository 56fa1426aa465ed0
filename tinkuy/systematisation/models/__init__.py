"""Transcripts and their cues, the codebook, excerpts, findings and their validation by countries."""

from .asked_item import AskedItem, AskedTick
from .codebook import Code, FindingKind
from .excerpt import ROW_OF, Excerpt, Source
from .finding import CLOSED, LEFT, Evidence, Finding, FindingState
from .relating import FindingLink, Tie
from .round import AnswerLink, RoundFinding, ValidationRound
from .transcript import Cue, Speaker, Transcript
from .validation import Validation, Verdict

__all__ = [
    "CLOSED",
    "LEFT",
    "ROW_OF",
    "AnswerLink",
    "AskedItem",
    "AskedTick",
    "Code",
    "Cue",
    "Evidence",
    "Excerpt",
    "Finding",
    "FindingKind",
    "FindingLink",
    "FindingState",
    "RoundFinding",
    "Source",
    "Speaker",
    "Tie",
    "Transcript",
    "Validation",
    "ValidationRound",
    "Verdict",
]
