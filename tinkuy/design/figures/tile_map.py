"""A map of squares: each country about where it lies from the others, with a number.

No coast and no border is drawn, so none is disputed and any region may have one; who has no place of its own stands in
a row below.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from .drawing import CORD, HAIRLINE, INK, INK_2, RAW, SERIF, WOOL, element, picture, styled_text

SIDE, GAP = 88.0, 8.0
WIDEST = 8
"""Columns up to which a style sheet keeps each square at its own size; a wider map fills its place."""
MOST_TURNS = 6
"""Turns that a square has room for; the number beside them says how many there are."""


@dataclass(frozen=True)
class Tile:
    """*place* is column and row. *name* is the whole sentence of its link; without a link it is a neighbour that takes
    no part, an empty square that helps to recognise the region.
    """

    code: str
    place: tuple[int, int] | None
    count: int = 0
    name: str = ""
    href: str = ""


def tile_map(tiles: Sequence[Tile], *, title: str) -> SafeString:
    """*tiles* with links decide how far the map reaches; neighbours beyond them are left out."""
    linked = [one for one in tiles if one.href]
    placed = [one.place for one in linked if one.place]
    left, right = (min((p[0] for p in placed), default=0), max((p[0] for p in placed), default=3))
    top, bottom = (min((p[1] for p in placed), default=0), max((p[1] for p in placed), default=-1))
    below = [one for one in linked if one.place is None]
    columns = right - left + 1
    content: list[SafeString] = []
    for one in sorted(tiles, key=lambda tile: (tile.place or (0, 0))[::-1]):
        if one.place and left <= one.place[0] <= right and top <= one.place[1] <= bottom:
            content.append(_drawn(one, one.place[0] - left, one.place[1] - top))
    rows = bottom - top + 1
    for order, one in enumerate(below):
        content.append(_drawn(one, order % columns, rows + order // columns))
    rows += -(-len(below) // columns)
    width, height = columns * (SIDE + GAP) - GAP + 4, rows * (SIDE + GAP) - GAP + 4
    return picture(width, height, content, css=f"tile-map columns-{min(columns, WIDEST)}", title=title, role="group")


def _drawn(tile: Tile, column: int, row: int) -> SafeString:
    x, y = 2 + column * (SIDE + GAP), 2 + row * (SIDE + GAP)
    if not tile.href:
        box = {"class": "tm-neighbour", "fill": "none", "stroke": HAIRLINE, "stroke-width": 1.5}
        code = styled_text(x + SIDE / 2, y + SIDE / 2 + 5, tile.code, "tm-faint", 14, anchor="middle")
        return element("g", {"aria-hidden": "true"}, element("rect", box | _square(x, y)), code)
    return element("a", {"href": tile.href, "aria-label": tile.name}, *_content(tile, x, y))


def _square(x: float, y: float) -> dict[str, object]:
    return {"x": x, "y": y, "width": SIDE, "height": SIDE, "rx": 6}


def _content(tile: Tile, x: float, y: float) -> Iterator[SafeString]:
    look = {"class": "tm-country practised" if tile.count else "tm-country", "fill": RAW if tile.count else WOOL}
    yield element("rect", look | {"stroke": INK if tile.count else CORD, "stroke-width": 1.5} | _square(x, y))
    yield styled_text(x + 10, y + 22, tile.code, "tm-code", 14, ink=INK, weight=600)
    number = {"ink": INK, "face": SERIF, "anchor": "end"} if tile.count else {"ink": INK_2, "anchor": "end"}
    css, size = ("tm-number", 30.0) if tile.count else ("tm-none", 17.0)
    yield styled_text(x + SIDE - 10, y + 52, str(tile.count), css, size, **number)  # type: ignore[arg-type]
    cord = {"class": "q-cord", "stroke": CORD, "stroke-width": 3, "d": f"M{x + 8:g} {y + 70:g}H{x + SIDE - 8:g}"}
    yield element("path", cord)
    for turn in range(min(tile.count, MOST_TURNS)):
        at = x + 14 + turn * 11
        box = {"x": at, "y": y + 60.5, "width": 6.4, "height": 19, "rx": 3.2, "fill": INK, "class": "tm-turn"}
        yield element("rect", box | {"transform": f"rotate(12 {at + 3.2:g} {y + 70:g})"})
