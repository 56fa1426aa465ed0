"""What a check of the doctor says."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum


@dataclass(frozen=True)
class Finding:
    """`name` is for a program; `sentence` for a person, in the active language. Of a fault it says what to do.

    `is_advice`: nothing is wrong, and nothing is in order either; here it may stay so.
    """

    name: str
    is_fault: bool
    sentence: str
    is_advice: bool = False

    def __str__(self) -> str:
        """The line for a terminal."""
        return f"{'✗' if self.is_fault else '·' if self.is_advice else '✓'} {self.sentence}"


class Needs(IntEnum):
    """What a check cannot do without."""

    NOTHING = 0
    DATABASE = 1
    TABLES = 2


@dataclass(frozen=True)
class Check:
    """A part of the examination.

    `is_quick`: cheap enough for `/readyz` and the administrators' page, which are asked all the time. `stops`: with a
    fault in it the site cannot do its work, and `/readyz` answers 503.
    """

    name: str
    examine: Callable[[], Iterable[Finding]]
    needs: Needs = Needs.NOTHING
    is_quick: bool = False
    stops: bool = False


def good_or_bad(name: str, is_good: bool, good_sentence: str, bad_sentence: str) -> Finding:
    return good(name, good_sentence) if is_good else bad(name, bad_sentence)


def good(name: str, sentence: str) -> Finding:
    return Finding(name, False, sentence)


def advice(name: str, sentence: str) -> Finding:
    return Finding(name, False, sentence, is_advice=True)


def bad(name: str, sentence: str) -> Finding:
    return Finding(name, True, sentence)
