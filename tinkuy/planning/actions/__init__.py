"""What the team does to a plan: the cycle, its webinars with their agenda, its themes and hooks, its team.

Every action names its actor, refuses first in words the person reads, and leaves a trace. Those that read rows of a
cycle run inside the scope of that cycle, which the gate opens for a page; `create_cycle` needs none.
"""

from .agenda import copy_agenda, start_agenda
from .agenda_order import move_segment, order_agenda, remove_segment
from .call import close_call, open_call
from .cloning import clone_cycle, clone_webinar
from .closing_decisions import close_decisions_of, close_due_decisions, remind_of_decisions
from .cycle import create_cycle, edit_cycle
from .decision import SettledObjection, propose_decision, record_decision, withdraw_decision
from .decision_voice import accept_resolution, give_voice, resolve_objection
from .focal_points import invite_focal_points, language_of
from .giving_back import forget_taken_roles, give_back_hub_role, give_back_role
from .guest import GuestWords, add_guest, edit_guest, remove_guest
from .guest_consent import end_guest_consent, file_guest_consents, give_guest_consents
from .guest_entry import close_guest_devices, open_guest_by_code, open_guest_by_link, send_guest_code
from .guest_erasing import erase_guests, forget_guests_lately, withdraw_guest
from .guest_link import invite_guest, invite_known_guest, send_guest_link
from .guest_on_paper import file_guest_photo, take_guest_photo, write_guest_bio
from .guest_page import correct_guest
from .guest_photo import put_guest_photo, remove_guest_photo
from .holding import hold_webinar, set_webinar_state, start_webinar, summarise_webinar
from .hook import edit_hook, plan_hook
from .hook_life import drop_hook, pass_hook_on, plant_hook, resolve_hook, settle_hook
from .hosting import set_host
from .hub_team import give_hub_role, take_hub_role
from .hub_words import name_hub
from .invitation import (
    correct_address,
    forget_unanswered_invitations,
    invite_again,
    invite_member,
    note_entry,
)
from .life import advance_cycle, await_focal_point, go_on_without, take_back_start
from .segment import add_segment, edit_segment
from .series import add_series
from .systematisation_plan import add_milestone, plan_systematisation, remove_milestone
from .task import add_task, edit_task, finish_task, remind_of_tasks, remove_task, reopen_task
from .team import give_role, show_publicly, take_role
from .theme import add_theme, remove_theme, rename_theme
from .trusting_the_clock import allow_erasure, trust_clock
from .webinar import add_webinar, edit_webinar

__all__ = [
    "GuestWords",
    "SettledObjection",
    "accept_resolution",
    "add_guest",
    "add_milestone",
    "add_segment",
    "add_series",
    "add_task",
    "add_theme",
    "add_webinar",
    "advance_cycle",
    "allow_erasure",
    "await_focal_point",
    "clone_cycle",
    "clone_webinar",
    "close_call",
    "close_decisions_of",
    "close_due_decisions",
    "close_guest_devices",
    "copy_agenda",
    "correct_address",
    "correct_guest",
    "create_cycle",
    "drop_hook",
    "edit_cycle",
    "edit_guest",
    "edit_hook",
    "edit_segment",
    "edit_task",
    "edit_webinar",
    "end_guest_consent",
    "erase_guests",
    "file_guest_consents",
    "file_guest_photo",
    "finish_task",
    "forget_guests_lately",
    "forget_taken_roles",
    "forget_unanswered_invitations",
    "give_back_hub_role",
    "give_back_role",
    "give_guest_consents",
    "give_hub_role",
    "give_role",
    "give_voice",
    "go_on_without",
    "hold_webinar",
    "invite_again",
    "invite_focal_points",
    "invite_guest",
    "invite_known_guest",
    "invite_member",
    "language_of",
    "move_segment",
    "name_hub",
    "note_entry",
    "open_call",
    "open_guest_by_code",
    "open_guest_by_link",
    "order_agenda",
    "pass_hook_on",
    "plan_hook",
    "plan_systematisation",
    "plant_hook",
    "propose_decision",
    "put_guest_photo",
    "record_decision",
    "remind_of_decisions",
    "remind_of_tasks",
    "remove_guest",
    "remove_guest_photo",
    "remove_milestone",
    "remove_segment",
    "remove_task",
    "remove_theme",
    "rename_theme",
    "reopen_task",
    "resolve_hook",
    "resolve_objection",
    "send_guest_code",
    "send_guest_link",
    "set_host",
    "set_webinar_state",
    "settle_hook",
    "show_publicly",
    "start_agenda",
    "start_webinar",
    "summarise_webinar",
    "take_back_start",
    "take_guest_photo",
    "take_hub_role",
    "take_role",
    "trust_clock",
    "withdraw_decision",
    "withdraw_guest",
    "write_guest_bio",
]
