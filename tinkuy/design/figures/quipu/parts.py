"""What a quipu is made of, as plain values: no model, no query."""

from dataclasses import dataclass
from typing import Literal

ThreadState = Literal["resolved", "planted", "planned", "dropped"]


@dataclass(frozen=True)
class Knot:
    """One coded quote. *minute* of its session; *label* names the link («Sesión 1, minuto 5. Riesgo RI-1, Perú»)."""

    minute: float
    kind: str
    label: str
    href: str = ""


@dataclass(frozen=True)
class Cord:
    """One session. *date* is printed as it stands («4 jun»); a session that was not held hangs dotted."""

    number: int
    title: str
    date: str
    minutes: int
    is_held: bool
    knots: tuple[Knot, ...]


@dataclass(frozen=True)
class Thread:
    """One expectation: where a session leaves it and, unless it hangs loose, where another picks it up.

    *label* is short («H1»), *text* the question. *origin* and *target* are numbers of cords.
    """

    label: str
    text: str
    origin: int
    origin_minute: float
    target: int | None
    target_minute: float | None
    state: ThreadState
