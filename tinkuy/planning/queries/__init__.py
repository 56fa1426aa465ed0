"""What is read of a plan. Inside the scope of a cycle, save `own_cycles`."""

from .best_hours import BestHours, best_hours_of, not_well
from .cancelled import hooks_hanging_on, hooks_of_cancelled
from .cycles import OwnCycle, own_cycles
from .lookup import agenda_of, hook_at, role_held, segment_at, webinar_at, webinars_in_order
from .path import PathStep, loose_hooks, next_webinar, path_of, steps_without_hooks, webinar_step
from .steps import NextStep, next_step
from .team import (
    InvitedTeam,
    countries_without_focal_point,
    invited_teams,
    members,
    public_focal_points,
)

__all__ = [
    "BestHours",
    "InvitedTeam",
    "NextStep",
    "OwnCycle",
    "PathStep",
    "agenda_of",
    "best_hours_of",
    "countries_without_focal_point",
    "hook_at",
    "hooks_hanging_on",
    "hooks_of_cancelled",
    "invited_teams",
    "loose_hooks",
    "members",
    "next_step",
    "next_webinar",
    "not_well",
    "own_cycles",
    "path_of",
    "public_focal_points",
    "role_held",
    "segment_at",
    "steps_without_hooks",
    "webinar_at",
    "webinar_step",
    "webinars_in_order",
]
