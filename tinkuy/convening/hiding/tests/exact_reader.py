"""A reader who reckons exactly: what follows from all that they read of a small cycle, by linear programming (HiGHS).

Persons are of one kind when they have the same country and sector, came to the same sessions and registered for the
same ones. Each count that is read is a sum of kinds, and of no kind there are fewer than none: between which bounds a
number lies is then a linear program. A number that no other whole number can replace is known to the reader.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

from tinkuy.convening.cycle_figures.catalogue import CYCLE, SESSION
from tinkuy.convening.hiding.cycle_ledger import ATTENDANCES, REACH, Cell

NEARLY = 1e-5
GUESSES = 6
"""So many arbitrary cycles with the same pages are made first: they clear nearly every number at little cost."""
TOLD_BY_ITSELF = {"reach", "registered", "persons", "stayed", "left", "new", "returned", "cohort", "country"}


@dataclass
class Kinds:
    """Each kind of person in a row: `country`, `sector`, whether `came` and `signed` for each session, `truly` how
    many there are.
    """

    country: np.ndarray
    sector: np.ndarray
    came: np.ndarray
    signed: np.ndarray
    truly: np.ndarray


@dataclass
class Reader:
    """What was read: `rows` of factors that make the numbers `totals`; `some` are rows of at least one person."""

    kinds: Kinds
    rows: list[np.ndarray] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    some: list[np.ndarray] = field(default_factory=list)

    def read(self, shown: dict[Cell, int | None], within: np.ndarray | None = None) -> None:
        """The whole as its pages tell it, or a group, whose kinds are *within*."""
        seen = _figures(shown, self.kinds.came.shape[1], is_group=within is not None)
        for cell, count in shown.items():
            own = _counted(cell, self.kinds)
            if own is None:
                continue
            own = (own if within is None else own & within if own.dtype == bool else own * within).astype(float)
            if count is not None and cell in seen:
                assert own @ self.kinds.truly == count, cell
                self.rows.append(own)
                self.totals.append(count)
            elif count is None and within is None:
                self.some.append(own)

    def knows(self, k: int) -> list[tuple[str, int]]:
        """The numbers of fewer than *k* persons that follow from what was read."""
        asked = [(words, own.astype(float)) for words, own in _numbers(self.kinds)]
        asked = [(words, own) for words, own in asked if 0 < own @ self.kinds.truly < k]
        if not asked:
            return []
        matrix = np.array([own for _words, own in asked])
        truly, certain = matrix @ self.kinds.truly, np.ones(len(asked), bool)
        chance = np.random.default_rng(1)
        for _ in range(GUESSES):
            self._try(chance.normal(size=len(self.kinds.truly)), matrix, truly, certain)
        found = []
        for place, (words, own) in enumerate(asked):
            for direction in (own, -own):
                if certain[place]:
                    self._try(direction, matrix, truly, certain, place)
            if certain[place]:
                found.append((words, int(truly[place])))
        return found

    def _try(self, direction, matrix, truly, certain, place=None) -> None:
        """Make the cycle with the same pages that lies furthest in this *direction*; a number without end is free."""
        bounds = {"A_ub": csr_matrix(-np.array(self.some)), "b_ub": -np.ones(len(self.some))} if self.some else {}
        made = linprog(direction, A_eq=csr_matrix(np.array(self.rows)), b_eq=self.totals, method="highs", **bounds)
        if made.status == 0:
            certain &= np.abs(matrix @ made.x - truly) < 1 - NEARLY
        elif made.status == 3 and place is not None:
            certain[place] = False


def kinds_of(people: list[tuple[str, str, tuple[bool, ...], tuple[bool, ...]]]) -> Kinds:
    """Of *people* as (country, sector, sessions attended, sessions registered for)."""
    countries, sectors = ({person[at] for person in people} for at in (0, 1))
    ways = list(product((False, True), repeat=len(people[0][2])))
    kinds = list(product(sorted(countries), sorted(sectors), ways, ways))
    counts = dict.fromkeys(kinds, 0)
    for person in people:
        counts[person] += 1
    country, sector, came, signed = zip(*kinds, strict=True)
    truly = np.array([counts[kind] for kind in kinds], float)
    return Kinds(np.array(country), np.array(sector), np.array(came), np.array(signed), truly)


def _figures(shown: dict[Cell, int | None], sessions: int, *, is_group: bool) -> set[Cell]:
    """The cells that stand on a page: by themselves, or in a figure all of whose numbers are shown."""
    made = [one.cells(sessions) for one in CYCLE]
    for one in SESSION:
        made += [one.cells(place) for place in range(sessions - one.steps)]
    seen = {cell for cells in made if all(shown[cell] is not None for cell in cells) for cell in cells}
    if not is_group:
        seen |= {cell for cell in shown if cell[0] in TOLD_BY_ITSELF}
    return seen | ({ATTENDANCES} if shown[REACH] is not None else set())


def _counted(cell: Cell, kinds: Kinds) -> np.ndarray | None:
    """How often a person of each kind is counted in *cell*; None where it counts no persons."""
    came, signed = kinds.came, kinds.signed
    match cell:
        case ("reach",):
            return came.any(1)
        case ("registered",):
            return np.ones(len(came), bool)
        case ("attendances",):
            return came.sum(1)
        case ("persons", at):
            return came[:, at]
        case ("times", times):
            return came.sum(1) >= times
        case ("cohort", first, at):
            return came[:, at] & came[:, first] & ~came[:, :first].any(1)
        case ("country", country, at):
            return came[:, at] & (kinds.country == country)
        case ("stayed", at):
            return came[:, at] & came[:, at + 1]
        case ("left", at):
            return came[:, at] & ~came[:, at + 1]
        case ("new", at):
            return came[:, at + 1] & ~came[:, : at + 1].any(1)
        case ("returned", at):
            return came[:, at + 1] & ~came[:, at] & came[:, :at].any(1)
        case ("enrolled", at):
            return signed[:, at]
        case ("enrolled and came", at):
            return signed[:, at] & came[:, at]
        case ("walked in", at):
            return came[:, at] & ~signed[:, at]
    return None


def _numbers(kinds: Kinds) -> Iterator[tuple[str, np.ndarray]]:
    """Of everybody, of each country, each sector and both together: who came to some sessions and not to others, so
    often, and who registered and came or did not.
    """
    groups = {"all": np.ones(len(kinds.country), bool)}
    groups |= {country: kinds.country == country for country in np.unique(kinds.country)}
    groups |= {sector: kinds.sector == sector for sector in np.unique(kinds.sector)}
    for country, sector in product(np.unique(kinds.country), np.unique(kinds.sector)):
        groups[f"{country} and {sector}"] = groups[country] & groups[sector]
    for (group, own), (words, some) in product(groups.items(), list(_conditions(kinds))):
        yield f"{group}: {words}", own & some


def _conditions(kinds: Kinds) -> Iterator[tuple[str, np.ndarray]]:
    came, signed = kinds.came, kinds.signed
    sessions, times = came.shape[1], came.sum(1)
    for wanted in product((None, True, False), repeat=sessions):
        chosen = [came[:, at] == one for at, one in enumerate(wanted) if one is not None]
        yield f"at {wanted}", np.logical_and.reduce(chosen) if chosen else times >= 0
    for at, had, was in product(range(sessions), (True, False), (None, True, False)):
        some = signed[:, at] == had
        yield f"registered for {at} {had}, came {was}", some if was is None else some & (came[:, at] == was)
    for often in range(1, sessions + 1):
        yield f"{often} times or more", times >= often
        yield f"{often} times", times == often
