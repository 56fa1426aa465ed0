"""One line of the table: a piece of work, what is aimed at, what others take for it, and what this product takes."""

import os
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

AT_MOST, AT_LEAST = "≤", "≥"
PEER, FLOOR = "peer", "floor"


class Words(NamedTuple):
    """In the languages of the manual."""

    es: str
    en: str


NO_WORDS = Words("", "")


@dataclass(frozen=True)
class Goal:
    """`bound` of a `number`, or of so many times what the peer or the floor took in the same run (`of`)."""

    bound: str
    number: float
    of: str = ""

    def is_reached(self, value: float, other: float | None) -> bool | None:
        """None where nothing is there to compare with."""
        if self.of and not other:
            return None
        limit = self.number * other if self.of and other else self.number
        return value <= limit if self.bound == AT_MOST else value >= limit


@dataclass(frozen=True)
class Other:
    """A peer or a floor: its figure in the same unit; None with the reason why there is none."""

    name: str
    value: float | None
    why: str = ""


@dataclass(frozen=True)
class Line:
    """`value` is of this product, in `unit`. `runs` says of how many runs it is the median; `load` is the machine's."""

    work: Words
    value: float
    unit: str
    goals: tuple[Goal, ...] = ()
    peer: Other | None = None
    floor: Other | None = None
    runs: int = 1
    note: Words = NO_WORDS
    load: float = field(default_factory=lambda: round(os.getloadavg()[0], 1))

    def other(self, goal: Goal) -> float | None:
        reference = {PEER: self.peer, FLOOR: self.floor}.get(goal.of)
        return reference.value if reference else None

    def verdicts(self) -> list[bool | None]:
        return [goal.is_reached(self.value, self.other(goal)) for goal in self.goals]

    def ratios(self) -> list[tuple[float, str]]:
        """To the peer and to the floor, with their names."""
        return [(self.value / one.value, one.name) for one in (self.peer, self.floor) if one and one.value]

    def plain(self) -> dict[str, Any]:
        return asdict(self)


def line(plain: dict[str, Any]) -> Line:
    """As `plain` gave it, through JSON and back."""
    others = {name: Other(**plain[name]) if plain[name] else None for name in (PEER, FLOOR)}
    goals = tuple(Goal(**goal) for goal in plain["goals"])
    words = {name: Words(*plain[name]) for name in ("work", "note")}
    return Line(**plain | others | words | {"goals": goals})


def at_most(number: float, of: str = "") -> Goal:
    return Goal(AT_MOST, number, of)


def at_least(number: float, of: str = "") -> Goal:
    return Goal(AT_LEAST, number, of)
