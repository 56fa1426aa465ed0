"""Whether a small number follows from the pages, tried by making other cycles that have the same pages.

A number that is another one in such a twin cycle cannot be known, however a reader reckons: the twin is the proof. Of a
number for which no twin is found it counts as worked out: that may hide too much, never too little. In a twin other
persons came to other sessions or registered for others; each class (of one country, or of one country and sector) has
its persons by their way to come, and by session how many of those who came, or did not, had registered.

The numbers of a group stand side by side in one integer: see `fields`.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, combinations, islice, zip_longest

from tinkuy.hiding.cells import Cell

from .class_equations import kinds_counted, solved_alone
from .crowd import Class, Crowd, Group, Kind, Way, is_of, times_counted
from .few_numbers import few_numbers, middle, numbers_of_kind
from .fields import FIELD, lowest_field, without_fields
from .integer_walk import Factors, Walk

FEW_WAYS = 24
"""Twins may come in any of so many ways, and in all that somebody came in."""
MOST_UNITS = 120
"""Of more kinds of person than these, classes are rearranged a few at a time."""
MOST_BLOCKS = 12
FEW_VALUES = 4
"""Of so many countries any together are asked about; of more, all but one."""
MOST_TURNS = 100
"""So many turns the walk for one number takes at most in one part of the crowd."""
TURNS_IN_ALL = 400
"""A bound of work and not of time, so that every process hides the same; beyond it a number counts as worked out."""


type Part = tuple[Class, ...]
"""Some classes of a crowd."""


@dataclass(frozen=True)
class Pages:
    """What is read of one group: cells with `readable` numbers, and `hidden` ones, of which somebody is known."""

    readable: Set[Cell]
    hidden: Set[Cell] = frozenset()


@dataclass
class Turns:
    """How many are `left` for all numbers together."""

    left: int = TURNS_IN_ALL


@dataclass
class _Block:
    """Some classes rearranged: the walk, what stands at its places, and how the numbers of each group `differ`."""

    walk: Walk
    places: Sequence[tuple[Class, Kind]]
    differ: dict[Group, int] = field(default_factory=dict)


def groups_worked_out(
    crowd: Crowd,
    pages: Mapping[Group, Pages],
    k: int,
    chosen: Sequence[Group] | None = None,
    turns: Turns | None = None,
) -> set[Group]:
    """The groups of which a number of fewer than *k* persons was found in no twin to be another; of those *chosen*."""
    turns = turns or Turns()
    groups = groups_of(crowd) if chosen is None else list(chosen)
    certain = few_numbers(crowd, groups, k)
    blocks, worked_out = _Blocks(crowd, pages, groups), set[Group]()
    for group in groups:
        while certain[group]:
            number = FIELD << lowest_field(certain[group])
            if not _is_another(number, group, blocks, certain, turns):
                worked_out.add(group)
                certain[group] = 0
        if None in worked_out:
            break
    return worked_out


def without_twin(
    crowd: Crowd, pages: Mapping[Group, Pages], numbers: Mapping[Group, int], turns: Turns, enough: int
) -> dict[Group, int]:
    """Which of the *numbers* were found in no twin to be another; not all are tried when so many are *enough*."""
    certain, left = dict(numbers), dict.fromkeys(numbers, 0)
    for group, number in islice(each_without_twin(crowd, pages, certain, turns), enough):
        left[group] |= number
    return {group: one for group in numbers if (one := certain[group] | left[group])}


def each_without_twin(
    crowd: Crowd, pages: Mapping[Group, Pages], certain: dict[Group, int], turns: Turns
) -> Iterator[tuple[Group, int]]:
    """The same numbers one by one, as soon as each is known. What is tried is *certain* no more."""
    blocks = _Blocks(crowd, pages, list(certain))
    for group in certain:
        while certain[group]:
            number = FIELD << lowest_field(certain[group])
            if not _is_another(number, group, blocks, certain, turns):
                number &= certain[group]
                certain[group] &= ~number
                yield group, number


def _is_another(number: int, group: Group, blocks: "_Blocks", certain: dict[Group, int], turns: Turns) -> bool:
    """Whether a twin was found in which the *number* of the *group* is another; it is *certain* no more then."""
    for block in blocks.touching(group):
        for sign in (1, -1):
            if certain[group] & number and turns.left > 0:
                turns.left -= _push(blocks.crowd.sessions, block, group, number, sign, certain)
        if not certain[group] & number or turns.left <= 0:
            break  # before the next block is made
    return not certain[group] & number


def groups_of(crowd: Crowd) -> list[Group]:
    """Everybody; those of each value, and of several values together: of few values any, of many all but one."""
    groups: list[Group] = [None]
    if len(crowd.units) > 1:
        groups += {(at, value): None for one in crowd.units for at, value in enumerate(one)}
        for at, column in enumerate(zip(*crowd.units, strict=True)):
            values = sorted(set(column))
            least = 2 if len(values) <= FEW_VALUES else len(values) - 1
            groups += [(at, some) for size in range(least, len(values)) for some in combinations(values, size)]
    return groups


def _push(sessions: int, block: _Block, group: Group, number: int, sign: int, certain: dict[Group, int]) -> int:
    """Make twins with a greater *number*, or a smaller one; what is another in any is not *certain*. How many turns."""

    def compare(change: Mapping[int, int]) -> bool:
        for other in block.differ:
            if not certain[other]:
                continue
            for at, by in change.items():
                if at < len(block.places) and is_of(block.places[at][0], other):
                    block.differ[other] += by * numbers_of_kind(sessions, block.places[at][1])
            certain[other] = without_fields(certain[other], block.differ[other] ^ middle(sessions))
        return not certain[group] & number

    up = {
        at: sign
        for at, (own, kind) in enumerate(block.places)
        if is_of(own, group) and numbers_of_kind(sessions, kind) & number
    }
    return block.walk.push(up, MOST_TURNS, compare)


@dataclass
class _Blocks:
    """The parts of a crowd that are rearranged, each made when it is first asked for."""

    crowd: Crowd
    pages: Mapping[Group, Pages]
    groups: Sequence[Group]
    made: dict[Part, _Block] = field(default_factory=dict)
    _counted_in: dict[tuple[Cell, int], list[tuple[int, int]]] = field(default_factory=dict)

    def touching(self, group: Group) -> Iterator[_Block]:
        for classes in self._parts:
            if any(is_of(one, group) for one in classes):
                if classes not in self.made:
                    self.made[classes] = self._block(classes)
                yield self.made[classes]

    @cached_property
    def _ways(self) -> list[Way]:
        came = {kind for own in self.crowd.units.values() for kind in own if isinstance(kind, int)}
        others = (way for way in range(1 << self.crowd.sessions) if way not in came)
        return sorted(came) + [way for way, _ in zip(others, range(FEW_WAYS - len(came)), strict=False)]

    @cached_property
    def _ways_of(self) -> dict[Class, list[Way]]:
        possible = {one: set(self.crowd.ways_of(one)) for one in self.crowd.units}
        return {one: [way for way in self._ways if way in ways] for one, ways in possible.items()}

    def _are_many(self, classes: Part) -> bool:
        return sum(len(self._ways_of[one]) for one in classes) > MOST_UNITS

    @cached_property
    def _parts(self) -> list[Part]:
        """All classes; or, where they are many, those of two countries, first where these have most classes. Where
        these are many too, those of two values at the next place, in turn for each two countries.
        """
        classes = tuple(sorted(self.crowd.units, key=lambda one: (-sum(self.crowd.units[one].values()), one)))
        if not self._are_many(classes):
            return [classes]
        by_countries = sorted(_by_pairs(classes, 0), key=len, reverse=True)
        parts = [self._divided(part) for part in by_countries]
        chosen = (part for some in zip_longest(*parts) for part in some if part)
        return list(islice(dict.fromkeys(chosen), MOST_BLOCKS))

    def _divided(self, classes: Part) -> list[Part]:
        return _by_pairs(classes, 1) if self._are_many(classes) and len(classes[0]) > 1 else [classes]

    def _block(self, classes: Part) -> _Block:
        kinds = {one: self._kinds_of[one] for one in classes}
        places = [(one, kind) for one in classes for kind in kinds[one]]
        counts = [self.crowd.units[one].get(kind, 0) for one, kind in places]
        starts = dict(zip(classes, accumulate((len(kinds[one]) for one in classes), initial=0), strict=False))
        alone, together = self._alone_and_together(classes)
        solved = {
            start + at: {start + other: by for other, by in row.items()}
            for one, start in starts.items()
            for at, row in self._solved(one, tuple(alone[one])).items()
        }
        equations = list[dict[int, int]]()
        for group, own in together:
            for cell in self._cells_of[group]:
                row = {starts[one] + at: by for one in own for at, by in self._counted(cell, kinds[one])}
                if row and cell in self.pages[group].hidden:  # whoever they are, one is left
                    row[len(counts)] = -1
                    counts.append(self._persons(cell, group) - 1)
                equations.append(row)
        touched = [group for group in self.groups if any(is_of(one, group) for one in classes)]
        return _Block(Walk(counts, equations, solved), places, dict.fromkeys(touched, middle(self.crowd.sessions)))

    def _alone_and_together(self, classes: Part) -> tuple[dict[Class, list[Cell]], list[tuple[Group, Part]]]:
        """The pages in their order: at first, by class, the cells of those that are read of this class alone; then,
        from the first page on that is read of several, each page with its classes.
        """
        alone: dict[Class, list[Cell]] = {one: [] for one in classes}
        together = list[tuple[Group, Part]]()
        for group, pages in self.pages.items():
            own = tuple(one for one in classes if is_of(one, group))
            if len(own) == 1 and not together and not pages.hidden:
                alone[own[0]] += self._cells_of[group]
            elif own:
                together.append((group, own))
        return alone, together

    def _solved(self, one: Class, cells: tuple[Cell, ...]) -> Mapping[int, Factors]:
        """The same class is in several blocks, and in those of pages that differ in other cells."""
        counts = tuple(self.crowd.units[one].get(kind, 0) for kind in self._kinds_of[one])
        return solved_alone(self._kinds_of[one], counts, cells, self.crowd.sessions)

    @cached_property
    def _kinds_of(self) -> dict[Class, tuple[Kind, ...]]:
        """Equal ones are one and the same."""
        kinds: dict[Class, tuple[Kind, ...]] = {
            one: (*self._ways_of[one], *self.crowd.signed_of(one)) for one in self.crowd.units
        }
        same = {own: own for own in kinds.values()}
        return {one: same[own] for one, own in kinds.items()}

    @cached_property
    def _cells_of(self) -> dict[Group, list[Cell]]:
        return {group: sorted(pages.readable | pages.hidden, key=str) for group, pages in self.pages.items()}

    def _counted(self, cell: Cell, kinds: tuple[Kind, ...]) -> list[tuple[int, int]]:
        """To look a long tuple up takes long: here it is known by its number."""
        if (known := self._counted_in.get((cell, id(kinds)))) is None:
            known = self._counted_in[cell, id(kinds)] = kinds_counted(cell, kinds)
        return known

    def _persons(self, cell: Cell, group: Group) -> int:
        return sum(
            times * times_counted(cell, kind)
            for one in self.crowd.of(group)
            for kind, times in self.crowd.units[one].items()
        )


def _by_pairs(classes: Sequence[Class], at: int) -> list[Part]:
    values = list(dict.fromkeys(one[at] for one in classes))
    return [tuple(one for one in classes if one[at] in two) for two in _pairs(values)]


def _pairs(values: Sequence[str]) -> list[tuple[str, str]]:
    """Each value with the next, then with the next but one, and so on."""
    pairs = [(values[at], values[(at + by) % len(values)]) for by in range(1, len(values)) for at in range(len(values))]
    return list({tuple(sorted(two)): two for two in pairs}.values()) or [(values[0], values[0])]
