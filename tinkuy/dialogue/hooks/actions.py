"""Threads in the room: the one that is picked up, and the one that is left open at the close."""

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.dialogue.floor.channels import tell_floor
from tinkuy.dialogue.floor.models import Floor
from tinkuy.people.models import Person
from tinkuy.planning.hooks import actions
from tinkuy.planning.hooks.models import Hook


@transaction.atomic
def pick_up_hook(*, actor: Person, floor: Floor, hook: Hook) -> Hook:
    """This session has picked the thread up, at this minute."""
    if hook.target_id != floor.webinar_id:
        raise Refused(_("This thread is of other sessions."))
    resolved = actions.resolve_hook(actor=actor, hook=hook, second=floor.second_at(clock.now()))
    tell_floor(floor.webinar)
    return resolved


@transaction.atomic
def leave_hook_open(*, actor: Person, floor: Floor, hook: Hook) -> Hook:
    """This session leaves the thread open for a later one, at this minute."""
    if hook.origin_id != floor.webinar_id:
        raise Refused(_("This thread is of other sessions."))
    planted = actions.plant_hook(actor=actor, hook=hook, second=floor.second_at(clock.now()))
    tell_floor(floor.webinar)
    return planted


@transaction.atomic
def restore_hook(*, actor: Person, floor: Floor, hook: Hook, state: str, undoes: int) -> Hook:
    """Undo that this session brought the thread to *state*."""
    restored = actions.restore_hook(actor=actor, hook=hook, state=state, undoes=undoes)
    tell_floor(floor.webinar)
    return restored
