"""What the pages of the plan ask for. The actions decide; forms only clean what was typed."""

from .cloning import CloneForm, CloneWebinarForm
from .cycle import CycleForm, EditCycleForm
from .decision import ProposalForm, RecordForm, ResolutionForm, VoiceForm
from .focal_points import FocalPointsForm
from .guest import GuestForm, PaperConsentsForm
from .holding import HoldForm, SummaryForm
from .hook import DropHookForm, HookForm, SecondForm
from .hours import BestHoursForm, StartForm
from .hub_words import HubWordsForm
from .life import GoOnWithoutForm
from .own_guest import GuestBioForm, GuestCodeForm, GuestConsentsForm, GuestPhotoForm, OwnGuestForm
from .segment import SegmentForm
from .series import SeriesForm
from .shared import SharedForm
from .systematisation_plan import MilestoneForm, SystematisationPlanForm
from .task import TaskForm
from .team import AddressOfMemberForm, HubRoleForm, MemberForm
from .theme import ThemeForm
from .webinar import WebinarForm

__all__ = [
    "AddressOfMemberForm",
    "BestHoursForm",
    "CloneForm",
    "CloneWebinarForm",
    "CycleForm",
    "DropHookForm",
    "EditCycleForm",
    "FocalPointsForm",
    "GoOnWithoutForm",
    "GuestBioForm",
    "GuestCodeForm",
    "GuestConsentsForm",
    "GuestForm",
    "GuestPhotoForm",
    "HoldForm",
    "HookForm",
    "HubRoleForm",
    "HubWordsForm",
    "MemberForm",
    "MilestoneForm",
    "OwnGuestForm",
    "PaperConsentsForm",
    "ProposalForm",
    "RecordForm",
    "ResolutionForm",
    "SecondForm",
    "SegmentForm",
    "SeriesForm",
    "SharedForm",
    "StartForm",
    "SummaryForm",
    "SystematisationPlanForm",
    "TaskForm",
    "ThemeForm",
    "VoiceForm",
    "WebinarForm",
]
