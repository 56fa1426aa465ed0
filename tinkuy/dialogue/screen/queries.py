"""What the projector shows: one thing, and only what the room may read of it."""

from dataclasses import dataclass

import segno

from tinkuy.dialogue.floor.models import Floor, ScreenKind
from tinkuy.dialogue.floor.rules import may_be_read
from tinkuy.dialogue.polls.models import Poll, PollState
from tinkuy.dialogue.polls.queries import PollView, poll_for
from tinkuy.dialogue.questions.models import Question
from tinkuy.dialogue.questions.queries import FloorQuestion, floor_question, question_with_id
from tinkuy.dialogue.questions.rules import ON_THE_FLOOR
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.models import Hook, HookState


@dataclass(frozen=True)
class ScreenContent:
    """`kind` is a `ScreenKind`, or `closing`: a thread that this session leaves open."""

    kind: str
    hook: Hook | None = None
    floor_question: FloorQuestion | None = None
    poll: PollView | None = None

    @property
    def is_holding(self) -> bool:
        return self.kind == ScreenKind.HOLDING


TITLE = ScreenContent(str(ScreenKind.TITLE))


def on_screen(webinar: Webinar, floor: Floor | None) -> ScreenContent:
    """What was chosen last; the session's own question where that is gone, or may not be read any more."""
    if floor is None or floor.screen == ScreenKind.TITLE:
        return TITLE
    if floor.screen == ScreenKind.HOLDING:
        return ScreenContent(str(ScreenKind.HOLDING))
    if floor.screen == ScreenKind.HOOK:
        return _hook(webinar, floor.screen_hook)
    if floor.screen == ScreenKind.POLL:
        return _poll(floor.screen_poll)
    return _question(webinar, floor, floor.screen_question)


def _hook(webinar: Webinar, hook: Hook | None) -> ScreenContent:
    if hook is None or hook.state == HookState.DROPPED:
        return TITLE
    return ScreenContent("closing" if hook.origin_id == webinar.pk else str(ScreenKind.HOOK), hook=hook)


def _question(webinar: Webinar, floor: Floor, question: Question | None) -> ScreenContent:
    row = question_with_id(webinar, question.public_id) if question is not None else None
    if row is None or row.state not in ON_THE_FLOOR or not may_be_read(row.regime, row.webinar):
        return TITLE
    return ScreenContent(str(ScreenKind.QUESTION), floor_question=floor_question(row, floor))


def _poll(poll: Poll | None) -> ScreenContent:
    """Its results once they were shown to everyone; until then how many voted."""
    if poll is None or poll.state not in (PollState.OPEN, PollState.CLOSED):
        return TITLE
    return ScreenContent(str(ScreenKind.POLL), poll=poll_for(poll, None))


@dataclass(frozen=True)
class DrawnCode:
    """`path` in a square of `side` units, one unit a module."""

    path: str
    side: int


def drawn_code(address: str) -> DrawnCode:
    """*address* as a code that is still read when a seventh of it is hidden."""
    matrix = segno.make(address, error="m", micro=False).matrix
    dark = ((x, y) for y, row in enumerate(matrix) for x, module in enumerate(row) if module)
    return DrawnCode("".join(f"M{x} {y}h1v1h-1z" for x, y in dark), len(matrix))
