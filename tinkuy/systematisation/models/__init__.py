"""Transcripts and their cues, the codebook, excerpts, findings and their validation by countries."""

from .alert import AlertAnswer, AlertDecision
from .codebook import Code, FindingKind
from .excerpt import ROW_OF, Excerpt, Source
from .finding import Evidence, Finding, FindingState
from .material import Material, MaterialKind, Tier
from .step import CodingStep
from .transcript import MARK, Cue, Speaker, Transcript
from .validation import Validation, Verdict

__all__ = [
    "MARK",
    "ROW_OF",
    "AlertAnswer",
    "AlertDecision",
    "Code",
    "CodingStep",
    "Cue",
    "Evidence",
    "Excerpt",
    "Finding",
    "FindingKind",
    "FindingState",
    "Material",
    "MaterialKind",
    "Source",
    "Speaker",
    "Tier",
    "Transcript",
    "Validation",
    "Verdict",
]
