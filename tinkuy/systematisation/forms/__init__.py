"""What people type in this stage, cleaned."""

from .agreement import DoubleCodingForm, SettleForm
from .choosing import QuotesForm
from .codebook import CodebookFileForm, CodeForm, MergeCodesForm, SplitCodeForm
from .coding import CodeCueForm, PassageForm, RecodeForm
from .correcting import CueForm, RedactionForm, SearchForm
from .counts import AttributesForm, CountsForm
from .finding import FindingForm, RejectionForm, WordsForm, words_of
from .likeness import LikenessForm
from .material import MaterialForm, as_filled_in
from .relating import LinkForm, MergeFindingsForm, SplitFindingForm
from .round import ChangeAnswerForm, MoreDaysForm, RoundForm
from .shown import ShownForm, TurnsForm
from .transcript import RoleNameForm, SameVoiceForm, SpeakerForm, TranscriptForm
from .validation import AnswerForm, ValidationForm

__all__ = [
    "AnswerForm",
    "AttributesForm",
    "ChangeAnswerForm",
    "CodeCueForm",
    "CodeForm",
    "CodebookFileForm",
    "CountsForm",
    "CueForm",
    "DoubleCodingForm",
    "FindingForm",
    "LikenessForm",
    "LinkForm",
    "MaterialForm",
    "MergeCodesForm",
    "MergeFindingsForm",
    "MoreDaysForm",
    "PassageForm",
    "QuotesForm",
    "RecodeForm",
    "RedactionForm",
    "RejectionForm",
    "RoleNameForm",
    "RoundForm",
    "SameVoiceForm",
    "SearchForm",
    "SettleForm",
    "ShownForm",
    "SpeakerForm",
    "SplitCodeForm",
    "SplitFindingForm",
    "TranscriptForm",
    "TurnsForm",
    "ValidationForm",
    "WordsForm",
    "as_filled_in",
    "words_of",
]
