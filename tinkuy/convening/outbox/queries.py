"""The outbox of a session: each of its moments with when it goes, to whom, and what it waits for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tinkuy.convening.message_texts.models import AFTER, BEFORE, Moment
from tinkuy.convening.message_texts.queries import own_texts
from tinkuy.convening.moments.models import Decision, MomentDispatch, MomentMode
from tinkuy.convening.moments.queries import dispatches_of, modes_of
from tinkuy.convening.moments.rules import due_at, makes_sense_until, moments_to_decide
from tinkuy.core.languages import CODES
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import TO_COME, Webinar, WebinarState
from tinkuy.planning.cycles.queries import webinars_in_order


class OutboxState(StrEnum):
    OFF = "off"
    TO_APPROVE = "to_approve"
    PLANNED = "planned"
    HELD = "held"
    DROPPED = "dropped"
    GOING = "going"
    SENT = "sent"
    MISSED = "missed"


@dataclass(frozen=True)
class OutboxEntry:
    """One moment of a session. `due_at` is by the clock of the cycle; `own_languages` those that it wrote itself."""

    moment: Moment
    mode: str
    due_at: datetime
    state: OutboxState
    dispatch: MomentDispatch | None
    own_languages: Sequence[str]
    may_be_decided: bool
    lacks_summary: bool

    @property
    def needs_a_hand(self) -> bool:
        return self.state in (OutboxState.TO_APPROVE, OutboxState.HELD)

    @property
    def rank(self) -> int:
        """Its place in the outbox: what needs a hand, what goes, what went, what does not go."""
        if self.needs_a_hand:
            return 0
        order = (OutboxState.PLANNED, OutboxState.GOING, OutboxState.SENT)
        return 1 + (order.index(self.state) if self.state in order else len(order))

    @property
    def goes(self) -> bool:
        return self.state not in (OutboxState.OFF, OutboxState.MISSED, OutboxState.DROPPED)

    @property
    def is_after(self) -> bool:
        return self.moment in AFTER

    @property
    def is_uniform(self) -> bool:
        """All languages say what the cycle wrote, or all what the product says."""
        return len(self.own_languages) in (0, len(CODES))


def outbox_of(webinar: Webinar) -> list[OutboxEntry]:
    """All moments of *webinar*, of the cycle in scope, in the order of its life."""
    cycle, now = webinar.cycle, webinar.cycle.now()
    modes, dispatches, own = modes_of(cycle), dispatches_of(webinar), own_texts(cycle)
    decidable = moments_to_decide(webinar)
    return [
        OutboxEntry(
            moment=moment,
            mode=modes[moment],
            due_at=due_at(webinar, moment, cycle.zone),
            state=_state(webinar, moment, modes[moment], dispatches.get(moment), now),
            dispatch=dispatches.get(moment),
            own_languages=[code for code in CODES if (moment, code) in own],
            may_be_decided=moment in decidable,
            lacks_summary=moment in (Moment.CATCH_UP, Moment.RECAP) and not any(webinar.summary.values()),
        )
        for moment in Moment
    ]


def _state(webinar: Webinar, moment: Moment, mode: str, dispatch: MomentDispatch | None, now: datetime) -> OutboxState:
    if dispatch and dispatch.completed_at:
        return OutboxState.SENT
    if dispatch and dispatch.begun_at and dispatch.decision not in (Decision.HELD, Decision.DROPPED):
        return OutboxState.GOING
    if makes_sense_until(webinar, moment, webinar.cycle.zone) <= now or (moment in BEFORE and webinar.is_held):
        return OutboxState.OFF if mode == MomentMode.OFF else OutboxState.MISSED
    decision = dispatch.decision if dispatch else Decision.NONE
    by_decision = {
        Decision.APPROVED: OutboxState.PLANNED,
        Decision.HELD: OutboxState.HELD,
        Decision.DROPPED: OutboxState.DROPPED,
    }
    by_mode = {MomentMode.OFF: OutboxState.OFF, MomentMode.ASK_FIRST: OutboxState.TO_APPROVE}
    return by_decision.get(Decision(decision)) or by_mode.get(MomentMode(mode)) or OutboxState.PLANNED


WITHOUT_MESSAGES = (WebinarState.DRAFT, WebinarState.CANCELLED)
"""Sessions of which nothing is sent."""


def sessions_with_messages() -> list[Webinar]:
    """Of the cycle in scope, in order."""
    return list(webinars_in_order().exclude(state__in=WITHOUT_MESSAGES))


def session_at_hand(cycle: Cycle) -> Webinar | None:
    """The next to come; without one the last."""
    sessions = sessions_with_messages()
    coming = [one for one in sessions if one.state in (*TO_COME, WebinarState.LIVE)]
    return next(iter(coming), None) or (sessions[-1] if sessions else None)
