"""What the figure of a thread is told, as plain values; and where each step stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

WIDTH, MAIN = 1280.0, 172.0
FIRST, LAST, WIDEST_GAP = 110.0, 1181.0, 178.0
PER_DAY, DEEPEST = 1.55, 172.0
"""How deep the cord hangs for each day between two steps, and no deeper: the number is printed."""


@dataclass(frozen=True)
class Branch:
    """Another end of a cord that forks: a code, and the days after the first end."""

    code: str
    days_words: str = ""


@dataclass(frozen=True)
class CordStep:
    """A knot of the cord. *name* is the anchor of its step on the page; *mark* says how it is drawn.

    *days* are those until the next step, where both days are known. What is not done yet is dotted. With *branches*
    the cord forks before it: each has a knot of its own under the first one.
    """

    name: str
    mark: str
    label: tuple[str, str]
    day: str = ""
    days: int | None = None
    days_words: str = ""
    is_large: bool = False
    is_done: bool = True
    codes: Sequence[str] = ()
    branches: Sequence[Branch] = ()


@dataclass(frozen=True)
class CordQuote:
    """A quote, the step under which its session hangs, and its share of that session from 0 to 1."""

    words: str
    source: str
    minute: str = ""
    step: str = ""
    place: float = 0.5


@dataclass(frozen=True)
class Strand:
    """A country's answer; without a *code* one that is counted and not named."""

    code: str
    state: str
    is_verified: bool = False


@dataclass(frozen=True)
class Span:
    """A length of time over the cord, from one step to another."""

    first: str
    last: str
    number: str
    words: str


@dataclass(frozen=True)
class Wait:
    """The expectation: its words, the minute it was left open and the one it was picked up, as shares and words."""

    words: str
    label: str
    opened: float | None = None
    opened_minute: str = ""


@dataclass(frozen=True)
class ThreadData:
    steps: Sequence[CordStep]
    wait: Wait | None = None
    quotes: Sequence[CordQuote] = ()
    strands: Sequence[Strand] = ()
    caption: Sequence[str] = ()
    spans: Sequence[Span] = ()
    stripes: Mapping[str, int] = field(default_factory=dict)
    next_question: str = ""
    next_session: str = ""

    def places(self) -> dict[str, float]:
        """Where each step stands along the cord; few steps stand together and leave the rest to what is to come."""
        gap = min((LAST - FIRST) / max(len(self.steps) - 1, 1), WIDEST_GAP)
        return {step.name: FIRST + gap * place for place, step in enumerate(self.steps)}

    @property
    def gap(self) -> float:
        return min((LAST - FIRST) / max(len(self.steps) - 1, 1), WIDEST_GAP)


def depth_of(days: int | None) -> float:
    """How deep the cord hangs between two steps."""
    return min(max(days or 0, 0) * PER_DAY, DEEPEST) + 3
