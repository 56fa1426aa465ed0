"""The room of one session as a page may tell it: minute by minute in steps of a few people, its peak and its close.

A step up or down of one person would say when somebody came or went, so the room is told in steps of k: 12 persons are
«10», fewer than one step are None. Peak and close are exact where nothing small follows from them, nor from them and
the persons that other pages tell of.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .ledger import Ledger
from .small_numbers import is_small


@dataclass(frozen=True)
class RoomLevels:
    """The persons of each minute in steps of `unit`; None for fewer than one step."""

    of_minutes: tuple[int | None, ...]
    unit: int


@dataclass(frozen=True)
class RoomMinutes:
    """The most persons at once within each minute. `attended` are those of the session, as readers see them.

    Steps are a bound of the persons: where these are hidden it may leave but one number, so that no minute is told.
    """

    persons: Sequence[int]
    attended: int | None

    def safe_at(self, k: int) -> RoomLevels:
        if self.attended is None:
            return RoomLevels((None,) * len(self.persons), k)
        return RoomLevels(tuple(None if is_small(count, k) else count // k * k for count in self.persons), k)


@dataclass(frozen=True)
class RoomMoments:
    """How many were there at the `peak`, `at` the beginning of the close, and `near` it, at any time of it.

    `persons` are those who attended, `others` the reach and the registered, as readers see them: None is hidden.
    """

    peak: int
    at: int
    near: int
    persons: int | None
    others: Sequence[int | None]

    def safe_at(self, k: int) -> Mapping[str, int | None]:
        """The three hidden together: what lies between two of them is a count of persons as well.

        Nearly all of the room are the persons, so that where these are hidden the room is. What other pages tell stays:
        a number of the room that is nearly one of theirs would say how few came briefly, or went before.
        """
        moments = {"peak": self.peak, "at": self.at, "near": self.near}
        if self.persons is None:
            return dict.fromkeys(moments)
        on_other_pages = [count for count in (self.persons, *self.others) if count is not None]
        nearly_the_same = {
            cell for cell, count in moments.items() if any(is_small(abs(count - other), k) for other in on_other_pages)
        }
        ledger = Ledger(counts=moments)
        ledger.within("at", "peak", "went before")
        ledger.within("at", "near", "came late")
        lower, higher = sorted(("peak", "near"), key=lambda cell: moments[cell])
        ledger.within(lower, higher, "between")
        return ledger.safe_at(k, nearly_the_same)
