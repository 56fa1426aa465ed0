"""What people type in this stage, cleaned."""

from .coding import CodeCueForm, PassageForm, RecodeForm
from .finding import FindingForm, QuotesForm, RejectionForm, WordsForm, words_of
from .relating import LinkForm, MergeForm, SplitForm
from .round import ChangeAnswerForm, MoreDaysForm, RoundForm
from .transcript import CodeForm, SpeakerForm, TranscriptForm
from .validation import AnswerForm, ValidationForm

__all__ = [
    "AnswerForm",
    "ChangeAnswerForm",
    "CodeCueForm",
    "CodeForm",
    "FindingForm",
    "LinkForm",
    "MergeForm",
    "MoreDaysForm",
    "PassageForm",
    "QuotesForm",
    "RecodeForm",
    "RejectionForm",
    "RoundForm",
    "SpeakerForm",
    "SplitForm",
    "TranscriptForm",
    "ValidationForm",
    "WordsForm",
    "words_of",
]
