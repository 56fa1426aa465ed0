"""The measures of the weave: sessions at equal steps, heights on one scale, a line for every few people."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from tinkuy.design.figures.drawing import number

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
    """The sessions lie from `first` to `last`, the lines from `top` on, `tall` for the fullest room.

    Turned, the sessions stand below each other and the lines run down: the same drawing with its axes changed.
    """

    width: float = 980
    height: float = 366
    first: float = 64
    last: float = 916
    top: float = 54
    tall: float = 214
    alone: bool = False
    turned: bool = False


PAGE = Frame()
PRINT = Frame(width=860, height=350, first=42, last=818, tall=196, alone=True)
"""As wide as the text of an A4 page, so that its words have the size of a caption there."""

STRIP = Frame(width=860, height=226, first=42, last=818, tall=84, alone=True)
"""The same words over a lower weave, for a page that holds much else."""

FRAMES = {"page": PAGE, "print": PRINT, "strip": STRIP}

PHONE = Frame(width=350, height=0, first=26, last=0, top=3, tall=178, turned=True)
PHONE_STEP = 156.0


def phone_frame(sessions: int) -> Frame:
    """As long as it takes: each step has the same room."""
    last = PHONE.first + PHONE_STEP * max(sessions - 1, 0)
    return replace(PHONE, last=last, height=last + 26)


def persons_per_line(persons: Sequence[int | None]) -> int:
    """How many people a line stands for: three for a room of 240, one for a small one."""
    return max(1, round(max((count or 0 for count in persons), default=0) / MOST_LINES))


@dataclass(frozen=True)
class Loom:
    """The measures shared by all that is drawn: sessions at equal steps, heights on one scale."""

    frame: Frame
    persons: tuple[int | None, ...]
    steps: tuple[Step, ...]
    numbers: tuple[int, ...] = ()

    def session(self, place: int) -> int:
        """The number that the session has in its cycle: one without attendance may lie between."""
        return self.numbers[place] if self.numbers else place + 1

    @cached_property
    def unit(self) -> int:
        return persons_per_line(self.persons)

    @cached_property
    def pitch(self) -> float:
        """Distance of two lines."""
        most = max((count or 0 for count in self.persons), default=0)
        return self.frame.tall * self.unit / most if most else self.frame.tall

    def lines(self, count: int | None) -> int:
        return round((count or 0) / self.unit)

    def x(self, place: int) -> float:
        sessions = len(self.persons)
        if sessions < 2:
            return self.frame.first if self.frame.turned else self.frame.width / 2
        return self.frame.first + place * (self.frame.last - self.frame.first) / (sessions - 1)

    def y(self, slot: float) -> float:
        return self.frame.top + slot * self.pitch

    def bottom(self, place: int) -> float:
        return self.y(max(self.lines(self.persons[place]) - 1, 0))

    @cached_property
    def gap(self) -> float:
        return self.x(1) - self.x(0) if len(self.persons) > 1 else 0.0

    def at(self, along: float, across: float) -> str:
        """A point of the drawing: *along* the sessions, *across* the lines."""
        return f"{number(across)} {number(along)}" if self.frame.turned else f"{number(along)} {number(across)}"

    def along_to(self, along: float) -> str:
        """A straight line onward, along the sessions."""
        return f"{'V' if self.frame.turned else 'H'}{number(along)}"

    def across_to(self, across: float) -> str:
        return f"{'H' if self.frame.turned else 'V'}{number(across)}"

    @property
    def deepest(self) -> float:
        """How far across loose ends may hang."""
        return self.frame.width - 104 if self.frame.turned else self.frame.height - 44
