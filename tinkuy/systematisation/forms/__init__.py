"""What people type in this stage, cleaned."""

from .coding import CodeCueForm, PassageForm, RecodeForm
from .finding import FindingForm, QuotesForm, RejectionForm, WordsForm
from .material import MaterialForm, as_filled_in
from .transcript import CodeForm, SpeakerForm, TranscriptForm
from .validation import ValidationForm

__all__ = [
    "CodeCueForm",
    "CodeForm",
    "FindingForm",
    "MaterialForm",
    "PassageForm",
    "QuotesForm",
    "RecodeForm",
    "RejectionForm",
    "SpeakerForm",
    "TranscriptForm",
    "ValidationForm",
    "WordsForm",
    "as_filled_in",
]
