"""Until when it is kept who was there (see `SECURITY.md`)."""

from datetime import date

from tinkuy.convening.registrations.rules import retention_after_close
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.rules import close_of


def presence_kept_until(cycle: Cycle, imported_on: date) -> date:
    """Intervals go some days after the later of import and close, 30 at most."""
    return max(imported_on, close_of(cycle) or imported_on) + retention_after_close(cycle)
