"""What people type in this stage, cleaned."""

from .coding import CodeCueForm, PassageForm, RecodeForm
from .correcting import CueForm, RedactionForm, SearchForm
from .finding import FindingForm, QuotesForm, RejectionForm, WordsForm
from .material import MaterialForm, as_filled_in
from .shown import ShownForm, TurnsForm
from .transcript import CodeForm, RoleNameForm, SameVoiceForm, SpeakerForm, TranscriptForm
from .validation import ValidationForm

__all__ = [
    "CodeCueForm",
    "CodeForm",
    "CueForm",
    "FindingForm",
    "MaterialForm",
    "PassageForm",
    "QuotesForm",
    "RecodeForm",
    "RedactionForm",
    "RejectionForm",
    "RoleNameForm",
    "SameVoiceForm",
    "SearchForm",
    "ShownForm",
    "SpeakerForm",
    "TranscriptForm",
    "TurnsForm",
    "ValidationForm",
    "WordsForm",
    "as_filled_in",
]
