"""A cycle, its webinars with their agenda, its themes, hooks and guests, its team, how it is to be systematised."""

from .cycle import Cycle, CycleState, InvitedCountry, Regime
from .decision import Decision, DecisionState, Silence
from .decision_voice import DecisionVoice, VoiceKind
from .guest import Guest, GuestKind, Sex
from .guest_code import GuestCode
from .guest_consent import GuestConsent, GuestPurpose
from .guest_device import GuestDevice
from .guest_part import GuestPart
from .hook import Hook, HookState
from .hub_words import HubWords
from .segment import Segment
from .systematisation_plan import Milestone, SystematisationPlan
from .taken_role import TakenHubRole, TakenRole
from .task import Task
from .team import TeamRole
from .theme import Theme, ThemeLevel, WebinarTheme
from .webinar import Webinar, WebinarState

__all__ = [
    "Cycle",
    "CycleState",
    "Decision",
    "DecisionState",
    "DecisionVoice",
    "Guest",
    "GuestCode",
    "GuestConsent",
    "GuestDevice",
    "GuestKind",
    "GuestPart",
    "GuestPurpose",
    "Hook",
    "HookState",
    "HubWords",
    "InvitedCountry",
    "Milestone",
    "Regime",
    "Segment",
    "Sex",
    "Silence",
    "SystematisationPlan",
    "TakenHubRole",
    "TakenRole",
    "Task",
    "TeamRole",
    "Theme",
    "ThemeLevel",
    "VoiceKind",
    "Webinar",
    "WebinarState",
    "WebinarTheme",
]
