"""Transcripts and their cues, the codebook, excerpts, findings and their validation by countries."""

from .codebook import Code, FindingKind
from .dismissal import Dismissal
from .excerpt import ROW_OF, Excerpt, Source
from .finding import Evidence, Finding, FindingState
from .transcript import Cue, Speaker, Transcript
from .validation import Validation, Verdict

__all__ = [
    "ROW_OF",
    "Code",
    "Cue",
    "Dismissal",
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
