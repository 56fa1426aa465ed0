"""What was decided to be hidden, by the persons of whom it was decided: a page that is looked at again decides nothing.

Nothing of a person is remembered: what makes two looks the same is a fingerprint. It is one of the rules too, since a
stage may store decisions, which then outlive the program that made them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from hashlib import blake2b
from pathlib import Path

from tinkuy.core import consecutive_sets
from tinkuy.core.remembered import Remembered
from tinkuy.hiding.cells import SafeCells

MOST = 64

type Decisions = dict[str, SafeCells]

_decisions = Remembered[str, SafeCells](MOST)
_stores: list[Callable[[], Mapping[str, SafeCells]]] = []
_noted: ContextVar[Decisions | None] = ContextVar("_noted", default=None)


def once_decided(same: str, decide: Callable[[], SafeCells], stored: Callable[[], Decisions]) -> SafeCells:
    """What *decide* answers, or answered for the *same* persons before: in this process, or as it is *stored*."""
    cells = _decisions.once(same, lambda: stored().get(same) or decide())
    if (noted := _noted.get()) is not None:
        noted[same] = cells
    return cells


def look_up_decisions(stored: Callable[[], Mapping[str, SafeCells]]) -> None:
    """Have every decision that this process does not remember looked for in what *stored* answers."""
    _stores.append(stored)


@contextmanager
def noted_decisions() -> Iterator[Decisions]:
    """All that is decided within it, or was decided before and is asked for: to be stored."""
    decisions: Decisions = {}
    token = _noted.set(decisions)
    try:
        yield decisions
    finally:
        _noted.reset(token)


def forget_decisions() -> None:
    _decisions.forget()


def fingerprint(*parts: object) -> str:
    """Another one for anything else; *parts* are written with `repr`, and so are in one order."""
    return blake2b(repr(parts).encode(), digest_size=16, key=rules()).hexdigest()


@cache
def rules() -> bytes:
    """A fingerprint of the program that decides: what another release decided is not looked up."""
    folder = Path(__file__).parents[1]
    programs = sorted(path for path in folder.rglob("*.py") if "tests" not in path.relative_to(folder).parts)
    words = b"".join(path.read_bytes() for path in (*programs, Path(consecutive_sets.__file__)))
    return blake2b(words, digest_size=16).digest()


def in_order[P](sets: Sequence[Set[P]]) -> list[list[P]]:
    """The same for the same persons, whatever the order in which a set has them."""
    return [sorted(one) for one in sets]  # type: ignore[type-var]


def stored_decisions() -> Decisions:
    """All that stages have stored. It is remembered: whoever asks for one number of a cycle asks for others."""
    decisions = {same: cells for stored in _stores for same, cells in stored().items()}
    for same, cells in decisions.items():
        _decisions.once(same, lambda cells=cells: cells)  # type: ignore[misc]
    return decisions
