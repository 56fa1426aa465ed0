"""Who came of each country to each session: a row for each country, a cord as long as its number in each column.

Every number stands beside its cord, so that neither length nor colour is read alone; one that may not be read is a
dash.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext as _

from tinkuy.design.figures.drawing import BROWN, CORD, HAIRLINE, INK, INK_2, SERIF, element, picture, styled_text
from tinkuy.design.remembered import remembered_part

WIDTH, ROW, HEAD, NAMES, GAP, NUMBER = 760.0, 34.0, 34.0, 150.0, 14.0, 34.0
"""Of the figure; heights of a row and of the headings; widths of the names, between two columns and of a number."""
LEAST = 3.0
"""Even one person has a length that is seen."""


@dataclass(frozen=True)
class CountryRow:
    """`persons` of a country at each session, in their order; None where the number may not be read."""

    name: str
    persons: tuple[int | None, ...]


def attendance_by_country(
    rows: Sequence[CountryRow],
    numbers: Sequence[int],
    *,
    title: str,
    description: str,
    size: Literal["page", "print"] = "page",
) -> SafeString:
    """*numbers* are those of the sessions. The description holds all that is drawn."""
    key = ("attendance by country", get_language(), tuple(rows), tuple(numbers), title, description, size)
    return remembered_part(key, lambda: _drawn(rows, numbers, title, description, alone=size == "print"))


def _drawn(
    rows: Sequence[CountryRow], numbers: Sequence[int], title: str, description: str, *, alone: bool
) -> SafeString:
    content = [*_headings(numbers), *(part for place, row in enumerate(rows) for part in _row(row, place, rows))]
    height = HEAD + ROW * len(rows) + 6
    return picture(WIDTH, height, content, css="by-country", title=title, description=description, alone=alone)


def _column(place: int, count: int) -> tuple[float, float]:
    """Where the column of a session begins, and how long its longest cord may be."""
    wide = (WIDTH - NAMES) / max(count, 1)
    return NAMES + wide * place, wide - NUMBER - GAP


def _headings(numbers: Sequence[int]) -> Iterator[str]:
    for place, number in enumerate(numbers):
        x, _longest = _column(place, len(numbers))
        words = _("Session %(number)s") % {"number": number} if len(numbers) < 7 else str(number)
        yield styled_text(x, 16, words, "c-session", 13)
    yield _line("c-head", f"M0 {HEAD - 8:.0f}H{WIDTH:.0f}", INK, 1.2)


def _row(row: CountryRow, place: int, rows: Sequence[CountryRow]) -> Iterator[str]:
    most = max((count or 0 for one in rows for count in one.persons), default=0)
    middle = HEAD + ROW * place + ROW / 2
    if place:
        yield _line("c-rule", f"M0 {middle - ROW / 2:.0f}H{WIDTH:.0f}", HAIRLINE, 1)
    yield styled_text(0, middle + 5, row.name, "c-country", 14, ink=INK, weight=600)
    for session, count in enumerate(row.persons):
        yield from _cell(count, session, len(row.persons), middle, most)


def _cell(count: int | None, session: int, sessions: int, middle: float, most: int) -> Iterator[str]:
    x, longest = _column(session, sessions)
    if count is None:
        yield styled_text(x, middle + 5, "—", "c-hidden", 14, ink=INK_2)
        return
    end = x + max(LEAST, longest * count / most) if count else x
    if count:
        yield _line("c-cord", f"M{x:.1f} {middle:.1f}H{end:.1f}", CORD, 7)
        yield _line("c-end", f"M{end:.1f} {middle - 6:.1f}v12", BROWN, 2.4)
    yield styled_text(end + 6, middle + 5.5, str(count), "c-count", 16, ink=INK, face=SERIF)


def _line(css: str, path: str, ink: str, width: float) -> SafeString:
    return element("path", {"class": css, "d": path, "stroke": ink, "stroke-width": width, "fill": "none"})
