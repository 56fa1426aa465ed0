"""What was decided to be hidden, by the persons of whom it was decided: a page that is looked at again decides nothing.

Nothing of a person is remembered: what makes two looks the same is a fingerprint.
"""

from collections.abc import Callable, Sequence, Set
from hashlib import blake2b

from tinkuy.core.remembered import Remembered
from tinkuy.hiding.cells import SafeCells

MOST = 64

_decisions = Remembered[bytes, SafeCells](MOST)


def once_decided(same: bytes, decide: Callable[[], SafeCells]) -> SafeCells:
    """What *decide* answers, or answered for the *same* persons before."""
    return _decisions.once(same, decide)


def forget_decisions() -> None:
    _decisions.forget()


def fingerprint(*parts: object) -> bytes:
    """Another one for anything else; *parts* are written with `repr`, and so are in one order."""
    return blake2b(repr(parts).encode(), digest_size=16).digest()


def in_order[P](sets: Sequence[Set[P]]) -> list[list[P]]:
    """The same for the same persons, whatever the order in which a set has them."""
    return [sorted(one) for one in sets]  # type: ignore[type-var]
