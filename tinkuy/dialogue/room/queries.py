"""What was said, minute by minute: notes, answers and threads in one row. Text mode reads it, and who comes later."""

from collections.abc import Iterable
from dataclasses import dataclass

from tinkuy.dialogue.floor.models import Floor
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.hooks.queries import threads_of
from tinkuy.dialogue.notes.models import Note
from tinkuy.dialogue.notes.queries import notes_of_the_room
from tinkuy.dialogue.questions.models import QuestionState
from tinkuy.dialogue.questions.queries import FloorQuestion, questions_on_floor
from tinkuy.people.countries import zone_of
from tinkuy.planning.cycles.models.webinar import TO_COME, Webinar, WebinarState
from tinkuy.planning.hooks.models import Hook, HookState

MOST_LINES = 15
"""Of the live relay, the latest; the whole of it is read once the session is over."""


@dataclass(frozen=True)
class RelayLine:
    """One thing at its second from the real start: a note, an answered question, a thread picked up or left open."""

    second: int
    note: Note | None = None
    answered: FloorQuestion | None = None
    picked_up: Hook | None = None
    left_open: Hook | None = None


def relay_of(webinar: Webinar, floor: Floor | None) -> list[RelayLine]:
    """The latest lines, newest first."""
    return sorted(_lines(webinar, floor), key=lambda line: -line.second)[:MOST_LINES]


def session_record(webinar: Webinar, floor: Floor | None) -> list[RelayLine]:
    """All lines in their order, for who comes after."""
    return sorted(_lines(webinar, floor), key=lambda line: line.second)


def _lines(webinar: Webinar, floor: Floor | None) -> Iterable[RelayLine]:
    for note in notes_of_the_room(webinar):
        yield RelayLine(note.second, note=note)
    for one in questions_on_floor(webinar, floor):
        if one.question.state == QuestionState.ANSWERED:
            yield RelayLine(one.question.answered_second or one.question.second, answered=one)
    threads = threads_of(webinar, floor)
    for hook in threads.to_pick_up:
        if hook.state == HookState.RESOLVED:
            yield RelayLine(hook.resolved_second or 0, picked_up=hook)
    for hook in threads.to_leave_open:
        if hook.state in (HookState.PLANTED, HookState.RESOLVED):
            yield RelayLine(hook.planted_second or 0, left_open=hook)


@dataclass(frozen=True)
class NextSession:
    """The session that follows, in the hour of who reads it; `is_theirs` where their place in it is confirmed, and
    `may_choose` where they may confirm it themselves.
    """

    webinar: Webinar
    zone: str
    is_theirs: bool
    may_choose: bool

    @property
    def is_live(self) -> bool:
        return self.webinar.state == WebinarState.LIVE


def next_session(webinar: Webinar, voice: Voice) -> NextSession | None:
    """The next one that goes on or has a date; nothing after the last one."""
    ahead = (*TO_COME, WebinarState.LIVE)
    later = Webinar.objects.filter(state__in=ahead, ordinal__gt=webinar.ordinal).order_by("ordinal").first()
    if later is None:
        return None
    registration = voice.registration
    is_theirs = registration is not None and registration.webinars.filter(pk=later.pk).exists()
    zone = zone_of(voice.country, webinar.cycle.zone)
    return NextSession(later, zone, is_theirs, may_choose=registration is not None and not is_theirs)


def threads_left_open(webinar: Webinar) -> list[Hook]:
    """Those that the session left for another one, or for nobody yet."""
    return [hook for hook in threads_of(webinar, None).to_leave_open if hook.state == HookState.PLANTED]
