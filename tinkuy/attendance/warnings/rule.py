"""What a rule is, whom it may be about, and a measured number against a threshold."""

from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise

type Words = str | Promise


@dataclass(frozen=True)
class Subject:
    """Whom a warning is about: everybody, a country, a sector, or the organisations of a sector: by its code."""

    kind: str = "cycle"
    code: str = ""

    @property
    def key(self) -> str:
        return f"{self.kind}-{self.code}" if self.code else self.kind

    @property
    def country(self) -> str:
        return self.code if self.kind == "country" else ""


CYCLE = Subject()


def subject_of(key: str) -> Subject:
    """The subject with this key; any text is one, so that a row of another version can still be read."""
    kind, _dash, code = key.partition("-")
    return Subject(kind, code)


@dataclass(frozen=True)
class Measured:
    """The number of a rule: *numerator* ÷ *denominator*, both counts that may be told.

    `against` is a second pair whose share the first one is compared with (a sector's share of those registered).
    """

    numerator: int
    denominator: int
    against: tuple[int, int] | None = None

    @property
    def value(self) -> float | None:
        """The share, or the share ÷ the share it is compared with; None where nothing can be divided."""
        if not self.denominator:
            return None
        share = self.numerator / self.denominator
        if self.against is None:
            return share
        part, whole = self.against
        return share / (part / whole) if part and whole else None

    def times_hundred(self) -> tuple[int, int] | None:
        """The value as a fraction of whole numbers: (100 × above, below), so that a threshold is compared exactly."""
        if not self.denominator:
            return None
        part, whole = self.against or (1, 1)
        return (100 * self.numerator * whole, self.denominator * part) if part else None


@dataclass(frozen=True)
class Rule:
    """A rule and what its threshold may be. Below so many percent it warns, or above, or from so many `unit` on.

    `definition` says what the two numbers count; `meaning` says the threshold in words, with %(value)s in it.
    `implied_by` are rules whose warning of the same subject and session says it already.
    """

    code: str
    name: Words
    definition: Words
    meaning: Words
    default: int
    least: int
    most: int
    suggests: tuple[str, ...]
    about: tuple[str, ...] = ("cycle", "country", "sector")
    warns: Literal["below", "above", "from"] = "below"
    implied_by: tuple[str, ...] = ()
    unit: Literal["percent", "sessions", "people"] = "percent"

    def warns_of(self, measured: Measured, threshold: int) -> bool:
        """Whether *measured* is past *threshold*. At a limit exactly, nothing is wrong yet; so many in a row are."""
        if self.warns == "from":
            return measured.numerator >= threshold
        pair = measured.times_hundred()
        if pair is None:
            return False
        above, below = pair
        return above < threshold * below if self.warns == "below" else above > threshold * below
