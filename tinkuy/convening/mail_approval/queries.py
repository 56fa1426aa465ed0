"""The outbox of a session: each of its moments with when it goes, to whom, and what it waits for."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import Exists, OuterRef

from tinkuy.convening.message_texts.models import AFTER, BEFORE, Moment
from tinkuy.convening.message_texts.queries import own_texts
from tinkuy.convening.reminders.models import Decision, MomentDispatch, MomentMode
from tinkuy.convening.reminders.queries import (
    AHEAD,
    BEHIND,
    NearWebinar,
    dispatches_of,
    mode_of,
    modes_of,
    with_decisions,
)
from tinkuy.convening.reminders.rules import due_at, earliest_due, makes_sense_until, moments_of, moments_to_decide
from tinkuy.convening.session_changes.queries import reachable
from tinkuy.core.languages import CODES
from tinkuy.planning.cycles.models.cycle import ANNOUNCED_STATES, Cycle
from tinkuy.planning.cycles.models.webinar import HELD_STATES, TO_COME, Webinar, WebinarState
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
            lacks_summary=_lacks_summary(webinar, moment),
        )
        for moment in Moment
    ]


def _lacks_summary(webinar: Webinar, moment: Moment) -> bool:
    """What tells of a session waits for its summary."""
    return moment in (Moment.CATCH_UP, Moment.RECAP) and not any(webinar.summary.values())


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


ASKED_BEFORE = timedelta(days=2)
"""So long before it would go, somebody is asked to approve it."""


def moments_to_approve(cycles: Mapping[int, Cycle]) -> dict[int, list[tuple[Webinar, Moment, datetime]]]:
    """What of each session waits for an approval, with when it is due, by the key of the cycle.

    Outside of any scope, three queries at most, and only where somebody is registered who would get it.
    """
    announced = [pk for pk, cycle in cycles.items() if cycle.state in ANNOUNCED_STATES]
    if not announced:
        return {}
    sessions = Webinar.objects.filter(cycle__in=announced, state__in=(*TO_COME, WebinarState.LIVE, *HELD_STATES))
    readers = reachable().order_by().filter(webinars=OuterRef("pk"))
    near = []
    for webinar in sessions.filter(Exists(readers)):
        webinar.cycle = cycles[webinar.cycle_id]
        now = webinar.cycle.now()
        if now - BEHIND <= webinar.starts_at <= now + AHEAD:
            near.append(NearWebinar(webinar))
    waiting: defaultdict[int, list[tuple[Webinar, Moment, datetime]]] = defaultdict(list)
    for one in with_decisions(near) if near else []:
        for moment in moments_of(one.webinar):
            if _waits(one, moment):
                due = due_at(one.webinar, moment, one.webinar.cycle.zone)
                waiting[one.webinar.cycle_id].append((one.webinar, moment, due))
    return dict(waiting)


def _waits(near: NearWebinar, moment: Moment) -> bool:
    """It goes soon, and only once somebody approves it."""
    webinar, now = near.webinar, near.webinar.cycle.now()
    if earliest_due(webinar, moment) - ASKED_BEFORE > now or _lacks_summary(webinar, moment):
        return False
    state = _state(webinar, moment, mode_of(near.modes, moment), near.dispatches.get(moment), now)
    return state == OutboxState.TO_APPROVE
