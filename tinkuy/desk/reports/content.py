"""What a report says, every word of it ready in the reader's language: a page and a PDF show the same."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class KeyNumber:
    """A number in large type and the words that it needs."""

    number: str
    words: str


@dataclass(frozen=True)
class FigureLine:
    """A figure with what it is made of (invariant 25): «75 %», «18 of 24», and the definition of both numbers."""

    name: str
    value: str
    made_of: str
    definition: str


@dataclass(frozen=True)
class SessionLine:
    number: int
    title: str
    day: str
    persons: str


@dataclass(frozen=True)
class Picture:
    """The weave: its conclusion as title, what it shows in words, and the numbers for who does not see it."""

    title: str
    caption: str
    description: str
    on_page: str
    in_print: str


@dataclass(frozen=True)
class CountryCell:
    """Persons as printed, a tone from 1 to 5 (0: none), whether the country took the floor."""

    text: str
    tone: int
    spoke: bool
    is_hidden: bool


@dataclass(frozen=True)
class CountryLine:
    name: str
    cells: Sequence[CountryCell]
    kept: str
    is_low: bool


@dataclass(frozen=True)
class ThreadLine:
    label: str
    text: str
    state: str


@dataclass(frozen=True)
class WarningLine:
    """An early warning: in which session, what was seen, what came of it."""

    session: str
    text: str
    outcome: str


@dataclass(frozen=True)
class NamedText:
    """A name and what it says: a fact of the head, a contact."""

    name: str
    text: str


@dataclass(frozen=True)
class Report:
    """A whole report. `ordinal` is None for a cycle; `is_outside` says that it holds public numbers only.

    Countries all of whose cells are hidden have no row: `hidden_countries` names them.
    """

    ordinal: int | None
    language: str
    kind: str
    series: str
    title: str
    purpose: str
    facts: Sequence[NamedText]
    numbers: Sequence[KeyNumber]
    sessions: Sequence[SessionLine]
    weave: Picture | None
    figures: Sequence[FigureLine]
    columns: Sequence[str]
    countries: Sequence[CountryLine]
    hidden_countries: str
    threads: Sequence[ThreadLine]
    more_threads: str
    warnings: Sequence[WarningLine]
    more_warnings: str
    warnings_note: str
    participation: Sequence[str]
    notes: Sequence[str]
    contacts: Sequence[NamedText]
    made_on: str
    is_outside: bool
    is_example: bool
