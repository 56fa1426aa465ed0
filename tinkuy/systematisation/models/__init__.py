"""Transcripts and their cues, the codebook, excerpts, findings and their validation by countries."""

from .agreement import DoubleCoding, Hand, ParallelCode, Settled, Settlement
from .codebook import DEEPEST, PREFIXES, Code, CodeMerge, FindingKind
from .excerpt import ROW_OF, Excerpt, Source
from .finding import Evidence, Finding, FindingState
from .transcript import Cue, Speaker, Transcript
from .validation import Validation, Verdict

__all__ = [
    "DEEPEST",
    "PREFIXES",
    "ROW_OF",
    "Code",
    "CodeMerge",
    "Cue",
    "DoubleCoding",
    "Evidence",
    "Excerpt",
    "Finding",
    "FindingKind",
    "FindingState",
    "Hand",
    "ParallelCode",
    "Settled",
    "Settlement",
    "Source",
    "Speaker",
    "Transcript",
    "Validation",
    "Verdict",
]
