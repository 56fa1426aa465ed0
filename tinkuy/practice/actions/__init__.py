"""Communicate a recommendation, record what a country answers, plan and complete its key actions."""

from .communicating import communicate_recommendation
from .counterpart import name_counterpart
from .key_actions import complete_action, plan_action, start_action
from .responding import agree_on_review, record_response

__all__ = [
    "agree_on_review",
    "communicate_recommendation",
    "complete_action",
    "name_counterpart",
    "plan_action",
    "record_response",
    "start_action",
]
