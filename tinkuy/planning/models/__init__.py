"""A cycle, its webinars with their agenda, its hooks and its team."""

from .cycle import Cycle, CycleState, InvitedCountry, Regime
from .hook import Hook, HookState
from .segment import Segment
from .team import TeamRole
from .webinar import Webinar, WebinarState

__all__ = [
    "Cycle",
    "CycleState",
    "Hook",
    "HookState",
    "InvitedCountry",
    "Regime",
    "Segment",
    "TeamRole",
    "Webinar",
    "WebinarState",
]
