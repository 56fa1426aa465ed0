"""Whether a small number follows from the pages, tried by making other cycles that have the same pages.

A number that is another one in such a twin cycle cannot be known, however a reader reckons: the twin is the proof. Of a
number for which no twin is found it counts as worked out: that may hide too much, never too little. In a twin other
persons came to other sessions or registered for others; each class (of one country, or of one country and sector) has
its persons by their way to come, and by session how many of those who came, or did not, had registered.

The numbers of a group stand side by side in one integer: see `fields`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import accumulate, combinations, islice, product, zip_longest

from tinkuy.hiding.cells import Cell

from .crowd import Class, Crowd, Group, Kind, Way, is_of, times_counted
from .fields import FIELD, WIDTH, lowest_field, small_fields, without_fields
from .integer_walk import Walk

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
ALL_CONDITIONS = 8
"""Of so many sessions all conjunctions are looked at; of more, those of any so many in a row."""


type Part = tuple[Class, ...]
"""Some classes of a crowd."""


@dataclass(frozen=True)
class Pages:
    """What is read of one group: cells whose number is `told`, and `hidden` ones, of which somebody is known to be."""

    told: Set[Cell]
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


def few_numbers(crowd: Crowd, groups: Iterable[Group], k: int) -> dict[Group, int]:
    """Of each group the numbers of fewer than *k* persons."""
    return {group: _small(crowd, group, k) for group in groups}


def without_twin(
    crowd: Crowd, pages: Mapping[Group, Pages], numbers: Mapping[Group, int], turns: Turns, enough: int
) -> dict[Group, int]:
    """Which of the *numbers* were found in no twin to be another; not all are tried when so many are *enough*."""
    certain, left = dict(numbers), dict.fromkeys(numbers, 0)
    blocks = _Blocks(crowd, pages, list(numbers))
    for group in numbers:
        while certain[group] and enough:
            number = FIELD << lowest_field(certain[group])
            if not _is_another(number, group, blocks, certain, turns):
                left[group] |= certain[group] & number
                certain[group] &= ~number
                enough -= 1
    return {group: one for group in numbers if (one := certain[group] | left[group])}


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
                    block.differ[other] += by * _numbers(sessions, block.places[at][1])
            certain[other] = without_fields(certain[other], block.differ[other] ^ _middle(sessions))
        return not certain[group] & number

    up = {
        at: sign
        for at, (own, kind) in enumerate(block.places)
        if is_of(own, group) and _numbers(sessions, kind) & number
    }
    return block.walk.push(up, MOST_TURNS, compare)


@dataclass
class _Blocks:
    """The parts of a crowd that are rearranged, each made when it is first asked for."""

    crowd: Crowd
    pages: Mapping[Group, Pages]
    groups: Sequence[Group]
    made: dict[Part, _Block] = field(default_factory=dict)

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
        sessions = self.crowd.sessions
        kinds: dict[Class, tuple[Kind, ...]] = {
            one: (*self._ways_of[one], *self.crowd.signed_of(one)) for one in classes
        }
        places = [(one, kind) for one in classes for kind in kinds[one]]
        counts = [self.crowd.units[one].get(kind, 0) for one, kind in places]
        starts = dict(zip(classes, accumulate((len(kinds[one]) for one in classes), initial=0), strict=False))
        equations = [
            {starts[one] + at: by for at, by in row.items()}
            for one in classes
            for row in _registering(kinds[one], sessions)
        ]
        for group, pages in self.pages.items():
            own = [(starts[one], kinds[one]) for one in classes if is_of(one, group)]
            for cell in sorted(pages.told | pages.hidden, key=str):
                row = {start + at: by for start, some in own for at, by in _kinds_counted(cell, some)}
                if row and cell in pages.hidden:  # whoever they are, one is left
                    row[len(counts)] = -1
                    counts.append(self._persons(cell, group) - 1)
                equations.append(row)
        touched = [group for group in self.groups if any(is_of(one, group) for one in classes)]
        return _Block(Walk(counts, equations), places, dict.fromkeys(touched, _middle(sessions)))

    def _persons(self, cell: Cell, group: Group) -> int:
        return sum(
            times * times_counted(cell, kind)
            for one in self.crowd.of(group)
            for kind, times in self.crowd.units[one].items()
        )


@lru_cache(maxsize=1024)
def _registering(kinds: tuple[Kind, ...], sessions: int) -> list[dict[int, int]]:
    """Who of a class came to a session had registered for it or had not, and who did not come likewise."""
    return [
        {
            at: -1 if isinstance(kind, int) else 1
            for at, kind in enumerate(kinds)
            if ((kind >> place & 1) == came if isinstance(kind, int) else kind[:2] == (place, came))
        }
        for place, came in product(range(sessions), (False, True))
    ]


@lru_cache(maxsize=8192)
def _kinds_counted(cell: Cell, kinds: tuple[Kind, ...]) -> list[tuple[int, int]]:
    """The places of the *kinds* that are times_counted in *cell*, and how often."""
    return [(at, by) for at, kind in enumerate(kinds) if (by := times_counted(cell, kind))]


def _by_pairs(classes: Sequence[Class], at: int) -> list[Part]:
    values = list(dict.fromkeys(one[at] for one in classes))
    return [tuple(one for one in classes if one[at] in two) for two in _pairs(values)]


def _pairs(values: Sequence[str]) -> list[tuple[str, str]]:
    """Each value with the next, then with the next but one, and so on."""
    pairs = [(values[at], values[(at + by) % len(values)]) for by in range(1, len(values)) for at in range(len(values))]
    return list({tuple(sorted(two)): two for two in pairs}.values()) or [(values[0], values[0])]


def _small(crowd: Crowd, group: Group, k: int) -> int:
    """The fields of the group's numbers that are above zero and under *k*."""
    units = [crowd.units[one] for one in crowd.of(group)]
    total = sum(times * _numbers(crowd.sessions, kind) for kinds in units for kind, times in kinds.items())
    return small_fields(total, k)


@lru_cache(maxsize=512)
def _numbers(sessions: int, kind: Kind) -> int:
    """Of which numbers such a person is one: of those who came to some sessions and not to others, so often or oftener,
    and with or without registering.
    """
    windows = range(max(1, sessions - ALL_CONDITIONS + 1))
    long = min(sessions, ALL_CONDITIONS)
    size: int = 3**long
    base = len(windows) * size
    if not isinstance(kind, int):
        place, came, had = kind
        return 1 << WIDTH * (base + 2 * sessions + 1 + 4 * place + 2 * came + had)
    times = kind.bit_count()
    fields = sum(1 << WIDTH * (base + least) for least in range(times)) + (1 << WIDTH * (base + sessions + times))
    return fields + sum(_conditions(kind >> at & (1 << long) - 1, long) << WIDTH * size * at for at in windows)


@lru_cache(maxsize=512)
def _conditions(way: Way, sessions: int) -> int:
    """Of each session a person may be asked to have been absent, present, or either: each answer trebles the fields."""
    fields, size = 1, WIDTH
    for place in range(sessions):
        fields *= (1 << size * (way >> place & 1)) + (1 << size * 2)
        size *= 3
    return fields


@lru_cache(maxsize=16)
def _middle(sessions: int) -> int:
    """What stands in each field for no difference, so that smaller numbers borrow nothing from their neighbour."""
    windows, long = max(1, sessions - ALL_CONDITIONS + 1), min(sessions, ALL_CONDITIONS)
    return sum(1 << WIDTH * at + WIDTH - 1 for at in range(windows * 3**long + 6 * sessions + 1))
