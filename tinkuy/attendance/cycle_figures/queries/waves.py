"""The figures by invitation are told where, set against those by country, they tell of no few persons.

Whoever knows on which day which country was invited knows of which countries each invitation brought persons. Where
one brought those of two countries, and the figures of one of them are shown, the other's follow. What such a division
would give away is in all its figures, so it is told as a whole or not at all.
"""

from collections import defaultdict

from tinkuy.hiding import Audience, GroupCounts, Ledger, least_shown, safe
from tinkuy.hiding.cells import WHOLE, Cell, SafeCells, of_country

from .figures import CycleFigures, group_counts
from .groups import UNKNOWN, Division, division_by

type Place = tuple[str, ...]
"""Of one figure: of everybody, of a country, of an invitation, or of those of a country by one invitation."""

EVERYBODY: Place = ()


def is_safe_beside_countries(figures: CycleFigures, division: Division) -> bool:
    """Whether the *division* by invitation may be shown to whoever reads the figures by country."""
    countries = division_by("country", figures.attendance)
    both = group_counts(figures, _crossed(countries, division))
    by_country, by_wave = (group_counts(figures, one) for one in (countries, division))
    two_pages = _TwoPages(by_country, by_wave, both)
    read_cells = [cell for cell in figures.counts.ledger.counts if cell not in figures.counts.ledger.unseen]
    return all(map(two_pages.is_safe, read_cells))


class _TwoPages:
    """Both pages, and the persons of each country by each invitation, whom no page counts."""

    def __init__(self, by_country: GroupCounts, by_wave: GroupCounts, both: GroupCounts) -> None:
        self.pages = {"country": by_country, "wave": by_wave}
        self.safe_pages = {name: safe(page, Audience.TEAM) for name, page in self.pages.items()}
        self.both = both

    def is_safe(self, cell: Cell) -> bool:
        """Whether nothing more of this figure would have to be hidden with both pages than with each alone."""
        hidden_alone = {place for name in self.pages for place in self._hidden(cell, [name], self._dark(cell))}
        return self._hidden(cell, [*self.pages], hidden_alone) <= hidden_alone

    def _hidden(self, cell: Cell, names: list[str], already: set[Place]) -> set[Place]:
        ledger = self._ledger(cell, names)
        safe_counts = ledger.safe_at(least_shown(Audience.TEAM), frozenset(already & ledger.counts.keys()))
        return {place for place, count in safe_counts.items() if count is None} - ledger.unseen

    def _ledger(self, cell: Cell, names: list[str]) -> Ledger[Place]:
        ledger: Ledger[Place] = Ledger()
        ledger.enter(EVERYBODY, self.both.ledger.counts[WHOLE, *cell])
        parts: defaultdict[Place, list[Place]] = defaultdict(list)
        for code in self.both.groups if len(names) > 1 else ():
            country, wave = code.split()
            if count := self.both.ledger.counts.get((code, *cell), 0):
                ledger.keep((country, wave), count)
                parts["country", country, ""].append((country, wave))
                parts["wave", wave, ""].append((country, wave))
        for name in names:
            page = self.pages[name]
            own = {(name, code, ""): page.ledger.counts.get((code, *cell), 0) for code in page.groups}
            for place, count in own.items():
                ledger.enter(place, count)
                if parts[place]:
                    ledger.add_up(place, parts[place])
            ledger.add_up(EVERYBODY, list(own))
        return ledger

    def _dark(self, cell: Cell) -> set[Place]:
        """What both pages hide already; the persons of a country stand on the page of the session, too."""
        dark = {
            (name, code, "")
            for name, page in self.pages.items()
            for code in page.groups
            if _is_dark(self.safe_pages[name], code, cell)
        }
        return dark | ({EVERYBODY} if self.safe_pages["country"][WHOLE, *cell] is None else set())


def _is_dark(safe_cells: SafeCells, code: str, cell: Cell) -> bool:
    elsewhere = (WHOLE, *of_country(code, int(cell[1]))) if cell[0] == "persons" else None
    return safe_cells.get((code, *cell)) is None and (elsewhere is None or safe_cells.get(elsewhere) is None)


def _crossed(countries: Division, waves: Division) -> Division:
    groups = {pk: f"{country} {waves.group_of.get(pk, UNKNOWN)}" for pk, country in countries.group_of.items()}
    return Division(groups, {code: code for code in sorted(set(groups.values()))})
