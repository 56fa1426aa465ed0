"""The day that it is for a cycle."""

from datetime import date
from zoneinfo import ZoneInfo

from tinkuy.planning.cycles.models.cycle import Cycle


def day_of(cycle: Cycle) -> date:
    """The day that it is in the zone of *cycle*."""
    return cycle.now().astimezone(ZoneInfo(cycle.zone)).date()
