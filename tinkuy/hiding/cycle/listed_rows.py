"""Of which sessions a list of some persons may tell, row by row, beside the figures that its reader has (invariant 9).

Whoever reads rows counts them, takes them from the figures, and has everybody who is in no row. So of the rest the same
is asked as of a whole cycle: no number of few may follow. Who is listed is known as far as the rows tell; in the ledger
of the rest stand the numbers that are shown and that the rows take part in. In a cycle small enough, twins are made in
which the rows are the same as well (see `twin_cycles`), also beside each page by group (see `twins_of_rows`).

The rows yield, for the figures are read by everybody.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import chain, combinations
from typing import Any

from tinkuy.core import consecutive_sets
from tinkuy.hiding.cells import WHOLE
from tinkuy.hiding.small_numbers import is_small

from .counts import CycleCounts, GroupCounts
from .crowd import Class, Crowd, Group, Way, crowd_of
from .ledger import Population, Sessions
from .rows import ListedPlaces, PageWithRows, cells_of_rows, lit_cells, readable_cells
from .small_cycles import can_be_tried, pages_of
from .twin_cycles import FEW_VALUES, TURNS_IN_ALL, Pages, Turns, groups_worked_out
from .twins_of_rows import MOST_PLACES, TwinsOfRows, pages_of_rest, row_of, twins_of_pages

TURNS_OF_A_LIST = 800
"""A bound of the work for all that is tried of one list; what is tried beyond it is not told."""


@dataclass(frozen=True)
class _Rest[P]:
    sessions: Sessions[P]
    registered: Set[P]
    enrolled: Sessions[P]


@dataclass(frozen=True)
class ListedRows[P]:
    """The persons `listed`, all of the countries `own`, beside the `whole` of which they are and its `pages` by group.

    The list could tell of the sessions at `places`, and who is registered for those `ahead`, by ordinal.
    """

    whole: CycleCounts[P]
    pages: Sequence[GroupCounts]
    listed: Set[P]
    own: Collection[str]
    places: Sequence[int]
    ahead: Mapping[int, Set[P]] = field(default_factory=dict)

    def safe_at(self, k: int) -> ListedPlaces:
        """As much as may be told, the earlier sessions first; attendance before who registered for what."""
        sets, lit = self.whole, [frozenset(lit_cells(page.safe_at(k))) for page in self.pages]
        same = (*map(frozenset, sets.sessions), *map(frozenset, sets.enrolled), *sets.country_of.items(), *lit)
        of_the_list = (frozenset(self.listed), *self.own, *self.places, *((at, *had) for at, had in self.ahead.items()))
        return _listed_places(_ListKey((sets.registered, same, of_the_list), self), k)

    def rest(self) -> CycleCounts[P]:
        """The whole without those who are listed."""
        sessions = [session - self.listed for session in self.whole.sessions]
        country_of = {one: country for one, country in self.whole.country_of.items() if one not in self.listed}
        return CycleCounts(
            sessions=sessions,
            enrolled=[had - self.listed for had in self.whole.enrolled],
            registered=self.whole.registered - len(self.listed),
            country_of=country_of,
            by_country={
                code: [sum(country_of.get(one) == code for one in session) for session in sessions]
                for code in self.whole.by_country
            },
            ahead={ordinal: len(had - self.listed) for ordinal, had in self.ahead.items()},
            accounts=self.whole.accounts,
        )


@dataclass(frozen=True)
class _ListKey:
    """What makes two lists the `same`."""

    same: Hashable
    rows: ListedRows[Any] = field(compare=False)


@lru_cache(maxsize=16)
def _listed_places(key: _ListKey, k: int) -> ListedPlaces:
    """The page that says what is left out, and then the list, ask the same."""
    rows = key.rows
    judge = _Judge(rows, k)
    safe_places = ListedPlaces(registered=judge.allows(ListedPlaces(registered=True)))
    safe_places = judge.with_more(safe_places, "attended", rows.places)
    if safe_places.attended and not safe_places.registered:  # beside sessions a twin may be found that was not without
        safe_places = replace(safe_places, registered=judge.allows(replace(safe_places, registered=True)))
    if not safe_places.registered:
        return safe_places
    return judge.with_more(judge.with_more(safe_places, "enrolled", rows.places), "ahead", sorted(rows.ahead))


@dataclass(frozen=True)
class _Judge[P]:
    rows: ListedRows[P]
    k: int
    turns: Turns = field(default_factory=lambda: Turns(TURNS_OF_A_LIST))

    def with_more(self, listed_places: ListedPlaces, name: str, places: Sequence[int]) -> ListedPlaces:
        """*listed_places* with all of *places*, or else with each that may be told beside those before it."""
        everything = _with(listed_places, name, places)
        if self.allows(everything):
            return everything
        for place in places:
            if self.allows(more := _with(listed_places, name, [place])):
                listed_places = more
        return listed_places

    def allows(self, listed_places: ListedPlaces) -> bool:
        """Whether no number of few of those who are in no row follows.

        Where all who are listed came to a session that is told, the rows of who came are as many as are registered.
        """
        came = (self.rows.whole.sessions[place] for place in listed_places.attended)
        if self.rows.listed <= frozenset[P]().union(*came):
            listed_places = replace(listed_places, registered=True)
        if any(self._tells_by_sums(one, listed_places) for one in self._pages):
            return False
        if self._can_be_tried and self._tells_by_twins(listed_places):
            return False
        return not any(one.tell(listed_places) for one in self._twins_by_group)

    @cached_property
    def _twins_by_group(self) -> list[TwinsOfRows[P]]:
        rows = self.rows
        return twins_of_pages(rows.pages, self._read_pages, frozenset(rows.listed), frozenset(rows.own), self.k)

    @cached_property
    def _pages(self) -> list["PageWithRows"]:
        """Of the whole, and of each page by group beside it, the ledger of the rest."""
        rest, safe_cells, sessions = self.rows.rest(), self.rows.whole.safe_at(self.k), len(self.rows.whole.sessions)
        lit = {(WHOLE, *cell) for cell in lit_cells(safe_cells)}
        readable = readable_cells(GroupCounts(self.rows.whole, {}).ledger, lit)
        own = frozenset(self.rows.own)
        all_listed = own - set(rest.country_of.values())
        pages = [PageWithRows(sessions, GroupCounts(rest, {}).ledger, readable, own, all_listed)]
        for page in self.rows.pages:
            if page.is_displayable:
                groups = {code: self._without_rows(group) for code, group in page.groups.items()}
                with_rows = {code for code, group in page.groups.items() if group.registered & self.rows.listed}
                of_groups = {cell for cell in lit_cells(page.safe_at(self.k)) if cell[0] != WHOLE}
                readable = readable_cells(page.ledger, lit | of_groups)
                empty = all_listed | {code for code in with_rows if not groups[code].registered}
                pages.append(PageWithRows(sessions, GroupCounts(rest, groups).ledger, readable, with_rows | own, empty))
        return pages

    def _without_rows(self, group: Population[P]) -> _Rest[P]:
        listed = self.rows.listed
        return _Rest(
            [session - listed for session in group.sessions],
            group.registered - listed,
            [had - listed for had in group.enrolled],
        )

    def _tells_by_sums(self, page: "PageWithRows", listed_places: ListedPlaces) -> bool:
        """What follows without any row is decided already."""
        few = {cell for cell, count in page.rest.counts.items() if is_small(count, self.k)}
        return bool(few) and bool(few & page.read(listed_places) - page.read_without_rows)

    @cached_property
    def _can_be_tried(self) -> bool:
        sets = self.rows.whole
        everyone = sets.country_of.keys() | consecutive_sets.everyone(sets.sessions)
        classes = {person: (sets.country_of.get(person) or "",) for person in everyone}
        return can_be_tried(crowd_of(classes, sets.sessions, sets.enrolled))

    def _tells_by_twins(self, listed_places: ListedPlaces) -> bool:
        """Whether some number of few has no twin. Most have one in which all who are listed are the same, and it is
        looked for once, whatever the rows tell. For the others those listed may change as well, but not their rows.
        """
        groups, places = self._without_twin, len(self.rows.whole.sessions)
        if not groups or len(listed_places.attended) == len(listed_places.enrolled) == places:
            return bool(groups)
        crowd, pages = self._crowd(listed_places)
        if sum(len(crowd.ways_of(one)) for one in crowd.units) > MOST_PLACES:
            return True
        turns = Turns(min(TURNS_IN_ALL, self.turns.left))
        self.turns.left -= turns.left
        are_worked_out = groups_worked_out(crowd, pages, self.k, groups, turns)
        self.turns.left += turns.left
        return bool(are_worked_out)

    @cached_property
    def _without_twin(self) -> list[Group]:
        """The groups with a number of few for which no twin was found in which those listed are the same."""
        classes = self._classes_of_rest()
        crowd = crowd_of(classes, self.rows.whole.sessions, self.rows.whole.enrolled)
        groups = self._groups_of_rest(sorted({own[2] for own in crowd.units}))
        listed = {one: (self.rows.whole.country_of[one],) for one in self.rows.listed}
        rows = crowd_of(listed, self.rows.whole.sessions, self.rows.whole.enrolled)
        exposed = groups_worked_out(crowd, pages_of_rest(self._read_pages, rows), self.k, groups)
        return [group for group in groups if group in exposed]

    def _groups_of_rest(self, countries: Sequence[str]) -> list[Group]:
        """The nameless, the others, both; each country, and of a few countries any together."""
        own = tuple(sorted(self.rows.own))
        groups: list[Group] = [
            (2, own),
            (2, tuple(code for code in countries if code not in own)),
            (2, tuple(countries)),
        ]
        most = len(countries) if len(countries) <= FEW_VALUES else 2
        some = chain.from_iterable(combinations(countries, size) for size in range(1, most))
        return list(dict.fromkeys([*groups, *((2, codes) for codes in some)]))

    @cached_property
    def _read_pages(self) -> Mapping[Group, Pages]:
        return pages_of(self.rows.whole.ledger, self.rows.whole.safe_at(self.k))

    def _classes_of_rest(self) -> dict[P, Class]:
        sets, classes = self.rows.whole, dict[P, Class]()
        for person in (sets.country_of.keys() | consecutive_sets.everyone(sets.sessions)) - self.rows.listed:
            country = sets.country_of.get(person) or ""
            classes[person] = (country, "", country)
        return classes

    def _crowd(self, listed_places: ListedPlaces) -> tuple[Crowd, Mapping[Group, Pages]]:
        """Everybody by country, and by their row where they have one; what is read of each row, of everybody, and of
        each country.
        """
        sets, classes, known = self.rows.whole, self._classes_of_rest(), dict[Class, tuple[Way, Way]]()
        places = sum(1 << place for place in listed_places.attended)
        for person in self.rows.listed:
            country = sets.country_of[person]
            classes[person] = own = (country, country + row_of(person, sets, listed_places), "listed")
            came = sum(1 << place for place in listed_places.attended if person in sets.sessions[place])
            known[own] = (places, came)
        crowd = replace(crowd_of(classes, sets.sessions, sets.enrolled), known=known)
        read = frozenset(cells_of_rows(listed_places))
        return crowd, {**self._read_pages, **{(1, own[1]): Pages(read) for own in sorted(known)}}


def _with(listed_places: ListedPlaces, name: str, places: Sequence[int]) -> ListedPlaces:
    fields = {field: getattr(listed_places, field) for field in ("registered", "attended", "enrolled", "ahead")}
    return ListedPlaces(**fields | {name: fields[name] | frozenset(places)})
