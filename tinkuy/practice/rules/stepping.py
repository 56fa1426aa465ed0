from collections.abc import Collection

from tinkuy.practice.models import ResponseState

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


def may_step(state: str, to: str, reached: Collection[str] = ()) -> bool:
    """Whether a response in *state*, which has *reached* these states so far, may go *to* another."""
    return to in next_states(state, reached)
