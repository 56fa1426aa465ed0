"""The five stages of the work, and which of them a cycle is in."""

from django.utils.translation import pgettext_lazy

from tinkuy.planning.cycles.models.cycle import Cycle, CycleState

STAGES = (
    pgettext_lazy("stage of a cycle", "Plan"),
    pgettext_lazy("stage of a cycle", "Convene"),
    pgettext_lazy("stage of a cycle", "Dialogue"),
    pgettext_lazy("stage of a cycle", "Systematise"),
    pgettext_lazy("stage of a cycle", "Put into practice"),
)

STAGE_OF_STATE = {
    CycleState.IDEA: 0,
    CycleState.DESIGN: 0,
    CycleState.CONVENING: 1,
    CycleState.RUNNING: 2,
    CycleState.CLOSING: 2,
    CycleState.SYSTEMATISING: 3,
    CycleState.DOCUMENTED: 4,
    CycleState.FOLLOW_UP: 4,
    CycleState.ARCHIVED: 5,
}


def stage_of(cycle: Cycle) -> int:
    """Which of the five stages the cycle is in, from 0; 5 is past all of them. A cancelled one is in the first."""
    return STAGE_OF_STATE.get(CycleState(cycle.state), 0)
