"""A cycle, its webinars with their agenda, its themes and hooks, its team, and how it is to be systematised."""

from .cycle import Cycle, CycleState, InvitedCountry, Regime
from .decision import Decision, DecisionState, Silence
from .decision_voice import DecisionVoice, VoiceKind
from .hook import Hook, HookState
from .segment import Segment
from .systematisation_plan import Milestone, SystematisationPlan
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
    "Hook",
    "HookState",
    "InvitedCountry",
    "Milestone",
    "Regime",
    "Segment",
    "Silence",
    "SystematisationPlan",
    "Task",
    "TeamRole",
    "Theme",
    "ThemeLevel",
    "VoiceKind",
    "Webinar",
    "WebinarState",
    "WebinarTheme",
]
