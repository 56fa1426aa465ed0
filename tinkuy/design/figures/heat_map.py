"""Country by session as a drawing: the table of the page, for files and print. The page itself shows the table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinkuy.design.components import percent

from .drawing import EDGE, INK, INK_2, RISK, SANS, element, number, picture, text, tone_of

WIDTH, NAMES, KEEPS, HEAD, ROW, GAP = 860.0, 190.0, 92.0, 34.0, 36.0, 4.0


@dataclass(frozen=True)
class Cell:
    """Persons (None: hidden), the tone 1 to 5 or 0, and whether the country took the floor."""

    persons: int | None
    tone: int
    spoke: bool = False


@dataclass(frozen=True)
class Row:
    """`retention` is the share of its first session that the last one kept; `is_low` flags it."""

    name: str
    cells: Sequence[Cell]
    retention: float | None = None
    is_low: bool = False


def heat_map(rows: Sequence[Row], sessions: Sequence[int], *, title: str, description: str) -> SafeString:
    """A file of its own. The title says the finding, the description holds the numbers."""
    height = HEAD + ROW * len(rows)
    return picture(
        WIDTH, height, _layers(rows, sessions), css="heat-map", title=title, description=description, alone=True
    )


def _layers(rows: Sequence[Row], sessions: Sequence[int]) -> Iterator[str]:
    width = (WIDTH - NAMES - KEEPS) / max(len(sessions), 1)
    yield _words(0, HEAD - 14, _("Country"))
    for place, session in enumerate(sessions):
        yield _words(NAMES + (place + 0.5) * width, HEAD - 14, _("S%(number)s") % {"number": session}, "middle")
    yield _words(WIDTH, HEAD - 14, _("Keeps"), "end")
    for line, row in enumerate(rows):
        top = HEAD + line * ROW
        yield _words(0, top + 21, row.name, fill=INK)
        for place, cell in enumerate(row.cells):
            yield from _cell(cell, NAMES + place * width, top, width - GAP)
        flag = {"fill": RISK, "font_weight": 600} if row.is_low else {}
        yield _words(WIDTH, top + 21, percent(row.retention), "end", **flag)
        if row.is_low:
            yield element("path", {"fill": RISK, "d": f"M{number(WIDTH - 58)} {number(top + 11.5)}h10l-5 9z"})


def _cell(cell: Cell, x: float, y: float, width: float) -> Iterator[str]:
    box: dict[str, object] = {"x": x, "y": y, "width": width, "height": ROW - GAP, "rx": 2}
    middle = (x + width / 2, y + 21)
    if cell.persons is None:
        yield element("rect", box | {"fill": "none", "stroke": EDGE, "stroke-dasharray": "4 3"})
        yield _words(*middle, "–", "middle")
        return
    tone = tone_of(cell.tone or 1)
    yield element("rect", box | {"fill": tone.ground})
    yield _words(*middle, str(cell.persons), "middle", fill=tone.words)
    if cell.spoke:
        yield element("circle", {"cx": x + width - 9, "cy": y + 8, "r": 3.0, "fill": tone.words})


def _words(x: float, y: float, words: str, anchor: str = "start", **look: object) -> SafeString:
    return text(x, y, words, **{"fill": INK_2, "font_family": SANS, "font_size": 14, "text_anchor": anchor} | look)
