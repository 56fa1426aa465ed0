"""What the picture of one session is made of, and its measures: minutes across, persons up, the agenda beneath."""

from collections.abc import Sequence
from dataclasses import dataclass

from tinkuy.design.figures.drawing import number

MOST_THREADS = 44


@dataclass(frozen=True)
class Part:
    """A part of the agenda, from minute `start` on. *kind* is a code of the plan, *regime* words."""

    title: str
    start: int
    minutes: int
    kind: str
    regime: str = ""


@dataclass(frozen=True)
class Mark:
    """A thread left open, or picked up, at its minute."""

    label: str
    minute: float
    is_picked_up: bool


@dataclass(frozen=True)
class Session:
    """`levels` are persons present in each minute, in steps of `unit` people: None is some, but fewer than one step.

    `peak` and `close` are (minute, persons); persons is None where it is hidden.
    """

    levels: Sequence[int | None]
    unit: int
    peak: tuple[int, int | None]
    close: tuple[int, int | None]
    parts: Sequence[Part] = ()
    marks: Sequence[Mark] = ()

    @property
    def minutes(self) -> int:
        return max(len(self.levels), 1)

    @property
    def most(self) -> int:
        return max((level or 0 for level in self.levels), default=0)


def persons_per_thread(session: Session) -> int:
    """How many persons a line stands for: a step, or several where the room is large."""
    steps = session.most // session.unit
    return session.unit * max(1, -(-steps // MOST_THREADS))


@dataclass(frozen=True)
class Frame:
    width: float
    first: float
    last: float
    tall: float
    size: float
    top: float = 56
    marks: float = 34
    bar: float = 24
    has_titles: bool = True
    alone: bool = False


FRAMES = {
    "page": Frame(width=980, first=8, last=948, tall=190, size=13),
    "phone": Frame(width=350, first=4, last=322, tall=130, size=13, has_titles=False),
    "print": Frame(width=860, first=8, last=828, tall=180, size=13, alone=True),
}


@dataclass(frozen=True)
class Chart:
    """Where things lie."""

    frame: Frame
    session: Session

    def x(self, minute: float) -> float:
        within = min(max(minute / self.session.minutes, 0.0), 1.0)
        return self.frame.first + within * (self.frame.last - self.frame.first)

    @property
    def threads(self) -> int:
        return self.session.most // persons_per_thread(self.session)

    @property
    def pitch(self) -> float:
        return self.frame.tall / max(self.threads, 1)

    @property
    def base(self) -> float:
        return self.frame.top + self.frame.tall

    def y(self, thread: float) -> float:
        """The height of *thread*, counted from the ground."""
        return self.base - (thread - 0.5) * self.pitch

    def at(self, minute: float, thread: float) -> str:
        return f"{number(self.x(minute))} {number(self.y(thread))}"

    @property
    def marks_at(self) -> float:
        return self.base + self.frame.marks

    @property
    def bar_at(self) -> float:
        return self.marks_at + 14
