"""The counts of a cycle, and of each group of it, as a page asks about them: what of them may be read is decided here.

A reader has all the pages and files, so a number of one may be subtracted from another's: every count that any of them
shows is in one ledger, with all that can be added up between them.
"""

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from tinkuy.core import consecutive_sets
from tinkuy.hiding.audience import TEAM_LEAST
from tinkuy.hiding.cells import WHOLE, Cell, SafeCells, of_country, persons
from tinkuy.hiding.ledger import Ledger

from . import page_twins
from .crowd import Crowd, crowd_of, people_of
from .decisions import Decisions, fingerprint, in_order, once_decided, stored_decisions
from .groups import can_show_groups, hidden_groups
from .large_cycles import hidden_in_large_cycle
from .ledger import Population, Sessions, ledger_of, ledger_of_group
from .small_cycles import blank_cells, can_be_tried, hidden_in_small_cycle, pages_of


@dataclass(frozen=True)
class CycleCounts[P]:
    """The persons of a cycle: `sessions` A_1 … A_N, `enrolled` R_1 … R_N, and how many are `registered`.

    `by_country` are persons of each country in each session, `ahead` those registered for each session without
    attendance, by its ordinal, `accounts` the U_1 … U_N.
    """

    sessions: Sessions[P]
    enrolled: Sessions[P]
    registered: int
    country_of: Mapping[P, str]
    by_country: Mapping[str, Sequence[int]]
    ahead: Mapping[int, int] = field(default_factory=dict)
    accounts: Sequence[int] = ()
    _safe_at: dict[int, SafeCells] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def ledger(self) -> Ledger[Cell]:
        return ledger_of(self.sessions, self.registered, self.enrolled, self.by_country, self.ahead, self.accounts)

    def safe_at(self, k: int) -> SafeCells:
        """Every count, None where it is hidden.

        Whoever is of the team reads what is public as well: what is hidden there is hidden outside too.
        """
        if k not in self._safe_at:
            same = fingerprint("whole", k, self.same)
            self._safe_at[k] = dict(once_decided(same, lambda: self._decided_at(k), lambda: self.stored))
        return self._safe_at[k]

    @cached_property
    def stored(self) -> Decisions:
        """Looked up once, however many decisions on these persons are asked for."""
        return stored_decisions()

    @cached_property
    def same(self) -> str:
        """What no other persons have: of the same nothing is decided again."""
        return fingerprint(
            in_order(self.sessions),
            in_order(self.enrolled),
            self.registered,
            sorted(self.country_of.items()),
            [(country, list(row)) for country, row in self.by_country.items()],
            list(self.ahead.items()),
            list(self.accounts),
        )

    def _decided_at(self, k: int) -> SafeCells:
        hidden = hidden_in_small_cycle if can_be_tried(self.crowd) else hidden_in_large_cycle
        if k <= TEAM_LEAST:
            return hidden(self.ledger, self.crowd, TEAM_LEAST, frozenset())
        already = {cell for cell, count in self.safe_at(TEAM_LEAST).items() if count is None}
        return hidden(self.ledger, self.crowd, k, already)

    @cached_property
    def crowd(self) -> Crowd:
        return self.crowd_by(self.country_of)

    def crowd_by(self, *divisions: Mapping[P, str]) -> Crowd:
        """Everybody who registered or came, by what they are in each of the *divisions*."""
        everyone = self.country_of.keys() | consecutive_sets.everyone(self.sessions)
        return crowd_of(people_of(everyone, *divisions), self.sessions, self.enrolled)


@dataclass(frozen=True)
class GroupCounts:
    """The groups of a cycle, which share no person and leave out nobody, beside the `whole` of it."""

    whole: CycleCounts[Any]
    groups: Mapping[str, Population[Any]]

    def __post_init__(self) -> None:
        """Pages order groups by their names in a language: what is hidden in one must not be shown in another."""
        object.__setattr__(self, "groups", dict(sorted(self.groups.items())))

    @cached_property
    def ledger(self) -> Ledger[Cell]:
        return divided(self.whole.ledger, self.groups)

    @property
    def is_displayable(self) -> bool:
        """Whether the cycle is small enough to decide which numbers of its groups may be shown."""
        return can_show_groups(self.ledger)

    def safe_at(self, k: int) -> SafeCells:
        """Each cell with its group before it."""
        same = fingerprint("groups", k, self.whole.same, self._same)
        return dict(once_decided(same, lambda: self._decided_at(k), lambda: self.whole.stored))

    @property
    def _same(self) -> list[object]:
        groups = self.groups.items()
        return [(code, *map(in_order, ((own.registered,), own.sessions, own.enrolled))) for code, own in groups]

    def _decided_at(self, k: int) -> SafeCells:
        safe_cells = hidden_groups(self.ledger, k, self.hidden_in_whole(k), self.groups)
        if not page_twins.can_be_tried(self.crowd):
            return safe_cells
        whole = self.whole.safe_at(k)
        read = pages_of(self.whole.ledger, whole, blank_cells(self.whole.ledger, whole))
        return page_twins.without_twins(safe_cells, self.ledger.unseen, self.crowd, read, k)

    @cached_property
    def crowd(self) -> Crowd:
        """Everybody by country and group; by country alone where each is the group of its own."""
        return self.whole.crowd if self.is_by_country else self.whole.crowd_by(self.whole.country_of, self.group_of)

    @cached_property
    def group_of(self) -> Mapping[Any, str]:
        return {one: code for code, own in self.groups.items() for one in own.registered}

    @property
    def is_by_country(self) -> bool:
        return all(self.whole.country_of.get(one) == code for one, code in self.group_of.items())

    def hidden_in_whole(self, k: int) -> Set[Cell]:
        return frozenset((WHOLE, *cell) for cell, count in self.whole.safe_at(k).items() if count is None)


def page_counts[P](group: Population[P]) -> Collection[int]:
    """The counts that pages show of one group."""
    ledger = ledger_of_group(group)
    return [count for cell, count in ledger.counts.items() if cell not in ledger.unseen]


def divided(whole: Ledger[Cell], groups: Mapping[str, Population[Any]]) -> Ledger[Cell]:
    """The *whole* and all *groups* of it in one ledger: each of their cells adds up to that of the whole.

    Where a group is a country of which another page tells the persons of each session, these are the same.
    """
    joined: Ledger[Cell] = Ledger()
    _take_over(joined, WHOLE, whole)
    for code, group in groups.items():
        _take_over(joined, code, ledger_of_group(group))
    for cell, count in whole.counts.items():
        own: list[Cell] = [(code, *cell) for code in groups]
        if own and all(one in joined.counts for one in own) and sum(joined.counts[one] for one in own) == count:
            joined.add_up((WHOLE, *cell), own)
    for code, group in groups.items():
        for place in range(len(group.sessions)):
            on_other_page: Cell = (WHOLE, *of_country(code, place))
            if on_other_page in joined.counts:
                joined.add_up(on_other_page, [(code, *persons(place))])
    return joined


def _take_over(joined: Ledger[Cell], group: str, own: Ledger[Cell]) -> None:
    joined.counts |= {(group, *cell): count for cell, count in own.counts.items()}
    joined.unseen |= {(group, *cell) for cell in own.unseen}
    for one in own.sums:
        joined.add_up((group, *one.total), [(group, *part) for part in one.parts])
