"""What people do while a webinar is live.

Deeds of participants take a `Voice`; deeds of the team take their `actor`. Each refuses in words the person reads,
writes in one transaction, and ends by telling the stream what changed, never what was said.
"""

from .answers import answer_question, defer_question
from .expiring import close_unkept_polls, end_rooms, forget_nameless_askers
from .floor import close_floor, enter_segment, extend_segment, open_floor, prepare_floor, set_taking_questions
from .hooks import leave_hook_open, pick_up_hook
from .moderation import (
    approve_question,
    decline_question,
    hold_question,
    merge_question,
    pin_question,
    redact_question,
    unpin_question,
)
from .notes import accept_note, edit_note, propose_note, remove_note, write_note
from .poll_votes import cast_vote
from .polls import close_poll, draft_poll, open_poll, remove_poll, reveal_poll
from .pulse import mark_pulse, unmark_pulse
from .questions import submit_question
from .screen import show_holding_slide, show_hook, show_poll, show_question, show_title
from .taking_back import take_back_questions, withdraw_question
from .upvotes import upvote_question, withdraw_upvote

__all__ = [
    "accept_note",
    "answer_question",
    "approve_question",
    "cast_vote",
    "close_floor",
    "close_poll",
    "close_unkept_polls",
    "decline_question",
    "defer_question",
    "draft_poll",
    "edit_note",
    "end_rooms",
    "enter_segment",
    "extend_segment",
    "forget_nameless_askers",
    "hold_question",
    "leave_hook_open",
    "mark_pulse",
    "merge_question",
    "open_floor",
    "open_poll",
    "pick_up_hook",
    "pin_question",
    "prepare_floor",
    "propose_note",
    "redact_question",
    "remove_note",
    "remove_poll",
    "reveal_poll",
    "set_taking_questions",
    "show_holding_slide",
    "show_hook",
    "show_poll",
    "show_question",
    "show_title",
    "submit_question",
    "take_back_questions",
    "unmark_pulse",
    "unpin_question",
    "upvote_question",
    "withdraw_question",
    "withdraw_upvote",
    "write_note",
]
