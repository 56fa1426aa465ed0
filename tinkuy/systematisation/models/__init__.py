"""Transcripts and their cues, the codebook, excerpts, findings and their validation by countries."""

from .agreement import DoubleCoding, Hand, ParallelCode, Settled, Settlement
from .alert import AlertAnswer, AlertDecision
from .asked_item import AskedItem, AskedTick
from .codebook import DEEPEST, PREFIXES, Code, CodeMerge, FindingKind
from .dismissal import Dismissal
from .excerpt import ROW_OF, Excerpt, Source
from .finding import CLOSED, LEFT, Evidence, Finding, FindingState
from .material import Material, MaterialKind, Tier
from .relating import FindingLink, Tie
from .round import AnswerLink, RoundFinding, ValidationRound
from .step import CodingStep
from .transcript import MARK, Cue, Speaker, Transcript
from .validation import Validation, Verdict

__all__ = [
    "CLOSED",
    "DEEPEST",
    "LEFT",
    "MARK",
    "PREFIXES",
    "ROW_OF",
    "AlertAnswer",
    "AlertDecision",
    "AnswerLink",
    "AskedItem",
    "AskedTick",
    "Code",
    "CodeMerge",
    "CodingStep",
    "Cue",
    "Dismissal",
    "DoubleCoding",
    "Evidence",
    "Excerpt",
    "Finding",
    "FindingKind",
    "FindingLink",
    "FindingState",
    "Hand",
    "Material",
    "MaterialKind",
    "ParallelCode",
    "RoundFinding",
    "Settled",
    "Settlement",
    "Source",
    "Speaker",
    "Tie",
    "Tier",
    "Transcript",
    "Validation",
    "ValidationRound",
    "Verdict",
]
