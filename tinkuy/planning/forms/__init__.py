"""What the pages of the plan ask for. The actions decide; forms only clean what was typed."""

from .cycle import CycleForm, EditCycleForm
from .holding import HoldForm, SummaryForm
from .hook import DropHookForm, HookForm, SecondForm
from .hours import BestHoursForm, StartForm
from .segment import SegmentForm
from .team import HubRoleForm, MemberForm
from .webinar import WebinarForm

__all__ = [
    "BestHoursForm",
    "CycleForm",
    "DropHookForm",
    "EditCycleForm",
    "HoldForm",
    "HookForm",
    "HubRoleForm",
    "MemberForm",
    "SecondForm",
    "SegmentForm",
    "StartForm",
    "SummaryForm",
    "WebinarForm",
]
