"""The counts of persons behind a page of figures, of the whole and of each group, with all that a reader can add up.

A cell is (group, name, place …); the group of the whole is "". What of them a page may show says `cells_hidden`.
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field

from . import retention
from .inference import Sum

type Cell = tuple[str | int, ...]
WHOLE = ""


@dataclass
class Counted:
    """`counts` of cells, the `sums` among them, and the `unseen`, which no page shows."""

    counts: dict[Cell, int] = field(default_factory=dict)
    sums: list[Sum[Cell]] = field(default_factory=list)
    unseen: set[Cell] = field(default_factory=set)

    def within(self, inner: Cell, outer: Cell) -> None:
        """All of *inner* are of *outer*: those of it who are not are a count of persons too."""
        rest: Cell = ("rest", *inner, "of", *outer)
        self.counts[rest] = self.counts[outer] - self.counts[inner]
        self.unseen.add(rest)
        self.sums.append(Sum(outer, (inner, rest)))


@dataclass(frozen=True)
class Population[P]:
    """Whom figures are made of: `sessions` A_1 … A_N, the `registered`, `enrolled` R_1 … R_N."""

    sessions: Sequence[Set[P]]
    registered: Set[P]
    enrolled: Sequence[Set[P]]


def enter[P](found: Counted, group: str, of: Population[P], *, triangle: bool = False) -> None:
    """The cells of one group and their sums."""
    everyone = retention.everyone(of.sessions)
    found.counts[group, "registered"] = len(of.registered)
    found.counts[group, "reach"] = len(everyone)
    found.within((group, "reach"), (group, "registered"))
    found.counts[group, "attendances"] = sum(map(len, of.sessions))
    for place, session in enumerate(of.sessions):
        found.counts[group, "persons", place] = len(session)
    if of.sessions:
        found.sums.append(_sum(group, ("attendances",), [("persons", place) for place in range(len(of.sessions))]))
    _steps(found, group, of.sessions)
    _times(found, group, of.sessions)
    _enrolled(found, group, of)
    if triangle:
        _triangle(found, group, of.sessions)


def _steps[P](found: Counted, group: str, sessions: Sequence[Set[P]]) -> None:
    """stayed + left is one session, stayed + new + returned the next; the first and all who were new make the reach."""
    flows = retention.flows(sessions)
    for place, flow in enumerate(flows):
        for name in ("stayed", "left", "new", "returned"):
            found.counts[group, name, place] = getattr(flow, name)
        found.sums.append(_sum(group, ("persons", place), [("stayed", place), ("left", place)]))
        came = [(name, place) for name in ("stayed", "new", "returned")]
        found.sums.append(_sum(group, ("persons", place + 1), came))
    if sessions:
        newcomers = [("new", place) for place in range(len(flows))]
        found.sums.append(_sum(group, ("reach",), [("persons", 0), *newcomers]))
        closing = cohort_cell(group, 0, len(sessions) - 1)
        found.counts[closing] = len(sessions[0] & sessions[-1])
        if len(sessions) > 2:
            found.within(closing, (group, "persons", 0))
            found.within(closing, (group, "persons", len(sessions) - 1))


def _times[P](found: Counted, group: str, sessions: Sequence[Set[P]]) -> None:
    """Who came twice or more lies within the reach, and so on; all of them together are the attendances."""
    counts = retention.sessions_attended(sessions).values()
    for times in range(2, len(sessions) + 1):
        found.counts[group, "times", times] = sum(1 for count in counts if count >= times)
        found.within((group, "times", times), times_cell(group, times - 1))
    told = {2, retention.least_of_core(len(sessions)), len(sessions)}
    found.unseen |= {(group, "times", times) for times in range(2, len(sessions) + 1) if times not in told}
    if len(sessions) > 1:
        parts = [times_cell(group, times) for times in range(1, len(sessions) + 1)]
        found.sums.append(Sum((group, "attendances"), tuple(parts)))
    if len(sessions) > 2:
        every = (group, "times", len(sessions))
        for place in range(len(sessions) - 1):
            found.within(every, (group, "stayed", place))
        found.within(every, cohort_cell(group, 0, len(sessions) - 1))


def _enrolled[P](found: Counted, group: str, of: Population[P]) -> None:
    """Those who attended had registered for it or walked in; those who had registered came or did not."""
    for place, (came, had) in enumerate(zip(of.sessions, of.enrolled, strict=True)):
        found.counts[group, "enrolled", place] = len(had)
        found.counts[group, "showed", place] = len(came & had)
        found.counts[group, "walked in", place] = len(came - had)
        found.sums.append(_sum(group, ("persons", place), [("showed", place), ("walked in", place)]))
        found.within((group, "showed", place), (group, "enrolled", place))
        found.within((group, "enrolled", place), (group, "registered"))


def _triangle[P](found: Counted, group: str, sessions: Sequence[Set[P]]) -> None:
    """A column of the cohort table adds up to its session; within a row, the absent are persons too."""
    for cohort, row in enumerate(retention.cohorts(sessions)):
        for after, figure in enumerate(row):
            cell = cohort_cell(group, cohort, cohort + after)
            known = cell in found.counts
            found.counts[cell] = int(figure.numerator)
            if after and not known:
                found.within(cell, cohort_cell(group, cohort, cohort))
    for place in range(2, len(sessions)):
        parts = tuple(cohort_cell(group, cohort, place) for cohort in range(place + 1))
        found.sums.append(Sum((group, "persons", place), parts))


def join(found: Counted, groups: Iterable[str]) -> None:
    """Each cell of the whole is the sum of those of the *groups*, which share no person and leave out nobody."""
    groups = tuple(groups)
    for cell in [cell for cell in found.counts if cell[0] == WHOLE]:
        parts = tuple((group, *cell[1:]) for group in groups)
        if parts and all(part in found.counts for part in parts):
            found.sums.append(Sum(cell, parts))


def times_cell(group: str, times: int) -> Cell:
    return (group, "reach") if times == 1 else (group, "times", times)


def cohort_cell(group: str, cohort: int, place: int) -> Cell:
    """Those whose first session was *cohort*, at *place*; where a step counts the same persons, its cell."""
    if cohort == place:
        return (group, "new", cohort - 1) if cohort else (group, "persons", 0)
    return (group, "stayed", 0) if (cohort, place) == (0, 1) else (group, "cohort", cohort, place)


def _sum(group: str, total: Cell, parts: Sequence[Cell]) -> Sum[Cell]:
    return Sum((group, *total), tuple((group, *part) for part in parts))
