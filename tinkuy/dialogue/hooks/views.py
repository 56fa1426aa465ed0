"""The deeds of threads from the console, one address each."""

from typing import Any

from django.http import Http404

from tinkuy.design.missing import or_404
from tinkuy.dialogue.floor.console_pages import console_form
from tinkuy.dialogue.floor.request import floor_or_404
from tinkuy.dialogue.hooks import actions
from tinkuy.planning.hooks.queries import hook_at


def hook_on_floor(n: int, number: int) -> dict[str, Any]:
    """A thread that this session picks up or leaves open."""
    floor, hook = floor_or_404(n), or_404(hook_at(number))
    if floor.webinar_id not in (hook.origin_id, hook.target_id):
        raise Http404
    return {"floor": floor, "hook": hook}


pick_up_hook = console_form(actions.pick_up_hook, hook_on_floor)
leave_hook_open = console_form(actions.leave_hook_open, hook_on_floor)
