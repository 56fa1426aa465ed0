"""What the team does to a plan: the cycle, its webinars with their agenda, its hooks, its team.

Every action names its actor, refuses first in words the person reads, and leaves a trace. Those that read rows of a
cycle run inside the scope of that cycle, which the gate opens for a page; `create_cycle` needs none.
"""

from .cycle import create_cycle, edit_cycle
from .guest import GuestWords, add_guest, edit_guest, remove_guest
from .guest_consent import end_guest_consent, file_guest_consents, give_guest_consents
from .guest_entry import close_guest_devices, open_guest_by_code, open_guest_by_link, send_guest_code
from .guest_erasing import erase_guests, withdraw_guest
from .guest_link import send_guest_link
from .guest_page import correct_guest
from .guest_photo import put_guest_photo, remove_guest_photo
from .holding import hold_webinar, set_webinar_state, start_webinar, summarise_webinar
from .hook import drop_hook, plan_hook, plant_hook, resolve_hook
from .hub_team import give_hub_role, take_hub_role
from .life import advance_cycle
from .segment import add_segment, edit_segment, move_segment, remove_segment
from .team import give_role, invite_member, show_publicly, take_role
from .webinar import add_webinar, edit_webinar

__all__ = [
    "GuestWords",
    "add_guest",
    "add_segment",
    "add_webinar",
    "advance_cycle",
    "close_guest_devices",
    "correct_guest",
    "create_cycle",
    "drop_hook",
    "edit_cycle",
    "edit_guest",
    "edit_segment",
    "edit_webinar",
    "end_guest_consent",
    "erase_guests",
    "file_guest_consents",
    "give_guest_consents",
    "give_hub_role",
    "give_role",
    "hold_webinar",
    "invite_member",
    "move_segment",
    "open_guest_by_code",
    "open_guest_by_link",
    "plan_hook",
    "plant_hook",
    "put_guest_photo",
    "remove_guest",
    "remove_guest_photo",
    "remove_segment",
    "resolve_hook",
    "send_guest_code",
    "send_guest_link",
    "set_webinar_state",
    "show_publicly",
    "start_webinar",
    "summarise_webinar",
    "take_hub_role",
    "take_role",
    "withdraw_guest",
]
