"""What follows from a page by group though no sum of it tells: tried by twins, as of a whole cycle (invariant 9).

Persons are of a class by their country and their group, so that in a twin all is the same that is read of everybody,
of each country on the map, and of each group on the page. Where a number of few has no twin, a kind of figure goes
from the page, of all groups, zeros too: by a ladder as in `small_cycles`. Of the last rung no group has figures.
"""

import sys
from collections.abc import Mapping, Set

from tinkuy.hiding.cells import WHOLE, Cell, SafeCells

from .crowd import Crowd, Group, by_place, every_kind, in_one_order
from .few_numbers import few_numbers
from .small_cycles import COHORTS, RUNGS, SIGNED, STEPS, TIMES
from .twin_cycles import Pages, Turns, each_without_twin, groups_of, without_twin

MOST_PLACES = 1_000
"""Classes times ways to come: five sessions of six countries and five sectors. Larger pages are guarded by sums."""

TURNS_OF_EXCHANGES, TURNS_OF_A_RUNG, TURNS_OF_A_PAGE = 600, 400, 1_000
"""Bounds of the work, in turns and not in time, so that every process hides the same."""

LADDER = (
    frozenset[str](),
    *(TIMES, COHORTS, STEPS, SIGNED),
    *(TIMES | COHORTS, STEPS | TIMES, STEPS | COHORTS, STEPS | SIGNED),
    *RUNGS[5:],
)
"""The names of the cells that go, of all groups: first one kind of figure or two."""

type ReadPages = Mapping[Group, Pages]


def can_be_tried(crowd: Crowd) -> bool:
    return 0 < len(crowd.units) << crowd.sessions <= MOST_PLACES


def without_twins(safe_cells: SafeCells, unseen: Set[Cell], crowd: Crowd, others: ReadPages, k: int) -> SafeCells:
    """*safe_cells* of a page by group, with more of them None. *crowd* is by country and group, or by country where
    these are the groups; *others* is what is read of everybody and of each country on other pages.
    """
    lit = {cell for cell, count in safe_cells.items() if count is not None and cell[0] != WHOLE and cell not in unseen}
    left = _left(lit, in_one_order(crowd), others, k)
    return {cell: count if cell[0] == WHOLE or cell in left else None for cell, count in safe_cells.items()}


def _left(lit: Set[Cell], people: Crowd, others: ReadPages, k: int) -> Set[Cell]:
    """Which of the cells that are *lit* of groups stay so."""
    at, turns_left = len(next(iter(people.units))) - 1, TURNS_OF_A_PAGE
    groups = [*(group for group in groups_of(people) if group and group[0] == at), None]
    numbers = few_numbers(people, groups, k)
    for names in LADDER:
        left = frozenset(cell for cell in lit if cell[1] not in names)
        turns = Turns(min(TURNS_OF_A_RUNG, turns_left))
        turns_left -= turns.left
        if names and at and _first_is_exposed(people, left, numbers, with_groups(others, left, at), turns):
            turns_left += turns.left
            continue
        exposed = _without_exchange(people, left, numbers) if at else numbers
        exposed = without_twin(people, with_groups(others, left, at), exposed, turns, 1)
        turns_left += turns.left
        if not exposed:
            return left
        numbers = numbers if names else exposed  # a twin with everything on the page is one with less of it
    return frozenset()


def _first_is_exposed(
    people: Crowd, left: Set[Cell], numbers: Mapping[Group, int], read: ReadPages, turns: Turns
) -> bool:
    """Whether the first of the *numbers* without an exchange has no twin either: the others need not be tried then.

    The *turns* it took are taken; where it has a twin, none are, and all numbers are tried in their order.
    """
    certain = _by_groups(numbers)
    exchanges = each_without_twin(*_exchanging(people, left), certain, Turns(TURNS_OF_EXCHANGES))
    group, number = next(exchanges, (None, 0))
    if group is None:
        return False
    tried = Turns(turns.left)
    is_exposed = bool(without_twin(people, read, {(1, group[1]): number}, tried, 1))
    if is_exposed:
        turns.left = tried.left
    return is_exposed


def _without_exchange(people: Crowd, left: Set[Cell], numbers: Mapping[Group, int]) -> dict[Group, int]:
    """The *numbers* without a twin in which some are of another group, who came as they did from the same countries."""
    certain = without_twin(*_exchanging(people, left), _by_groups(numbers), Turns(TURNS_OF_EXCHANGES), sys.maxsize)
    rest: dict[Group, int] = {(1, group[1]): few for group, few in certain.items() if group}
    return rest | {group: few for group, few in numbers.items() if group is None}


def _by_groups(numbers: Mapping[Group, int]) -> dict[Group, int]:
    """Of persons who are known by their group alone."""
    return {(0, group[1]): few for group, few in numbers.items() if group}


def _exchanging(people: Crowd, left: Set[Cell]) -> tuple[Crowd, ReadPages]:
    """Those persons, and what stays as it is where some are of another group."""
    return by_place(people, -1), all_alike(people, with_groups({}, left, 0))


def without_exchange(people: Crowd, pages: ReadPages, numbers: Mapping[Group, int], turns: Turns) -> dict[Group, int]:
    """The *numbers* without a twin in which all came as they did and some are of another class. For most numbers there
    is one, and it is soon found.
    """
    return without_twin(people, all_alike(people, pages), numbers, turns, sys.maxsize)


def all_alike(people: Crowd, pages: ReadPages) -> ReadPages:
    """The *pages*, and that as many came in each way as did."""
    kinds = every_kind(people.sessions)
    same: set[Cell] = {("alike", *(kind if isinstance(kind, tuple) else (kind,))) for kind in kinds}
    return {**pages, None: Pages(same)}


def with_groups(others: ReadPages, left: Set[Cell], at: int) -> ReadPages:
    """What is read of the *others*, and of the groups, which are the values *at* a place of each class."""
    of_group: dict[Group, set[Cell]] = {}
    for cell in sorted(left, key=str):  # every process walks the same way
        of_group.setdefault((at, str(cell[0])), set()).add(cell[1:])
    read = dict(others)
    for group, cells in of_group.items():
        known = others.get(group, Pages(frozenset()))
        read[group] = Pages(known.readable | cells, known.hidden - cells)
    return read
