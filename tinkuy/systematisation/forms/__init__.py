"""What people type in this stage, cleaned."""

from .coding import CodeCueForm, PassageForm, RecodeForm
from .finding import FindingForm, QuotesForm, RejectionForm, WordsForm
from .likeness import LikenessForm
from .transcript import CodeForm, SpeakerForm, TranscriptForm
from .validation import ValidationForm

__all__ = [
    "CodeCueForm",
    "CodeForm",
    "FindingForm",
    "LikenessForm",
    "PassageForm",
    "QuotesForm",
    "RecodeForm",
    "RejectionForm",
    "SpeakerForm",
    "TranscriptForm",
    "ValidationForm",
    "WordsForm",
]
