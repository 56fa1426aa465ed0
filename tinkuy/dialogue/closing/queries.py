"""What is still open when a session ends or has ended."""

from collections.abc import Sequence
from dataclasses import dataclass

from tinkuy.dialogue.floor.models import Floor
from tinkuy.dialogue.hooks.queries import threads_of
from tinkuy.dialogue.notes.models import Note, NoteState
from tinkuy.dialogue.polls.models import Poll, PollState
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.models import Hook, HookState


@dataclass(frozen=True)
class OpenEnds:
    """What is still open when a session ends or has ended."""

    to_pick_up: Sequence[Hook]
    to_leave_open: Sequence[Hook]
    open_poll: Poll | None
    proposed_notes: int


def open_ends_of(webinar: Webinar, floor: Floor | None) -> OpenEnds:
    threads = threads_of(webinar, floor)
    return OpenEnds(
        to_pick_up=[hook for hook in threads.to_pick_up if hook.state == HookState.PLANTED],
        to_leave_open=[hook for hook in threads.to_leave_open if hook.state == HookState.PLANNED],
        open_poll=Poll.objects.filter(webinar=webinar, state=PollState.OPEN).first(),
        proposed_notes=Note.objects.filter(webinar=webinar, state=NoteState.PROPOSED).count(),
    )


def minutes_so_far(webinar: Webinar) -> int:
    """Since it began; none of one that has not."""
    begun = webinar.actually_started_at
    return max(0, int((webinar.cycle.now() - begun).total_seconds() // 60)) if begun else 0
