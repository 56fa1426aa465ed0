"""What the team does to a plan: the cycle, its webinars with their agenda, its hooks, its team.

Every action names its actor, refuses first in words the person reads, and leaves a trace. Those that read rows of a
cycle run inside the scope of that cycle, which the gate opens for a page; `create_cycle` needs none.
"""

from .cycle import create_cycle, edit_cycle
from .holding import hold_webinar, set_webinar_state, start_webinar, summarise_webinar
from .hook import drop_hook, plan_hook, plant_hook, resolve_hook
from .hub_team import give_hub_role, take_hub_role
from .life import advance_cycle
from .segment import add_segment, edit_segment, move_segment, remove_segment
from .team import give_role, invite_member, show_publicly, take_role
from .webinar import add_webinar, edit_webinar

__all__ = [
    "add_segment",
    "add_webinar",
    "advance_cycle",
    "create_cycle",
    "drop_hook",
    "edit_cycle",
    "edit_segment",
    "edit_webinar",
    "give_hub_role",
    "give_role",
    "hold_webinar",
    "invite_member",
    "move_segment",
    "plan_hook",
    "plant_hook",
    "remove_segment",
    "resolve_hook",
    "set_webinar_state",
    "show_publicly",
    "start_webinar",
    "summarise_webinar",
    "take_hub_role",
    "take_role",
]
