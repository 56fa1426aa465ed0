"""What people type in this stage, cleaned."""

from .agreement import DoubleCodingForm, SettleForm
from .codebook import CodebookFileForm, CodeForm, MergeForm, SplitForm
from .coding import CodeCueForm, PassageForm, RecodeForm
from .correcting import CueForm, RedactionForm, SearchForm
from .counts import AttributesForm, CountsForm
from .finding import FindingForm, QuotesForm, RejectionForm, WordsForm
from .material import MaterialForm, as_filled_in
from .shown import ShownForm, TurnsForm
from .transcript import RoleNameForm, SameVoiceForm, SpeakerForm, TranscriptForm
from .validation import ValidationForm

__all__ = [
    "AttributesForm",
    "CodeCueForm",
    "CodeForm",
    "CodebookFileForm",
    "CountsForm",
    "CueForm",
    "DoubleCodingForm",
    "FindingForm",
    "MaterialForm",
    "MergeForm",
    "PassageForm",
    "QuotesForm",
    "RecodeForm",
    "RedactionForm",
    "RejectionForm",
    "RoleNameForm",
    "SameVoiceForm",
    "SearchForm",
    "SettleForm",
    "ShownForm",
    "SpeakerForm",
    "SplitForm",
    "TranscriptForm",
    "TurnsForm",
    "ValidationForm",
    "WordsForm",
    "as_filled_in",
]
