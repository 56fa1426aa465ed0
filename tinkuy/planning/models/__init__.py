"""A cycle, its webinars with their agenda, its themes and hooks, its team, and how it is to be systematised."""

from .cycle import Cycle, CycleState, InvitedCountry, Regime
from .hook import Hook, HookState
from .segment import Segment
from .systematisation_plan import Milestone, SystematisationPlan
from .team import TeamRole
from .theme import Theme, ThemeLevel, WebinarTheme
from .webinar import Webinar, WebinarState

__all__ = [
    "Cycle",
    "CycleState",
    "Hook",
    "HookState",
    "InvitedCountry",
    "Milestone",
    "Regime",
    "Segment",
    "SystematisationPlan",
    "TeamRole",
    "Theme",
    "ThemeLevel",
    "Webinar",
    "WebinarState",
    "WebinarTheme",
]
