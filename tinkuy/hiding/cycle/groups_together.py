"""What follows of several groups together, though of none of them alone (invariant 9).

Whoever takes from a number of everybody those of some groups has the number of all others together. Two such numbers
have a difference: of 87 registered and 80 who came, less the 39 and 34 of one country, the other three leave 2. No sum
of the page holds it. So for groups that are known together, a ledger of their own is made, as if they were one group.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from tinkuy.hiding.cells import WHOLE, Cell, of_country
from tinkuy.hiding.inference import worked_out
from tinkuy.hiding.ledger import Ledger
from tinkuy.hiding.small_numbers import is_small

from .ledger import Population, ledger_of_group

type Codes = frozenset[str]


@dataclass(frozen=True)
class JoinedGroup:
    """Several groups as one."""

    sessions: list[frozenset[Any]]
    registered: frozenset[Any]
    enrolled: list[frozenset[Any]]

    @classmethod
    def of(cls, groups: list[Population[Any]]) -> "JoinedGroup":
        def joined(sets: Iterator[Set[Any]]) -> frozenset[Any]:
            return frozenset().union(*sets)

        sessions, enrolled = (len(groups[0].sessions), len(groups[0].enrolled))
        return cls(
            [joined(one.sessions[place] for one in groups) for place in range(sessions)],
            joined(one.registered for one in groups),
            [joined(one.enrolled[place] for one in groups) for place in range(enrolled)],
        )


@dataclass(frozen=True)
class GroupsTogether:
    """The `groups` of a page, whose ledger is `page`; no number of fewer than *k* persons may follow."""

    page: Ledger[Cell]
    groups: Mapping[str, Population[Any]]
    k: int
    _ledgers: dict[Codes, Ledger[Cell]] = field(default_factory=dict)

    def next_to_hide(self, lit: Set[Cell], readable: Set[Cell], elsewhere: Set[Cell]) -> set[Cell]:
        """Which of the *lit* cells to hide next so that no few of several groups follow; none where none does.

        A reader works out the *readable* cells besides. What follows from those that are readable *elsewhere*, on other
        pages, no page by group can take back.
        """
        known = lit | readable
        for codes in self._known_together(known):
            ledger = self._ledger(codes)
            few = {cell for cell, count in ledger.counts.items() if is_small(count, self.k)}
            exposed = few & _readable(ledger, self._known_cells(codes, known)) if few else few
            if exposed:
                exposed -= _readable(ledger, self._known_cells(codes, self._whole_cells(lit) | elsewhere))
            for cell in sorted(exposed, key=str):
                if chosen := self._protection_of(cell, codes, known, lit):
                    return chosen
        return set()

    def _known_together(self, known: Set[Cell]) -> list[Codes]:
        """The groups that are left over where the whole of a number is known and that of some groups."""
        together = set[Codes]()
        for name in self._names:
            if (WHOLE, *name) in known:
                left = frozenset(code for code in self.groups if (code, *name) not in known)
                if 1 < len(left) < len(self.groups):
                    together.add(left)
        return sorted(together, key=sorted)

    @cached_property
    def _names(self) -> list[Cell]:
        """Of the numbers that the whole and each group have."""
        counts = self.page.counts
        return [
            cell[1:] for cell in counts if cell[0] == WHOLE and all((code, *cell[1:]) in counts for code in self.groups)
        ]

    def _ledger(self, codes: Codes) -> Ledger[Cell]:
        if codes not in self._ledgers:
            self._ledgers[codes] = ledger_of_group(JoinedGroup.of([self.groups[code] for code in sorted(codes)]))
        return self._ledgers[codes]

    def _whole_cells(self, lit: Set[Cell]) -> set[Cell]:
        return {cell for cell in lit if cell[0] == WHOLE}

    def _known_cells(self, codes: Codes, known: Set[Cell]) -> set[Cell]:
        """Of the groups *codes* together: where each is known, or else the whole and each other group."""
        own, others = self._ledger(codes).counts, [code for code in (WHOLE, *self.groups) if code not in codes]
        return {
            name
            for name in self._names
            if name in own and any(all((code, *name) in known for code in side) for side in (codes, others))
        }

    def _protection_of(self, cell: Cell, codes: Codes, known: Set[Cell], lit: Set[Cell]) -> set[Cell]:
        """What to hide so that *cell* of these groups does not follow: the least number of another group that stands in
        a sum with it, or else any; and one of these groups where each of them is known.
        """
        sums, names = self._ledger(codes).sums, self._known_cells(codes, known)
        near = {other for one in sums if cell in one.cells for other in one.cells} & names
        for some in (near, names):
            if choices := [chosen for name in some if (chosen := self._cells_of(name, codes, known, lit))]:
                return min(choices, key=self._size)
        return set()

    def _size(self, cells: Set[Cell]) -> tuple[int, list[str]]:
        return sum(self.page.counts[cell] for cell in cells), sorted(map(str, cells))

    def _cells_of(self, name: Cell, codes: Codes, known: Set[Cell], lit: Set[Cell]) -> set[Cell]:
        outside = self._smallest(name, self.groups.keys() - codes, lit)
        if not outside or any((code, *name) not in known for code in codes):
            return outside
        inside = self._smallest(name, codes, lit)
        return outside | inside if inside else set()

    def _smallest(self, name: Cell, codes: Set[str], lit: Set[Cell]) -> set[Cell]:
        """Of the lit cells of these groups the one that counts least; none that the map of countries shows as well."""
        cells = [(code, *name) for code in sorted(codes) if (code, *name) in lit and self.page.counts[code, *name]]
        if name[0] == "persons":
            cells = [cell for cell in cells if (WHOLE, *of_country(str(cell[0]), int(name[1]))) not in lit]
        return {min(cells, key=lambda cell: self.page.counts[cell])} if cells else set()


def _readable(ledger: Ledger[Cell], known: Set[Cell]) -> set[Cell]:
    hidden = ledger.counts.keys() - known
    return worked_out(ledger.counts, ledger.sums, hidden, hidden) | known
