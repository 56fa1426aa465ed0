"""How many are registered, as the pages of convening may tell the team: hidden together with the figures."""

from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar

from .safe_attendance import safe_attendance


def registered_for_session(webinar: Webinar) -> int | None:
    """For *webinar* of the cycle in scope, while it has no attendance; None where the number is hidden."""
    seen = safe_attendance(attendance_of(webinar.cycle))
    return None if webinar.ordinal in seen.sessions else seen.ahead.get(webinar.ordinal, 0)


def registered_in_cycle(cycle: Cycle) -> int | None:
    """In the *cycle* in scope; None where the number is hidden."""
    return safe_attendance(attendance_of(cycle)).registered
