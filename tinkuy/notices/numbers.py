"""Which numbers messages say. A page hides or shows a number of persons; a mail with the number would bypass that.

So a kind says beforehand what its numbers count, and a message with any other number is not owed:

numbers.counts("validation-round", count="findings")      # in an app's `ready`
"""

from collections.abc import Mapping
from typing import Any

NEVER_OF_PERSONS = frozenset({"days", "minutes", "number", "place", "target"})
"""Lengths, the numbers of sessions, and what was planned: the same in messages of every kind."""

_counted: dict[str, Mapping[str, str]] = {}


def counts(kind: str, **what: str) -> None:
    """Register, once, in an `AppConfig.ready`, *what* the numbers of messages of *kind* count, in words."""
    _counted[kind] = what


def demand_known_numbers(kind: str, values: Mapping[str, Any]) -> None:
    """Raises TypeError for *values* with a number of which nobody said what it counts."""
    allowed = NEVER_OF_PERSONS | _counted.get(kind, {}).keys()
    unknown = sorted(name for name, value in values.items() if _is_number(value) and name not in allowed)
    if unknown:
        raise TypeError(f"messages of {kind} say what their numbers count: {', '.join(unknown)} (numbers.counts)")


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
