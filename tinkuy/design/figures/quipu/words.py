"""What is written on a quipu: the sessions' names and dates, and the minutes."""

import textwrap
from collections.abc import Iterator

from django.utils.translation import gettext as _

from tinkuy.design.figures.drawing import (
    HAIRLINE,
    INK,
    INK_2,
    INK_3,
    SANS,
    SERIF,
    element,
    joined,
    number,
    styled_text,
    text,
)

from .geometry import Layout, PlacedCord


def draw_titles(layout: Layout) -> Iterator[str]:
    """Over each cord its number, its date and, where there is room, its title; in a band nothing."""
    draw = {"long": _long, "short": _short, "lying": _lying, "": _nothing}[layout.frame.titles]
    for placed_cord in layout.placed_cords:
        yield from draw(layout, placed_cord)


def _nothing(_layout: Layout, _placed_cord: PlacedCord) -> Iterator[str]:
    yield from ()


def _short(layout: Layout, placed_cord: PlacedCord) -> Iterator[str]:
    """«1 4 jun», the number bold."""
    big = layout.frame.width > 600
    bold = element("tspan", {"class": "q-number", "font-weight": 700, "fill": INK}, str(placed_cord.cord.number))
    at = {"x": placed_cord.x, "y": layout.frame.main - (14 if big else 11), "text-anchor": "middle"}
    look = {"class": "q-date", "font-family": SANS, "font-size": 13 if big else 11.5, "fill": INK_2}
    yield element("text", at | look, bold, joined([" ", placed_cord.cord.date]))


def _long(layout: Layout, placed_cord: PlacedCord) -> Iterator[str]:
    """«Sesión 1 · 4 jun» and under it the title in one or two lines."""
    frame = layout.frame
    room = (frame.width - 2 * frame.pad) / max(len(layout.placed_cords) - 1, 1) if len(layout.placed_cords) > 1 else 600
    size = 17 if room >= 190 else 15
    lines = _lines(placed_cord.cord.title, int(min(room, 2 * frame.pad + 24) / (size * 0.5)))
    foot = frame.main - 22
    step = size * 1.25
    top = foot - step * (len(lines) - 1)
    yield styled_text(placed_cord.x, top - step - 3, _name(placed_cord), "q-date", 13, anchor="middle")
    for place, line in enumerate(lines):
        yield styled_text(
            placed_cord.x, top + place * step, line, "q-title", size, ink=INK, face=SERIF, anchor="middle"
        )


def _lying(layout: Layout, placed_cord: PlacedCord) -> Iterator[str]:
    """Over a lying cord: name and date, and the title on the next line."""
    x, y, title = layout.frame.zero, _foot(layout, placed_cord), _title(placed_cord)
    yield styled_text(x, y - 20, _name(placed_cord), "q-date q-halo", 13)
    yield styled_text(x, y, title, "q-title q-halo", 17, ink=INK, face=SERIF)


def title_boxes(layout: Layout) -> list[tuple[float, float, float, float]]:
    """Where the words of a lying quipu stand among its threads, as centre, width and height; elsewhere none do."""
    if layout.frame.titles != "lying":
        return []
    left, boxes = layout.frame.zero, list[tuple[float, float, float, float]]()
    for placed_cord in layout.placed_cords:
        foot = _foot(layout, placed_cord)
        for words, up, letter, height in ((_title(placed_cord), 5, 7.5, 18), (_name(placed_cord), 24, 6.8, 14)):
            boxes.append((left + letter * len(words) / 2, foot - up, letter * len(words), height))
    return boxes


def _foot(layout: Layout, placed_cord: PlacedCord) -> float:
    return placed_cord.x - layout.frame.knot / 2 - 10


def _title(placed_cord: PlacedCord) -> str:
    return _lines(placed_cord.cord.title, 40, most=1)[0]


def _name(placed_cord: PlacedCord) -> str:
    session = _("Session %(number)s") % {"number": placed_cord.cord.number}
    return f"{session} · {placed_cord.cord.date}" if placed_cord.cord.date else session


def _lines(title: str, width: int, most: int = 2) -> list[str]:
    return textwrap.wrap(title, max(width, 8), max_lines=most, placeholder="…") or [""]


def draw_minutes(layout: Layout) -> Iterator[str]:
    """Hairlines each thirty minutes, with the minute at the left."""
    frame = layout.frame
    left, right = frame.pad * 0.45, frame.width - frame.pad * 0.35
    for minute in range(0, layout.minutes + 1, 30):
        y = layout.along(minute)
        yield element("path", {"stroke": HAIRLINE, "d": f"M{number(left)} {number(y)}H{number(right)}"})
        yield text(left - 6, y + 4, f"{minute}′", text_anchor="end")


MINUTE_STYLE: dict[str, object] = {"class": "q-minutes", "fill": INK_3, "font-family": SANS, "font-size": 11.5}
