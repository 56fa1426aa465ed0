"""The triangle of cohorts: of those whose first session it was, how many came to each later one.

A row is a cohort, a column a session. Darker: more of the cohort is there. The first cell is the cohort itself, in ink;
a hidden number is a dashed cell without a tone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinkuy.design.components import percent

from .drawing import EDGE, INK, SANS, SERIF, element, picture, share_of, styled_text, text, tone, tone_of

type Triangle = Sequence[Sequence[int | None]]


@dataclass(frozen=True)
class Grid:
    """Measures of the triangle; `names` is the width that the names of the rows take."""

    width: float
    names: float
    row: float
    head: float
    size: float
    gap: float = 4
    shares: bool = True
    alone: bool = False

    def across(self, place: int, sessions: int) -> tuple[float, float]:
        """Where the column *place* begins, and its width."""
        width = (self.width - self.names) / max(sessions, 1)
        return self.names + place * width, width - self.gap


GRIDS = {
    "page": Grid(width=760, names=150, row=46, head=28, size=15),
    "phone": Grid(width=350, names=58, row=44, head=24, size=14),
    "print": Grid(width=860, names=190, row=46, head=30, size=15, alone=True),
}


def triangle(
    table: Triangle,
    sessions: Sequence[int],
    *,
    title: str,
    description: str,
    size: Literal["page", "phone", "print"] = "page",
) -> SafeString:
    """*table* has a row for each of *sessions* (their numbers): persons of that cohort present then and later, or None.

    The title says the finding, the description holds the numbers.
    """
    if [len(row) for row in table] != list(range(len(sessions), 0, -1)):
        raise ValueError(f"a triangle of {len(sessions)} sessions has rows of {len(sessions)} … 1 cells")
    grid = GRIDS[size]
    height = grid.head + grid.row * len(sessions)
    layers = _layers(grid, table, sessions)
    return picture(
        grid.width, height, layers, css=f"cohorts {size}", title=title, description=description, alone=grid.alone
    )


def _layers(grid: Grid, table: Triangle, sessions: Sequence[int]) -> Iterator[str]:
    for place, number in enumerate(sessions):
        left, width = grid.across(place, len(sessions))
        yield _words(left + width / 2, grid.head - 10, _("S%(number)s") % {"number": number}, grid.size - 2)
    for cohort, row in enumerate(table):
        top = grid.head + cohort * grid.row
        yield from _name(grid, top, sessions[cohort])
        for after, count in enumerate(row):
            left, width = grid.across(cohort + after, len(sessions))
            yield from _cell(grid, (left, top, width, grid.row - grid.gap), count, row[0], is_first=after == 0)


def _name(grid: Grid, top: float, number: int) -> Iterator[str]:
    """«First in session 2»; on a narrow picture only the number."""
    middle = top + (grid.row - grid.gap) / 2 + grid.size * 0.35
    words = _("First in S%(number)s") if grid.names > 100 else _("S%(number)s")
    yield _words(0, middle, words % {"number": number}, grid.size - 1, anchor="start")


def _cell(
    grid: Grid, box: tuple[float, float, float, float], count: int | None, cohort: int | None, *, is_first: bool
) -> Iterator[str]:
    left, top, width, height = box
    share = share_of(count, cohort)
    step = None if is_first else tone(share)
    yield element(
        "rect", {"x": left, "y": top, "width": width, "height": height, "rx": 2} | _look(count, step, is_first)
    )
    middle, line = left + width / 2, top + height / 2
    ink = INK if is_first or step is None else tone_of(step).words
    css = "t-words" if is_first or step is None else f"tone-words-{step}"
    words = "–" if count is None else str(count)
    has_share = grid.shares and not is_first and share is not None
    if has_share:
        style: dict[str, object] = {"class_": css, "fill": ink, "font_family": SANS, "text_anchor": "middle"}
        yield text(middle, line - 2, percent(share), font_size=grid.size, font_weight=600, **style)
        yield text(middle, line + grid.size - 1, words, font_size=grid.size - 2.5, **style)
    else:
        face = SERIF if is_first else SANS
        size = grid.size + 4 if is_first else grid.size
        css += " serif" if is_first else ""
        yield styled_text(middle, line + size * 0.34, words, css, size, ink=ink, face=face, anchor="middle")


def _look(count: int | None, step: int | None, is_first: bool) -> dict[str, object]:
    """Outlined: the cohort itself. Dashed: hidden. Else its tone."""
    if is_first:
        return {"class": "t-first", "fill": "none", "stroke": INK, "stroke-width": 1.6} | _dash(count)
    if step is None:
        return {"class": "t-hidden", "fill": "none", "stroke": EDGE, "stroke-width": 1.2} | _dash(count)
    return {"class": f"tone-{step}", "fill": tone_of(step).ground}


def _dash(count: int | None) -> dict[str, object]:
    return {"stroke-dasharray": "4 3"} if count is None else {}


def _words(x: float, y: float, words: str, size: float, anchor: str = "middle") -> SafeString:
    return styled_text(x, y, words, "t-label", size, anchor=anchor)
