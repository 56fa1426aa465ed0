"""What follows of those who are in no row, beside a page by group: tried by twins (invariant 9).

Persons are of a class by their country, their group and, where they are listed, their row. In a twin all is the same
that is read of everybody, of each country, of each group on the page, and of each row. First those not listed exchange
groups, in large crowds countries too; then they come otherwise, while those listed are the same altogether; last those
listed come or register otherwise too, where their rows do not say. What is another in no twin counts as worked out.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, combinations
from typing import Any

from tinkuy.core import consecutive_sets
from tinkuy.hiding.cells import WHOLE, Cell

from . import page_twins
from .counts import CycleCounts, GroupCounts
from .crowd import Class, Crowd, Group, Way, by_place, crowd_of, times_counted
from .few_numbers import few_numbers
from .rows import ListedPlaces, cells_of_rows
from .twin_cycles import FEW_VALUES, Pages, Turns, without_twin

MOST_PLACES = 1_200
"""Classes times ways to come: of a list with more different rows nothing is tried, and nothing is told."""

TURNS_OF_EXCHANGES, TURNS_OF_THE_REST, TURNS_OF_A_TRY, TURNS_OF_A_LIST = 3_000, 1_000, 300, 900
"""Bounds of the work, in turns and not in time; a number that is not tried within them counts as worked out."""

FEWEST_PLACES = 600
"""Classes times ways to come: of fewer, countries are not exchanged. Who registered for what is only added up there, so
that in a small cycle no persons may make up what was exchanged; of a large one too little would be told without it.
"""

COUNTRY, GROUP, ROW, COUNTRY_OF_REST, GROUP_OF_REST = range(5)
"""The places of a class."""

LISTED = "listed"
"""Stands at the last two places for whoever has a row."""


def twins_of_pages[P](
    pages: Sequence[GroupCounts], read: Mapping[Group, Pages], listed: Set[P], own: Set[str], k: int
) -> "list[TwinsOfRows[P]]":
    """Those of each page by group that can be tried; what is read of countries by group is read beside each of them."""
    readable = [page for page in pages if page.is_displayable]
    by_country = [page for page in readable if page.is_by_country]
    for page in by_country:
        read = page_twins.with_groups(read, _lit_cells_of_groups(page, k), COUNTRY)
    others = [page for page in readable if page not in by_country] or by_country
    return [TwinsOfRows(page, read, listed, own, k) for page in others if page_twins.can_be_tried(page.crowd)]


def _lit_cells_of_groups(page: GroupCounts, k: int) -> Set[Cell]:
    safe_cells, unseen = page.safe_at(k), page.ledger.unseen
    return {cell for cell, count in safe_cells.items() if count is not None and cell[0] != WHOLE and cell not in unseen}


@dataclass(frozen=True)
class TwinsOfRows[P]:
    """Twins of the rows of those `listed`, of the countries `own`, beside one `page` by group; `others` is what is read
    of everybody and of each country.
    """

    page: GroupCounts
    others: Mapping[Group, Pages]
    listed: Set[P]
    own: Set[str]
    k: int
    turns: Turns = field(default_factory=lambda: Turns(TURNS_OF_A_LIST))

    def tell(self, listed_places: ListedPlaces) -> bool:
        """Whether some number of few was found in no twin to be another."""
        numbers, sessions = self._without_twin, len(self._whole.sessions)
        if not numbers or len(listed_places.attended) == len(listed_places.enrolled) == sessions:
            return bool(numbers)
        crowd = self._crowd(listed_places)
        if sum(len(crowd.ways_of(one)) for one in crowd.units) > MOST_PLACES:
            return True
        cells_read = Pages(frozenset(cells_of_rows(listed_places)))
        rows: dict[Group, Pages] = {(ROW, own[ROW]): cells_read for own in sorted(crowd.known)}
        turns = Turns(min(TURNS_OF_A_TRY, self.turns.left))
        self.turns.left -= turns.left
        left = without_twin(crowd, {**self._read, **rows}, numbers, turns, 1)
        self.turns.left += turns.left
        return bool(left)

    @property
    def _whole(self) -> CycleCounts[Any]:
        return self.page.whole

    @cached_property
    def _lit_cells(self) -> Set[Cell]:
        return _lit_cells_of_groups(self.page, self.k)

    @cached_property
    def _read(self) -> Mapping[Group, Pages]:
        return self.others if self.page.is_by_country else page_twins.with_groups(self.others, self._lit_cells, GROUP)

    @cached_property
    def _without_twin(self) -> Mapping[Group, int]:
        """The numbers of few for which no twin was found in which those listed are the same."""
        crowd = crowd_of(self._classes_of_rest(), self._whole.sessions, self._whole.enrolled)
        classes = {person: self._divisions(person) for person in self.listed}
        read = pages_of_rest(self._read, crowd_of(classes, self._whole.sessions, self._whole.enrolled))
        numbers = few_numbers(crowd, self._groups_of(crowd), self.k)
        if not self.page.is_by_country:
            numbers = _without_exchange(crowd, GROUP, GROUP_OF_REST, read, numbers)
            if len(self.page.crowd.units) << crowd.sessions > FEWEST_PLACES:
                numbers = _without_exchange(crowd, COUNTRY, COUNTRY_OF_REST, read, numbers)
        return without_twin(crowd, read, numbers, Turns(TURNS_OF_THE_REST), sys.maxsize)

    def _groups_of(self, crowd: Crowd) -> list[Group]:
        """The nameless, the others, both; each country, each group of the page, and some of these together."""
        countries, groups = (sorted({one[at] for one in crowd.units}) for at in (COUNTRY_OF_REST, GROUP_OF_REST))
        others = [code for code in countries if code not in self.own]
        chosen: list[tuple[str, ...]] = [tuple(sorted(self.own)), tuple(others), tuple(countries)]
        some: Iterator[Group] = ((COUNTRY_OF_REST, codes) for codes in (*chosen, *_together(countries)))
        if self.page.is_by_country:
            return list(dict.fromkeys(some))
        return list(dict.fromkeys(chain(some, ((GROUP_OF_REST, codes) for codes in _together(groups)))))

    def _classes_of_rest(self) -> dict[P, Class]:
        everyone = self._whole.country_of.keys() | consecutive_sets.everyone(self._whole.sessions)
        return {one: self._class(one, "", *self._divisions(one)) for one in everyone - self.listed}

    def _divisions(self, person: P) -> tuple[str, str]:
        return self._whole.country_of.get(person) or "", self.page.group_of.get(person) or ""

    def _class(self, person: P, row: str, *rest: str) -> Class:
        return (*self._divisions(person), row, *rest)

    def _crowd(self, listed_places: ListedPlaces) -> Crowd:
        """Everybody; of who has a row it is known to which of the sessions that it tells of they came."""
        classes, known = self._classes_of_rest(), dict[Class, tuple[Way, Way]]()
        places = sum(1 << place for place in listed_places.attended)
        for person in self.listed:
            row = " ".join((*self._divisions(person), row_of(person, self._whole, listed_places)))
            classes[person] = own = self._class(person, row, LISTED, LISTED)
            came = sum(1 << place for place in listed_places.attended if person in self._whole.sessions[place])
            known[own] = (places, came)
        made = crowd_of(classes, self._whole.sessions, self._whole.enrolled)
        return Crowd(made.sessions, made.units, known)


def row_of[P](person: P, whole: CycleCounts[P], listed_places: ListedPlaces) -> str:
    came = (person in whole.sessions[place] for place in sorted(listed_places.attended))
    had = (person in whole.enrolled[place] for place in sorted(listed_places.enrolled))
    return "".join(str(int(one)) for one in (*came, *had))


def pages_of_rest(pages_of: Mapping[Group, Pages], rows: Crowd) -> dict[Group, Pages]:
    """Of a hidden number that counts somebody of the *rows*, it is not known whether anybody of the rest is left."""

    def counts_listed(group: Group, cell: Cell) -> bool:
        return any(times_counted(cell, kind) for own in rows.of(group) for kind in rows.units[own])

    return {
        group: Pages(pages.readable, {cell for cell in pages.hidden if not counts_listed(group, cell)})
        for group, pages in pages_of.items()
    }


def _without_exchange(
    crowd: Crowd, at: int, of_rest: int, read: Mapping[Group, Pages], numbers: Mapping[Group, int]
) -> dict[Group, int]:
    """The *numbers* without a twin in which those not listed came as they did and exchange what they are *at* a place;
    what they are otherwise stays.
    """
    pages: dict[Group, Pages] = {(0, group[1]): own for group, own in read.items() if group and group[0] == at}
    numbers_of_rest: dict[Group, int] = {
        (0, group[1]): few for group, few in numbers.items() if group and group[0] == of_rest
    }
    left = page_twins.without_exchange(by_place(crowd, at), pages, numbers_of_rest, Turns(TURNS_OF_EXCHANGES))
    others = {group: few for group, few in numbers.items() if not group or group[0] != of_rest}
    return others | {(of_rest, group[1]): few for group, few in left.items() if group}


def _together(values: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Each, and of few any together; of many all but one."""
    most = len(values)
    sizes = range(1, most) if most <= FEW_VALUES else (1, most - 1)
    return chain.from_iterable(combinations(values, size) for size in sizes)
