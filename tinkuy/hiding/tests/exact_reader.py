"""A reader who reckons exactly: what follows from all that they read of a small cycle, by linear programming (HiGHS).

Nothing of it is shared with what hides. Persons are of one kind when they have the same country and sector and came to
the same sessions; beside the kinds stands how many of each country and sector registered for a session and came, or did
not. Each count that is read is a sum of these, and of none there are fewer than none: between which bounds a number
lies is then a linear program. A number that no other whole number can replace is known to the reader.
"""

from collections.abc import Callable, Iterator
from itertools import chain, combinations, product

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

from tinkuy.attendance.cycle_figures.catalogue import CYCLE, SESSION
from tinkuy.hiding.cells import ATTENDANCES, REACH, Cell

NEARLY = 1e-5
GUESSES = 8
"""So many arbitrary cycles with the same pages are made first: they clear nearly every number at little cost."""
ENOUGH = 5
"""So many numbers that are known say it; there may be hundreds."""

type Person = tuple[str, str, tuple[bool, ...], tuple[bool, ...]]
"""Country, sector, sessions attended, sessions registered for."""


class Reader:
    """What was read: `rows` of factors that make the numbers `totals`; `some` are rows of at least one person."""

    def __init__(self, people: list[Person]) -> None:
        self.sessions = len(people[0][2])
        self.ways = np.array(list(product((0, 1), repeat=self.sessions)), bool)
        self.classes = sorted({person[:2] for person in people})
        self.rows, self.totals, self.some = [], [], []
        self.truly = np.zeros(len(self.classes) * (len(self.ways) + 2 * self.sessions))
        for country, sector, came, signed in people:
            own, way = self.classes.index((country, sector)), int("".join("01"[one] for one in came), 2)
            self._kinds(self.truly)[own, way] += 1
            for place in range(self.sessions):
                self._signed(self.truly)[own, 0 if came[place] else 1, place] += signed[place]

    def read(self, shown: dict[Cell, int | None], is_of: Callable[[str, str], bool] = lambda country, sector: True):
        """The whole as its pages tell it, or a group, those who *is_of* it.

        A hidden number is of somebody, unless a zero is hidden too of the same kind of figure, or country.
        """
        factors = {cell: self._counted(cell, is_of) for cell in shown}
        with_zeros = {_kind(cell) for cell, own in factors.items() if shown[cell] is None and not own @ self.truly}
        for cell, count in shown.items():
            own = factors[cell]
            if not own.any():
                continue
            if count is not None:
                assert own @ self.truly == count, cell
                self.rows.append(own)
                self.totals.append(count)
            elif _kind(cell) not in with_zeros:
                self.some.append(own)

    def knows(self, k: int) -> list[tuple[str, int]]:
        """The first numbers of fewer than *k* persons that follow from what was read."""
        asked = [(words, row) for words, row in self._numbers() if 0 < row @ self.truly < k]
        if not asked or not self.rows:
            return []
        matrix, found = np.array([row for _words, row in asked]), []
        truly, certain, chance = matrix @ self.truly, np.ones(len(asked), bool), np.random.default_rng(1)
        self.most = csr_matrix(np.array([*self._too_many(), *(-row for row in self.some)]))
        for _ in range(GUESSES):
            self._try(chance.normal(size=len(self.truly)), matrix, truly, certain)
        for place, (words, row) in enumerate(asked):
            for direction in (row, -row):
                if certain[place]:
                    self._try(direction, matrix, truly, certain, place)
            if certain[place]:
                found.append((words, int(truly[place])))
            if len(found) == ENOUGH:
                break
        return found

    def _try(self, direction, matrix, truly, certain, place=None) -> None:
        """Make the cycle with the same pages that lies furthest in this *direction*; a number without end is free."""
        limits = np.array([0] * (self.most.shape[0] - len(self.some)) + [-1] * len(self.some))
        made = linprog(direction, self.most, limits, csr_matrix(np.array(self.rows)), self.totals)
        if made.status == 0:
            certain &= np.abs(matrix @ made.x - truly) < 1 - NEARLY
        elif made.status == 3 and place is not None:
            certain[place] = False

    def _too_many(self) -> Iterator[np.ndarray]:
        """No more registered and came than came, and so of those who did not."""
        for own, absent, place in product(range(len(self.classes)), (0, 1), range(self.sessions)):
            row = np.zeros(len(self.truly))
            self._signed(row)[own, absent, place] = 1
            self._kinds(row)[own] = -(self.ways[:, place] != absent).astype(float)
            yield row

    def _kinds(self, row: np.ndarray) -> np.ndarray:
        return row[: len(self.classes) * len(self.ways)].reshape(len(self.classes), -1)

    def _signed(self, row: np.ndarray) -> np.ndarray:
        return row[len(self.classes) * len(self.ways) :].reshape(len(self.classes), 2, -1)

    def _counted(self, cell: Cell, is_of: Callable[[str, str], bool]) -> np.ndarray:
        """How often each kind is counted in *cell*; nothing where it counts no persons."""
        row = np.zeros(len(self.truly))
        for own, (country, sector) in enumerate(self.classes):
            if is_of(country, sector) and (cell[0] != "country" or cell[1] == country):
                self._kinds(row)[own] = _of_ways(cell, self.ways)
                if cell[0] in ("enrolled", "enrolled and came", "walked in"):
                    place = cell[1]
                    self._signed(row)[own, 0, place] = -1 if cell[0] == "walked in" else 1
                    self._signed(row)[own, 1, place] = cell[0] == "enrolled"
        return row

    def _numbers(self) -> Iterator[tuple[str, np.ndarray]]:
        """Of each group: who came to some sessions and not to others, so often, and who registered and came or not."""
        for group, own in self._groups():
            inside = np.array([one in own for one in self.classes])
            for words, some in _conditions(self.ways):
                row = np.zeros(len(self.truly))
                self._kinds(row)[inside] = some
                yield f"{group}: {words}", row
            for absent, place, had in product((0, 1), range(self.sessions), (True, False)):
                row = np.zeros(len(self.truly))
                self._signed(row)[inside, absent, place] = 1 if had else -1
                if not had:
                    self._kinds(row)[inside] = self.ways[:, place] != absent
                yield f"{group}: registered for {place} {had}, came {not absent}", row

    def _groups(self) -> Iterator[tuple[str, set[tuple[str, str]]]]:
        """Everybody; any countries together, any sectors together; those of one country and sector."""
        yield "all", set(self.classes)
        for at in (0, 1):
            values = sorted({one[at] for one in self.classes})
            for some in chain.from_iterable(combinations(values, size) for size in range(1, len(values))):
                yield " or ".join(some), {one for one in self.classes if one[at] in some}
        for one in self.classes:
            yield " and ".join(one), {one}


