"""The words of a message, from its templates, the same for whoever writes, previews or delivers it; and its numbers.

A page hides or shows a number of persons; a mail with the number would bypass that.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation


@dataclass(frozen=True)
class Wording:
    subject: str
    body: str


def wording(kind: str, language: str, values: Mapping[str, Any]) -> Wording:
    """Subject and body of a message of *kind* in *language*."""
    with translation.override(language):
        filled = {**values, "address": settings.BASE_ADDRESS}
        subject = render_to_string(f"notices/{kind}.subject.txt", filled)
        body = render_to_string(f"notices/{kind}.body.txt", filled)
    return Wording(" ".join(subject.split()), body)


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
