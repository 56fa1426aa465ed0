"""How many of each country came to a session at least: the numbers of the page of figures by country, and no others.

Of those who were invited, alone, they would be numbers beside these, and few who came without a mail would follow.
"""

from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.presences.models import Presence
from tinkuy.hiding import Audience, safe
from tinkuy.hiding.cells import REACH, WHOLE
from tinkuy.planning.cycles.models.cycle import Cycle

from .figures import figures_of, group_counts
from .groups import division_by


def came_by_country(cycle: Cycle) -> dict[str, int | None]:
    """Of the *cycle* in scope, by country, and under `WHOLE` of everybody; None where the team may not read it.

    Empty before there is attendance, at the cost of one query.
    """
    if not Presence.objects.exists():
        return {}
    attendance = attendance_of(cycle)
    if not attendance.sessions:
        return {}
    figures = figures_of(attendance, attendance.enrolments)
    countries = division_by("country", attendance)
    counts = group_counts(figures, countries)
    cells = safe(counts, Audience.TEAM) if counts.is_displayable else {}
    return {WHOLE: figures.safe_cells[WHOLE, *REACH]} | {code: cells.get((code, *REACH)) for code in countries.names}
