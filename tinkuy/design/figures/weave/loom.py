"""The measures of the weave: sessions at equal steps, heights on one scale, a line for every few people."""

from collections.abc import Sequence
from dataclasses import dataclass

MOST_LINES = 80


@dataclass(frozen=True)
class Step:
    """From one session to the next, in persons. None is a small number that is not shown."""

    stayed: int | None
    left: int | None
    new: int | None
    returned: int | None


@dataclass(frozen=True)
class Frame:
    width: float = 980
    height: float = 366
    first: float = 64
    last: float = 916
    top: float = 54
    tall: float = 214
    alone: bool = False


PAGE = Frame()
PRINT = Frame(width=860, height=350, first=42, last=818, tall=196, alone=True)
"""As wide as the text of an A4 page, so that its words have the size of a caption there."""

STRIP = Frame(width=860, height=226, first=42, last=818, tall=84, alone=True)
"""The same words over a lower weave, for a page that holds much else."""

FRAMES = {"page": PAGE, "print": PRINT, "strip": STRIP}


def persons_per_line(persons: Sequence[int | None]) -> int:
    """How many people a line stands for: three for a room of 240, one for a small one."""
    return max(1, round(max((count or 0 for count in persons), default=0) / MOST_LINES))


@dataclass(frozen=True)
class Loom:
    """The measures shared by all that is drawn: sessions at equal steps, heights on one scale."""

    frame: Frame
    persons: tuple[int | None, ...]
    steps: tuple[Step, ...]

    @property
    def unit(self) -> int:
        return persons_per_line(self.persons)

    @property
    def pitch(self) -> float:
        """Distance of two lines."""
        most = max((count or 0 for count in self.persons), default=0)
        return self.frame.tall * self.unit / most if most else self.frame.tall

    def lines(self, count: int | None) -> int:
        return round((count or 0) / self.unit)

    def x(self, place: int) -> float:
        sessions = len(self.persons)
        if sessions < 2:
            return self.frame.width / 2
        return self.frame.first + place * (self.frame.last - self.frame.first) / (sessions - 1)

    def y(self, slot: float) -> float:
        return self.frame.top + slot * self.pitch

    def bottom(self, place: int) -> float:
        return self.y(max(self.lines(self.persons[place]) - 1, 0))

    @property
    def gap(self) -> float:
        return self.x(1) - self.x(0) if len(self.persons) > 1 else 0.0
