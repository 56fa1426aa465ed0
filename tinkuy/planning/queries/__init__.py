"""What is read of a plan. Inside the scope of a cycle."""

from .agenda import TimedPart, free_minutes, timed_agenda, webinars_with_agenda
from .best_hours import BestHours, best_hours_of, not_well
from .cancelled import hooks_hanging_on, hooks_of_cancelled
from .days import DayTold, day_told, days_passed, next_free_day
from .decisions import OnBoard, OpenDecision, board, decision_at, open_decisions
from .focal_points import focal_points_of, invited_countries
from .hosting import Hosting, hosting_of, suggested_hosts
from .lacks import REFUSALS, Lack, Lacking, lacks_for, lacks_of_next_step
from .lookup import agenda_of, hook_at, role_held, segment_at, webinar_at, webinars_in_order
from .path import PathStep, loose_hooks, next_webinar, path_of, steps_without_hooks, webinar_step
from .share import ShareOfWork, share_of_work
from .states import agenda_fingerprint, fingerprint_of, state_of
from .systematisation_plan import milestone_with, milestones, suggested_plan, systematisation_plan
from .tasks import DueTask, OwnersTasks, task_with, tasks_by_owner, tasks_due
from .team import (
    InvitedTeam,
    countries_awaiting_focal_point,
    countries_without_focal_point,
    invited_teams,
    members,
    public_focal_points,
    team_persons,
)
from .themes import ThemeLine, lines_of_themes, theme_at, themes_in_order

__all__ = [
    "REFUSALS",
    "BestHours",
    "DayTold",
    "DueTask",
    "Hosting",
    "InvitedTeam",
    "Lack",
    "Lacking",
    "OnBoard",
    "OpenDecision",
    "OwnersTasks",
    "PathStep",
    "ShareOfWork",
    "ThemeLine",
    "TimedPart",
    "agenda_fingerprint",
    "agenda_of",
    "best_hours_of",
    "board",
    "countries_awaiting_focal_point",
    "countries_without_focal_point",
    "day_told",
    "days_passed",
    "decision_at",
    "fingerprint_of",
    "focal_points_of",
    "free_minutes",
    "hook_at",
    "hooks_hanging_on",
    "hooks_of_cancelled",
    "hosting_of",
    "invited_countries",
    "invited_teams",
    "lacks_for",
    "lacks_of_next_step",
    "lines_of_themes",
    "loose_hooks",
    "members",
    "milestone_with",
    "milestones",
    "next_free_day",
    "next_webinar",
    "not_well",
    "open_decisions",
    "path_of",
    "public_focal_points",
    "role_held",
    "segment_at",
    "share_of_work",
    "state_of",
    "steps_without_hooks",
    "suggested_hosts",
    "suggested_plan",
    "systematisation_plan",
    "task_with",
    "tasks_by_owner",
    "tasks_due",
    "team_persons",
    "theme_at",
    "themes_in_order",
    "timed_agenda",
    "webinar_at",
    "webinar_step",
    "webinars_in_order",
    "webinars_with_agenda",
]
