"""What the pages of the plan ask for. The actions decide; forms only clean what was typed."""

from .cycle import CycleForm, EditCycleForm
from .guest import GuestForm, PaperConsentsForm
from .holding import HoldForm, SummaryForm
from .hook import DropHookForm, HookForm, SecondForm
from .own_guest import GuestCodeForm, GuestConsentsForm, GuestPhotoForm, OwnGuestForm
from .segment import SegmentForm
from .team import HubRoleForm, MemberForm
from .webinar import WebinarForm

__all__ = [
    "CycleForm",
    "DropHookForm",
    "EditCycleForm",
    "GuestCodeForm",
    "GuestConsentsForm",
    "GuestForm",
    "GuestPhotoForm",
    "HoldForm",
    "HookForm",
    "HubRoleForm",
    "MemberForm",
    "OwnGuestForm",
    "PaperConsentsForm",
    "SecondForm",
    "SegmentForm",
    "SummaryForm",
    "WebinarForm",
]
