"""The threads that a country opened and everybody may know to be its own: what it asked, and what became of that.

Outside of any scope. Nothing of a session that is not announced, of a thread that was never left open, nor of a moment
whose regime names no country.
"""

from collections import defaultdict
from collections.abc import Mapping

from django.db.models import Q

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Segment
from tinkuy.planning.hooks.models import Hook, HookState
from tinkuy.planning.rules import took_place
from tinkuy.systematisation.evidence.queries.attributes import public_country_of

NEVER_OPENED = Q(state=HookState.PLANNED) | Q(state=HookState.DROPPED, planted_second=None)


def threads_opened(cycles: Mapping[int, Cycle], country: str) -> list[Hook]:
    """In the order of *cycles*, by key, then by number; two queries, one where there is none."""
    rows = Hook._base_manager.filter(cycle__in=cycles, country=country).exclude(NEVER_OPENED)
    opened = [one for one in rows.select_related("origin", "target").order_by("number") if took_place(one.origin)]
    if not opened:
        return []
    agendas: dict[int, list[Segment]] = defaultdict(list)
    sessions = {one.origin_id for one in opened}
    for segment in Segment._base_manager.filter(webinar__in=sessions).order_by("webinar", "ordinal"):
        agendas[segment.webinar_id].append(segment)
    by_cycle: dict[int, list[Hook]] = {key: [] for key in cycles}
    for one in opened:
        one.cycle = cycles[one.cycle_id]
        if public_country_of(one, agendas[one.origin_id], one.cycle.default_regime):
            by_cycle[one.cycle_id].append(one)
    return [one for of_cycle in by_cycle.values() for one in of_cycle]
