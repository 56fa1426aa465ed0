"""Which step may follow which, who speaks for a country, who may endorse."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Protocol

from django.utils.translation import gettext, gettext_lazy as _

from tinkuy.core.errors import ChangedMeanwhile
from tinkuy.language.personal_data.guard import alerts
from tinkuy.people.models import Organisation
from tinkuy.people.roles import Sector
from tinkuy.planning.cycles.models.cycle import Cycle, Governance
from tinkuy.planning.hours import day_with_year
from tinkuy.planning.rules import demand_voice as demand_voice, may_speak_for as may_speak_for
from tinkuy.practice.responses.models import Answer, Openness, Response, ResponseState

ONWARD: dict[str, tuple[str, ...]] = {
    ResponseState.NO_ANSWER: (ResponseState.IN_DIALOGUE, ResponseState.REJECTED),
    ResponseState.IN_DIALOGUE: (ResponseState.AGREED, ResponseState.STALLED, ResponseState.REJECTED),
    ResponseState.AGREED: (ResponseState.UNDER_WAY, ResponseState.STALLED, ResponseState.REJECTED),
    ResponseState.UNDER_WAY: (ResponseState.IN_PRACTICE, ResponseState.STALLED, ResponseState.REJECTED),
    ResponseState.IN_PRACTICE: (ResponseState.STALLED,),
    ResponseState.STALLED: (ResponseState.IN_DIALOGUE, ResponseState.REJECTED),
    ResponseState.REJECTED: (ResponseState.IN_DIALOGUE,),
}
"""The step that may follow each state: one turn of the knot at a time; a refusal may always be talked about again."""

RESUMABLE = (ResponseState.AGREED, ResponseState.UNDER_WAY, ResponseState.IN_PRACTICE)


def next_states(state: str, reached: Collection[str] = ()) -> tuple[str, ...]:
    """The states that may follow *state*. A stalled response may also go back to where it had *reached* before."""
    onward = ONWARD[state]
    if state != ResponseState.STALLED:
        return onward
    return tuple(resumed for resumed in RESUMABLE if resumed in reached) + onward


STATE_OF = {
    Answer.ACCEPTED: ResponseState.AGREED,
    Answer.PARTLY: ResponseState.IN_DIALOGUE,
    Answer.DISCUSSING: ResponseState.IN_DIALOGUE,
    Answer.REJECTED: ResponseState.REJECTED,
}
"""Where an answer by link leaves a response."""

OPEN_TO_LINK = (ResponseState.NO_ANSWER, ResponseState.IN_DIALOGUE, ResponseState.AGREED, ResponseState.REJECTED)
"""As long as an answer is only words, who gave it may give another."""


PROGRESS = (ResponseState.AGREED, ResponseState.UNDER_WAY, ResponseState.IN_PRACTICE, ResponseState.STALLED)


def progress_states(state: str, reached: Collection[str] = ()) -> tuple[str, ...]:
    """What whoever agreed may tell of it: as before, or the next knot; nothing where it is done or only words."""
    if state not in PROGRESS or state == ResponseState.IN_PRACTICE:
        return ()
    return (state, *(one for one in next_states(state, reached) if one in PROGRESS))


def may_step(state: str, to: str, reached: Collection[str] = ()) -> bool:
    """Whether a response in *state*, which has *reached* these states so far, may go *to* another."""
    return to in next_states(state, reached)


ENDORSED = (ResponseState.AGREED, ResponseState.UNDER_WAY, ResponseState.IN_PRACTICE)
"""The states in which a country stands by the recommendation: an agreement, or what followed from it."""


REACH = (
    ResponseState.REJECTED,
    ResponseState.NO_ANSWER,
    ResponseState.STALLED,
    ResponseState.IN_DIALOGUE,
    ResponseState.AGREED,
    ResponseState.UNDER_WAY,
    ResponseState.IN_PRACTICE,
)
"""From the least to the furthest. Nobody has answered for a country before all have that may still say otherwise."""


def furthest(states: Iterable[str]) -> str:
    """Where a country stands whose addressees stand in *states*: it does what one of its institutions does, and rejects
    what all that were asked have rejected.
    """
    return max(states, key=REACH.index)


def state_after(response: Response, answer: str) -> str:
    """Where *answer* leaves *response*: who may only propose in this cycle (invariant 15) stays in dialogue."""
    state = STATE_OF[Answer(answer)]
    if state in ENDORSED and not may_endorse(response.cycle, response.institution):
        return ResponseState.IN_DIALOGUE
    return state


def may_endorse(cycle: Cycle, institution: Organisation | None) -> bool:
    """Whether *institution* may endorse in *cycle*: any may, unless the cycle leaves it to governments."""
    if cycle.governance != Governance.GOVERNMENTS_ONLY:
        return True
    return institution is not None and institution.sector == Sector.GOVERNMENT


class OpenToAll(Protocol):
    """What a country shows of: its answer, what it adopted."""

    openness: str


def openness_after(row: OpenToAll, *words: str) -> str:
    """What stays public of *row* with new *words*: where they may say who somebody is, its country decides first
    whether everybody reads them.
    """
    is_asked_first = row.openness == Openness.WHOLE and any(alerts(one) for one in words)
    return Openness.STATE if is_asked_first else row.openness


GOVERNMENTS_ONLY = _(
    "In this cycle only a government institution endorses a recommendation; others propose. "
    "Name the government's counterpart, or keep it in dialogue."
)


def news_meanwhile(state: str, note: str, day: date) -> ChangedMeanwhile:
    """What somebody told after it was read: whoever sends again adds to it, and nothing is overwritten."""
    words = {"state": state, "note": note, "day": day_with_year(day)}
    sentence = (
        gettext("Somebody told on %(day)s: «%(state)s: %(note)s». Send again to add what you wrote.")
        if note
        else gettext("Somebody told on %(day)s: «%(state)s». Send again to add what you wrote.")
    )
    return ChangedMeanwhile(sentence % words)
