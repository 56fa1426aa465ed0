"""What is read of a plan. Inside the scope of a cycle."""

from .lookup import agenda_of, hook_at, role_held, segment_at, webinar_at, webinars_in_order
from .path import PathStep, loose_hooks, next_webinar, path_of, steps_without_hooks, webinar_step
from .team import (
    InvitedTeam,
    countries_without_focal_point,
    invited_teams,
    members,
    public_focal_points,
)

__all__ = [
    "InvitedTeam",
    "PathStep",
    "agenda_of",
    "countries_without_focal_point",
    "hook_at",
    "invited_teams",
    "loose_hooks",
    "members",
    "next_webinar",
    "path_of",
    "public_focal_points",
    "role_held",
    "segment_at",
    "steps_without_hooks",
    "webinar_at",
    "webinar_step",
    "webinars_in_order",
]
