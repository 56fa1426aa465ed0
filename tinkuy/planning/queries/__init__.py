"""What is read of a plan. Inside the scope of a cycle, save `own_cycles`."""

from .cycles import OwnCycle, own_cycles
from .decisions import OnBoard, OpenDecision, board, decision_at, open_decisions
from .focal_points import focal_points_of, invited_countries
from .hosting import Hosting, hosting_of, suggested_hosts
from .lookup import agenda_of, hook_at, role_held, segment_at, webinar_at, webinars_in_order
from .path import PathStep, loose_hooks, next_webinar, path_of, steps_without_hooks, webinar_step
from .share import ShareOfWork, share_of_work
from .steps import NextStep, next_step
from .tasks import DueTask, OwnersTasks, task_with, tasks_by_owner, tasks_due
from .team import (
    InvitedTeam,
    countries_without_focal_point,
    invited_teams,
    members,
    public_focal_points,
    team_persons,
)

__all__ = [
    "DueTask",
    "Hosting",
    "InvitedTeam",
    "NextStep",
    "OnBoard",
    "OpenDecision",
    "OwnCycle",
    "OwnersTasks",
    "PathStep",
    "ShareOfWork",
    "agenda_of",
    "board",
    "countries_without_focal_point",
    "decision_at",
    "focal_points_of",
    "hook_at",
    "hosting_of",
    "invited_countries",
    "invited_teams",
    "loose_hooks",
    "members",
    "next_step",
    "next_webinar",
    "open_decisions",
    "own_cycles",
    "path_of",
    "public_focal_points",
    "role_held",
    "segment_at",
    "share_of_work",
    "steps_without_hooks",
    "suggested_hosts",
    "task_with",
    "tasks_by_owner",
    "tasks_due",
    "team_persons",
    "webinar_at",
    "webinar_step",
    "webinars_in_order",
]
