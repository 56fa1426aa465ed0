"""What rows tell of the sessions of a cycle, and what follows from them and the figures by sums: see `listed_rows`."""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cached_property

from tinkuy.hiding.cells import (
    REGISTERED,
    WHOLE,
    Cell,
    SafeCells,
    enrolled,
    enrolled_and_came,
    persons,
    walked_in,
)
from tinkuy.hiding.inference import worked_out
from tinkuy.hiding.ledger import Ledger


@dataclass(frozen=True)
class ListedPlaces:
    """What the rows may tell: that somebody is registered at all, sessions by place, those ahead by ordinal."""

    registered: bool = False
    attended: frozenset[int] = frozenset()
    enrolled: frozenset[int] = frozenset()
    ahead: frozenset[int] = frozenset()


@dataclass(frozen=True)
class PageWithRows:
    """The ledger of the `rest`, the `visible_cells`, the groups and countries `with_rows`, and those of which
    nobody is in no row; of a cycle of so many `sessions`."""

    sessions: int
    rest: Ledger[Cell]
    visible_cells: Set[Cell]
    with_rows: Set[str]
    all_listed: Set[str]

    def read(self, listed_places: ListedPlaces) -> set[Cell]:
        """The cells of the rest that follow where the rows tell so much."""
        known = {
            cell
            for cell in self.visible_cells & self.rest.counts.keys()
            if not self._has_rows(cell) or _is_counted(cell[1:], listed_places, self.sessions)
        }
        known |= {cell for cell in self.rest.counts if self._is_empty(cell)}
        hidden = self.rest.counts.keys() - known
        return known | worked_out(self.rest.counts, self.rest.sums, hidden, hidden)

    @cached_property
    def read_without_rows(self) -> set[Cell]:
        return self.read(ListedPlaces())

    def _is_empty(self, cell: Cell) -> bool:
        """Of a group all of whom are listed: whoever reads the rows may know that nobody is left."""
        group = cell[2] if cell[:2] == (WHOLE, "country") else cell[0]
        return group != WHOLE and group in self.all_listed

    def _has_rows(self, cell: Cell) -> bool:
        group = cell[2] if cell[:2] == (WHOLE, "country") else cell[0]
        return group == WHOLE or group in self.with_rows


def readable_cells(ledger: Ledger[Cell], lit: Set[Cell]) -> Set[Cell]:
    """The cells that are *lit*, and those that have one value beside them, whatever their size."""
    lit = lit - ledger.unseen
    return lit | worked_out(ledger.counts, ledger.sums, ledger.counts.keys() - lit, ledger.unseen - lit)


def lit_cells(safe_cells: SafeCells) -> frozenset[Cell]:
    return frozenset(cell for cell, count in safe_cells.items() if count is not None)


def cells_of_rows(listed_places: ListedPlaces) -> Iterator[Cell]:
    """What those of one row have in common: all of them, or none, came to a session."""
    if listed_places.registered:
        yield REGISTERED
    yield from map(persons, listed_places.attended)
    yield from map(enrolled, listed_places.enrolled)
    for place in listed_places.enrolled & listed_places.attended:
        yield from (enrolled_and_came(place), walked_in(place))


def _is_counted(cell: Cell, listed_places: ListedPlaces, sessions: int) -> bool:
    """Whether the rows say who of them is counted in *cell*."""
    came, name = listed_places.attended, str(cell[0])
    at = [place for place in cell[1:] if isinstance(place, int)]
    match name:
        case "registered":
            return listed_places.registered
        case "persons" | "country":
            return at[0] in came
        case "stayed" | "left":
            return {at[0], at[0] + 1} <= came
        case "new" | "returned":
            return came.issuperset(range(at[0] + 2))
        case "cohort":
            return came.issuperset(range(at[0] + 1)) and at[1] in came
        case "enrolled":
            return at[0] in listed_places.enrolled
        case "enrolled and came" | "walked in":
            return at[0] in came & listed_places.enrolled
        case "enrolled ahead":
            return at[0] in listed_places.ahead
        case "reach" | "times" | "attendances":
            return len(came) == sessions
    return False