def on_page(shown: dict[Cell, int | None], sessions: int) -> dict[Cell, int]:
    """Of a group's cells those that stand on its page: in a figure all of whose numbers are shown."""
    made = [one.cells(sessions) for one in CYCLE]
    for one in SESSION:
        made += [one.cells(place) for place in range(sessions - one.steps)]
    seen = {cell for cells in made if all(shown[cell] is not None for cell in cells) for cell in cells}
    seen |= {ATTENDANCES} if shown[REACH] is not None else set()
    return {cell: shown[cell] for cell in seen if shown[cell] is not None}


def _kind(cell: Cell) -> Cell:
    return cell[:2] if cell[0] == "country" else cell[:1]


def _of_ways(cell: Cell, came: np.ndarray) -> np.ndarray:
    match cell:
        case ("reach",):
            return came.any(1)
        case ("registered",):
            return np.ones(len(came))
        case ("attendances",):
            return came.sum(1)
        case ("persons", at) | ("country", _, at) | ("walked in", at):
            return came[:, at]
        case ("times", times):
            return came.sum(1) >= times
        case ("cohort", first, at):
            return came[:, at] & came[:, first] & ~came[:, :first].any(1)
        case ("stayed", at):
            return came[:, at] & came[:, at + 1]
        case ("left", at):
            return came[:, at] & ~came[:, at + 1]
        case ("new", at):
            return came[:, at + 1] & ~came[:, : at + 1].any(1)
        case ("returned", at):
            return came[:, at + 1] & ~came[:, at] & came[:, :at].any(1)
    return np.zeros(len(came))


def _conditions(came: np.ndarray) -> Iterator[tuple[str, np.ndarray]]:
    sessions, times = came.shape[1], came.sum(1)
    for wanted in product((None, True, False), repeat=sessions):
        chosen = [came[:, at] == one for at, one in enumerate(wanted) if one is not None]
        yield f"at {wanted}", np.logical_and.reduce(chosen) if chosen else times >= 0
    for often in range(sessions + 1):
        yield f"{often} times or more", times >= often
        yield f"{often} times", times == often
