from tinkuy.planning.cycles.message_words import day_of
from tinkuy.planning.cycles.models.cycle import Cycle


def is_call_open(cycle: Cycle) -> bool:
    """Whether the cycle takes proposals: its call is open until the end of a day, in its own zone."""
    return cycle.call_until is not None and day_of(cycle) <= cycle.call_until
