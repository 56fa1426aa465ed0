"""What people type in this stage, cleaned."""

from .agreement import DoubleCodingForm, SettleForm
from .codebook import CodebookFileForm, CodeForm, MergeForm, SplitForm
from .coding import CodeCueForm, PassageForm, RecodeForm
from .counts import AttributesForm, CountsForm
from .finding import FindingForm, QuotesForm, RejectionForm, WordsForm
from .transcript import SpeakerForm, TranscriptForm
from .validation import ValidationForm

__all__ = [
    "AttributesForm",
    "CodeCueForm",
    "CodeForm",
    "CodebookFileForm",
    "CountsForm",
    "DoubleCodingForm",
    "FindingForm",
    "MergeForm",
    "PassageForm",
    "QuotesForm",
    "RecodeForm",
    "RejectionForm",
    "SettleForm",
    "SpeakerForm",
    "SplitForm",
    "TranscriptForm",
    "ValidationForm",
    "WordsForm",
]
