"""The persons of a cycle by kind: how many of each class came in which way, and registered for what."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import product, repeat

from tinkuy.hiding.cells import Cell

type Class = tuple[str, ...]
type Group = tuple[int, str | tuple[str, ...]] | None
"""Those of a value, or of any of some values, at a place of their class; None is everybody."""
type Way = int
"""The sessions that a person came to, a bit for each place."""
type Signed = tuple[int, bool, bool]
"""A session's place, and whether persons came to it and had registered for it."""
type Kind = Way | Signed


@dataclass(frozen=True)
class Crowd:
    """How many of each class came in each way, and how many came to a session or not, with or without registering.

    Of some classes it is known who came: `known` are the sessions, and to which of them all of the class came.
    """

    sessions: int
    units: Mapping[Class, Mapping[Kind, int]]
    known: Mapping[Class, tuple[Way, Way]] = field(default_factory=dict)

    def of(self, group: Group) -> list[Class]:
        return [one for one in self.units if is_of(one, group)]

    def ways_of(self, one: Class) -> list[Way]:
        """In which one of the class may have come."""
        places, came = self.known.get(one, (0, 0))
        return [way for way in range(1 << self.sessions) if way & places == came]

    def signed_of(self, one: Class) -> list[Signed]:
        places, came = self.known.get(one, (0, 0))
        every = product(range(self.sessions), (False, True), (False, True))
        return [kind for kind in every if not places >> kind[0] & 1 or (came >> kind[0] & 1) == kind[1]]


def is_of(own: Class, group: Group) -> bool:
    if group is None:
        return True
    at, wanted = group
    return own[at] == wanted if isinstance(wanted, str) else own[at] in wanted


def crowd_of[P](classes: Mapping[P, Class], sessions: Sequence[Set[P]], enrolled: Sequence[Set[P]]) -> Crowd:
    """Of the persons by *classes*: all who registered or came."""
    came, had, units = _places_of(sessions), _places_of(enrolled), dict[Class, Counter[Kind]]()
    nowhere = repeat(0)
    alike = Counter(
        zip(classes.values(), map(came.get, classes, nowhere), map(had.get, classes, nowhere), strict=False)
    )
    for (own, way, signed), times in alike.items():  # far fewer than persons
        kinds = units.setdefault(own, Counter())
        kinds[way] += times
        for place in range(len(sessions)):
            kinds[place, bool(way >> place & 1), bool(signed >> place & 1)] += times
    return Crowd(len(sessions), units)


def _places_of[P](sets: Sequence[Set[P]]) -> dict[P, Way]:
    """In which of the *sets* each one is: by cutting sets, not by going through persons."""
    alike: dict[Way, Set[P]] = {}
    for place, one in enumerate(sets):
        new = set(one)
        for way, persons in list(alike.items()):
            if both := persons & one:
                alike[way], alike[way | 1 << place] = persons - both, both
                new -= both
        alike[1 << place] = new
    places: dict[P, Way] = {}
    for way, persons in alike.items():
        places |= dict.fromkeys(persons, way)
    return places


def in_one_order(crowd: Crowd) -> Crowd:
    """The same, whatever the order in which its persons were read: every process walks the same way."""
    return replace(crowd, units={own: dict(kinds) for own, kinds in sorted(crowd.units.items())})


def people_of[P](persons: Iterable[P], *group_of: Mapping[P, str]) -> dict[P, Class]:
    """The class of each of the *persons*: what they are in each of the divisions *group_of*, "" where in none."""
    every = list(persons)
    values = [[value or "" for value in map(one.get, every)] for one in group_of]
    return dict(zip(every, zip(*values, strict=True) if values else repeat(()), strict=False))


def by_place(crowd: Crowd, at: int) -> Crowd:
    """The same persons, by one value of their class alone."""
    units: dict[Class, Counter[Kind]] = {}
    for own, kinds in crowd.units.items():
        units.setdefault((own[at],), Counter()).update(kinds)
    return Crowd(crowd.sessions, units)


def every_kind(sessions: int) -> list[Kind]:
    return [*range(1 << sessions), *product(range(sessions), (False, True), (False, True))]


@lru_cache(maxsize=16_384)
def times_counted(cell: Cell, kind: Kind) -> int:
    """How often a person of the *kind* is times_counted in *cell* of their group."""
    name, *at = cell
    if name == "alike":  # no page tells of one kind alone: it is what stays as it is in some twins
        return int(at == ([kind] if isinstance(kind, int) else [*kind]))
    if not isinstance(kind, int):
        place, came, had = kind
        is_counted = {"enrolled": had, "enrolled and came": had and came, "walked in": came and not had}
        return int(at == [place] and is_counted.get(str(name), False))
    first, last, *_ = (int(place) for place in (*at, 0, 0))
    before, now, after = kind & ((1 << first) - 1), kind >> first & 1, kind >> first + 1 & 1
    match name:
        case "registered":
            return 1
        case "reach":
            return int(kind > 0)
        case "attendances":
            return kind.bit_count()
        case "times":
            return int(kind.bit_count() >= first)
        case "persons":
            return now
        case "cohort":
            return int(not before) & now & kind >> last & 1
        case "stayed":
            return now & after
        case "left":
            return now & (1 - after)
        case "new":
            return int(not before) & (1 - now) & after
        case "returned":
            return int(before > 0) & (1 - now) & after
    return 0
