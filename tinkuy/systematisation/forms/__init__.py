"""What people type in this stage, cleaned."""

from .coding import CodeCueForm, PassageForm, RecodeForm
from .finding import FindingForm, QuotesForm, RejectionForm, WordsForm
from .shown import ShownForm, TurnsForm
from .transcript import CodeForm, SpeakerForm, TranscriptForm
from .validation import ValidationForm

__all__ = [
    "CodeCueForm",
    "CodeForm",
    "FindingForm",
    "PassageForm",
    "QuotesForm",
    "RecodeForm",
    "RejectionForm",
    "ShownForm",
    "SpeakerForm",
    "TranscriptForm",
    "TurnsForm",
    "ValidationForm",
    "WordsForm",
]
