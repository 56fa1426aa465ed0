"""Transcripts and their cues, the codebook, excerpts, findings and their validation by countries."""

from .alert import AlertAnswer, AlertDecision
from .codebook import Code, FindingKind
from .excerpt import ROW_OF, Excerpt, Source
from .finding import Evidence, Finding, FindingState
from .transcript import MARK, Cue, Speaker, Transcript
from .validation import Validation, Verdict

__all__ = [
    "MARK",
    "ROW_OF",
    "AlertAnswer",
    "AlertDecision",
    "Code",
    "Cue",
    "Evidence",
    "Excerpt",
    "Finding",
    "FindingKind",
    "FindingState",
    "Source",
    "Speaker",
    "Transcript",
    "Validation",
    "Verdict",
]
