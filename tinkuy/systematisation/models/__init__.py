"""Transcripts and their cues, the codebook, excerpts, findings and their validation by countries."""

from .agreement import DoubleCoding, Hand, ParallelCode, Settled, Settlement
from .alert import AlertAnswer, AlertDecision
from .codebook import DEEPEST, PREFIXES, Code, CodeMerge, FindingKind
from .excerpt import ROW_OF, Excerpt, Source
from .finding import Evidence, Finding, FindingState
from .material import Material, MaterialKind, Tier
from .step import CodingStep
from .transcript import MARK, Cue, Speaker, Transcript
from .validation import Validation, Verdict

__all__ = [
    "DEEPEST",
    "MARK",
    "PREFIXES",
    "ROW_OF",
    "AlertAnswer",
    "AlertDecision",
    "Code",
    "CodeMerge",
    "CodingStep",
    "Cue",
    "DoubleCoding",
    "Evidence",
    "Excerpt",
    "Finding",
    "FindingKind",
    "FindingState",
    "Hand",
    "Material",
    "MaterialKind",
    "ParallelCode",
    "Settled",
    "Settlement",
    "Source",
    "Speaker",
    "Tier",
    "Transcript",
    "Validation",
    "Verdict",
]
