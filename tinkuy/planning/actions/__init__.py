"""What the team does to a plan: the cycle, its webinars with their agenda, its hooks, its team.

Every action names its actor, refuses first in words the person reads, and leaves a trace. Those that read rows of a
cycle run inside the scope of that cycle, which the gate opens for a page; `create_cycle` needs none.
"""

from .call import close_call, open_call
from .closing_decisions import close_decisions_of, close_due_decisions, remind_of_decisions
from .cycle import create_cycle, edit_cycle
from .decision import SettledObjection, propose_decision, record_decision, withdraw_decision
from .decision_voice import accept_resolution, give_voice, resolve_objection
from .holding import hold_webinar, set_webinar_state, start_webinar, summarise_webinar
from .hook import drop_hook, plan_hook, plant_hook, resolve_hook
from .hosting import set_host
from .hub_team import give_hub_role, take_hub_role
from .life import advance_cycle
from .segment import add_segment, edit_segment, move_segment, remove_segment
from .task import add_task, edit_task, finish_task, remind_of_tasks, remove_task, reopen_task
from .team import give_role, invite_member, show_publicly, take_role
from .theme import add_theme
from .webinar import add_webinar, edit_webinar

__all__ = [
    "SettledObjection",
    "accept_resolution",
    "add_segment",
    "add_task",
    "add_theme",
    "add_webinar",
    "advance_cycle",
    "close_call",
    "close_decisions_of",
    "close_due_decisions",
    "create_cycle",
    "drop_hook",
    "edit_cycle",
    "edit_segment",
    "edit_task",
    "edit_webinar",
    "finish_task",
    "give_hub_role",
    "give_role",
    "give_voice",
    "hold_webinar",
    "invite_member",
    "move_segment",
    "open_call",
    "plan_hook",
    "plant_hook",
    "propose_decision",
    "record_decision",
    "remind_of_decisions",
    "remind_of_tasks",
    "remove_segment",
    "remove_task",
    "reopen_task",
    "resolve_hook",
    "resolve_objection",
    "set_host",
    "set_webinar_state",
    "show_publicly",
    "start_webinar",
    "summarise_webinar",
    "take_hub_role",
    "take_role",
    "withdraw_decision",
]
