"""A session before and after its floor is open: what stands ready, what was left; and all sessions, to choose one."""

from collections.abc import Sequence
from dataclasses import dataclass

from tinkuy.dialogue.models import Floor, Note, NoteState, Poll, PollState
from tinkuy.planning.cycles.models.cycle import Cycle, InvitedCountry, Regime
from tinkuy.planning.cycles.models.segment import Segment
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.queries.sessions import agenda_of, webinars_in_order
from tinkuy.planning.hooks.models import Hook, HookState
from tinkuy.planning.hooks.queries import next_webinar, path_of

from .threads import Threads, threads_of


@dataclass(frozen=True)
class Readiness:
    """What the facilitation looks at before it opens the floor. `minutes` are those of the agenda."""

    webinar: Webinar
    parts: Sequence[Segment]
    threads: Threads
    drafts: Sequence[Poll]

    @property
    def minutes(self) -> int:
        return sum(part.minutes for part in self.parts)

    @property
    def fits(self) -> bool:
        return 0 < self.minutes <= self.webinar.minutes

    @property
    def regimes(self) -> list[Regime]:
        """Each regime of the agenda once, in order; without an agenda the cycle's own."""
        in_order = [Regime(part.regime) for part in self.parts] or [Regime(self.webinar.cycle.default_regime)]
        return list(dict.fromkeys(in_order))


@dataclass(frozen=True)
class Rest:
    """What is still open when a session ends or has ended."""

    to_pick_up: Sequence[Hook]
    to_leave_open: Sequence[Hook]
    open_poll: Poll | None
    proposed_notes: int


def readiness_of(webinar: Webinar, floor: Floor | None) -> Readiness:
    drafts = Poll.objects.filter(webinar=webinar, state=PollState.DRAFT)
    return Readiness(webinar, list(agenda_of(webinar)), threads_of(webinar, floor), list(drafts))


def rest_of(webinar: Webinar, floor: Floor | None) -> Rest:
    threads = threads_of(webinar, floor)
    return Rest(
        to_pick_up=[hook for hook in threads.to_pick_up if hook.state == HookState.PLANTED],
        to_leave_open=[hook for hook in threads.to_leave_open if hook.state == HookState.PLANNED],
        open_poll=Poll.objects.filter(webinar=webinar, state=PollState.OPEN).first(),
        proposed_notes=Note.objects.filter(webinar=webinar, state=NoteState.PROPOSED).count(),
    )


@dataclass(frozen=True)
class Session:
    """A webinar in the list of all; `is_next` is the one that goes on, or comes next."""

    webinar: Webinar
    is_next: bool


def sessions_of(cycle: Cycle) -> list[Session]:
    coming = next_webinar(path_of(cycle))
    return [Session(webinar, coming is not None and webinar.pk == coming.pk) for webinar in webinars_in_order()]


def number_of_sessions() -> int:
    """Of the cycle in scope, those cancelled among them: their place is kept."""
    return webinars_in_order().count()


def invited_countries() -> list[str]:
    """Codes of the countries of the cycle in scope."""
    return list(InvitedCountry.objects.values_list("country", flat=True))
