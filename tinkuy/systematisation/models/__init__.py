"""Transcripts and their cues, the codebook, excerpts, findings and their validation by countries."""

from .codebook import Code, FindingKind
from .excerpt import Excerpt
from .finding import Evidence, Finding, FindingState
from .transcript import Cue, Speaker, Transcript
from .validation import Validation, Verdict

__all__ = [
    "Code",
    "Cue",
    "Evidence",
    "Excerpt",
    "Finding",
    "FindingKind",
    "FindingState",
    "Speaker",
    "Transcript",
    "Validation",
    "Verdict",
]
