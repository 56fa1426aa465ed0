"""What a report says, every word of it ready in the reader's language: a page and a PDF show the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _, ngettext

from tinkuy.attendance.figures.figure import Figure
from tinkuy.design.components import percent
from tinkuy.desk.exports.source import hidden
from tinkuy.desk.figures.queries.figure_row import FigureRow

from .queries import ParticipationCounts


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
    retention: str
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


LONGEST_PURPOSE = 420
LONGEST_THREAD = 150
LONGEST_TITLE = 130
"""In characters: what is longer would push a report over its page."""


def count_or_hidden(count: int | None) -> str:
    return hidden() if count is None else str(count)


def figure_line(row: FigureRow) -> FigureLine:
    figure = row.figure
    if figure is None:
        return FigureLine(row.name, hidden(), "", row.definition)
    if row.form == "count":
        return FigureLine(row.name, str(int(figure.numerator)), "", row.definition)
    return FigureLine(row.name, _value(figure, row.form), _counts_of(figure, row.form), row.definition)


def _value(figure: Figure, form: str) -> str:
    if form != "ratio" or figure.value is None:
        return percent(figure.value)
    return number_format(figure.value, decimal_pos=1)


def _counts_of(figure: Figure, form: str) -> str:
    part, whole = int(figure.numerator), int(figure.denominator)
    if form == "ratio":
        return f"{part} ÷ {whole}"
    if form == "median":
        return _("the median: %(part)s of %(whole)s minutes") % {"part": part, "whole": whole}
    return _("%(part)s of %(whole)s") % {"part": part, "whole": whole}


def participation_lines(acts: ParticipationCounts) -> list[str]:
    """A line for each kind of act there was."""
    spoke = ngettext("%(count)s country took the floor", "%(count)s countries took the floor", acts.countries)
    questions_sentence = ngettext(
        "%(count)s question, %(answered)s answered", "%(count)s questions, %(answered)s answered", acts.questions
    )
    counts = (
        (acts.countries, spoke),
        (acts.questions, questions_sentence),
        (acts.polls, ngettext("%(count)s poll", "%(count)s polls", acts.polls)),
        (acts.quotes, ngettext("%(count)s quote", "%(count)s quotes", acts.quotes)),
        (acts.findings or 0, ngettext("%(count)s finding", "%(count)s findings", acts.findings or 0)),
    )
    return [words % {"count": count, "answered": acts.answered} for count, words in counts if count]
