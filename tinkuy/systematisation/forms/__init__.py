"""What people type in this stage, cleaned."""

from .coding import CodeCueForm, PassageForm, RecodeForm
from .finding import FindingForm, QuotesForm, RejectionForm, WordsForm
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
    "SpeakerForm",
    "TranscriptForm",
    "ValidationForm",
    "WordsForm",
]
