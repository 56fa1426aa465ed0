"""What the pages of the plan ask for. The actions decide; forms only clean what was typed."""

from .cycle import CycleForm, EditCycleForm
from .decision import ProposalForm, RecordForm, ResolutionForm, VoiceForm
from .holding import HoldForm, SummaryForm
from .hook import DropHookForm, HookForm, SecondForm
from .segment import SegmentForm
from .task import TaskForm
from .team import HubRoleForm, MemberForm
from .webinar import WebinarForm

__all__ = [
    "CycleForm",
    "DropHookForm",
    "EditCycleForm",
    "HoldForm",
    "HookForm",
    "HubRoleForm",
    "MemberForm",
    "ProposalForm",
    "RecordForm",
    "ResolutionForm",
    "SecondForm",
    "SegmentForm",
    "SummaryForm",
    "TaskForm",
    "VoiceForm",
    "WebinarForm",
]
