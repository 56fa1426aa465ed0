"""What a cycle left open, and what the next one made of it; the words of each point are read where it stands."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tinkuy.planning.cycles.models.cycle import Cycle, CycleState

from .models import CarriedPoint, PointDecision
from .sources import OpenPoint, PointSource, registered_sources


@dataclass(frozen=True)
class PointLine:
    """A point of *source*, with what was decided about it, perhaps nothing yet. Without *point* the thing is gone."""

    source: PointSource
    key: str
    point: OpenPoint | None
    carried: CarriedPoint | None = None

    @property
    def name(self) -> str:
        return f"{self.source.kind}-{self.key}"


def previous_of(cycle: Cycle) -> Cycle | None:
    return Cycle.objects.filter(pk=cycle.previous_id).first() if cycle.previous_id else None


def next_of(cycle: Cycle) -> Cycle | None:
    """The cycle that was begun from *cycle*; one that was cancelled is none."""
    return Cycle.objects.filter(previous=cycle).exclude(state=CycleState.CANCELLED).first()


def points_left_open(cycle: Cycle) -> list[PointLine]:
    """All that *cycle*, which is in scope, leaves open: its own, and what it took over itself and did not pick up."""
    own = [PointLine(source, point.key, point) for source in registered_sources() for point in source.left_open(cycle)]
    named = {line.name for line in own}
    taken = lines_of(CarriedPoint.objects.filter(cycle=cycle, decision=PointDecision.TAKEN))
    older = [line for line in taken if line.point and line.point.is_open and not line.source.for_all]
    return sorted(
        own + [PointLine(line.source, line.key, line.point) for line in older if line.name not in named],
        key=lambda line: line.source.place,
    )


def lines_of(rows: Iterable[CarriedPoint]) -> list[PointLine]:
    """*rows* with their words of today, one reading for each kind of point."""
    by_kind: dict[str, list[CarriedPoint]] = defaultdict(list)
    for row in rows:
        by_kind[row.kind].append(row)
    lines = []
    for source in registered_sources():
        if source.kind in by_kind:
            points = source.named([row.key for row in by_kind[source.kind]])
            lines += [PointLine(source, row.key, points.get(row.key), row) for row in by_kind[source.kind]]
    return lines


def decided_points(cycle: Cycle) -> list[PointLine]:
    """What the cycle in scope decided about its former one, with the session that each point is for."""
    return lines_of(CarriedPoint.objects.filter(cycle=cycle).select_related("target"))


def points_by_session(cycle: Cycle) -> dict[int | None, list[PointLine]]:
    """What each session takes over, by the key of the session; under None what is for all.

    Nothing is asked of a cycle that began by itself.
    """
    if not cycle.previous_id:
        return {}
    rows = CarriedPoint.objects.filter(cycle=cycle).exclude(decision=PointDecision.LEFT)
    by_session: dict[int | None, list[PointLine]] = defaultdict(list)
    for line in lines_of(rows):
        if line.point and line.carried:
            by_session[line.carried.target_id].append(line)
    return by_session


def threads_followed(following: Cycle | None) -> Sequence[int]:
    """Keys of the threads that the *following* cycle took over."""
    if following is None:
        return ()
    rows = CarriedPoint.objects.with_scope(cycle=following).filter(kind="thread").exclude(decision=PointDecision.LEFT)
    return [int(key) for key in rows.values_list("key", flat=True)]


def went_on_as(cycle: Cycle, kind: str, keys: Iterable[str]) -> list[CarriedPoint]:
    """What the next cycle of *cycle* took over of certain things of a *kind*, with the session it is for."""
    following = next_of(cycle)
    if following is None:
        return []
    rows = CarriedPoint.objects.with_scope(cycle=following).filter(kind=kind, key__in=list(keys))
    return list(rows.exclude(decision=PointDecision.LEFT).select_related("cycle", "target"))
