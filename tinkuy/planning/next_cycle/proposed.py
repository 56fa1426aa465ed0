"""Which session of the next cycle each open point is proposed for."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from tinkuy.planning.carried_points.queries import PointLine

USUAL_MOST = 3
"""So many points fit into a session beside what it plans itself."""


def proposed_places(
    lines: Sequence[PointLine], places: Collection[int], busy: Iterable[int] = ()
) -> Mapping[str, int | None]:
    """By the name of each line the place of its session; none for what is meant for all, or without sessions.

    A point goes to the session in the place of the one it comes from; the others, and those whose session has
    `USUAL_MOST` already, go to the session with the fewest, the earliest of several. What is offered as taken chooses
    before what is not. Of more points than fit so, each session takes an equal share. *busy* are the places of points
    that were decided before.
    """
    aimed = [line for line in lines if line.point and not line.source.for_all]
    proposed: dict[str, int | None] = {line.name: None for line in lines}
    if not places:
        return proposed
    ordered = sorted(aimed, key=lambda line: not (line.point and line.point.is_urged))
    load = Counter(dict.fromkeys(places, 0))
    load.update(place for place in busy if place in places)
    most = max(USUAL_MOST, -(-(len(ordered) + load.total()) // len(places)))
    for is_known in (True, False):
        for line in ordered:
            home = line.point.session if line.point else None
            has_room = home is not None and home in load and load[home] < most
            if proposed[line.name] is not None or (is_known and not has_room):
                continue
            place = home if is_known and home else min(load, key=lambda one: (load[one], one))
            proposed[line.name] = place
            load[place] += 1
    return proposed
