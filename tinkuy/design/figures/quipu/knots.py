"""The knots on the cords: each a link to its quote in the full view. Too many for the cord: counts by kind."""

from collections import defaultdict
from collections.abc import Iterator

from django.utils.html import escape
from django.utils.safestring import SafeString

from tinkuy.design.figures.drawing import element, number, text
from tinkuy.design.figures.palette import INK, SANS
from tinkuy.design.figures.sprite import BOX
from tinkuy.design.kinds import KINDS

from .geometry import Knot, Layout, PlacedCord

COUNTED_SIDE = 1.5
"""A knot that stands for many is drawn this many times larger than the smallest one."""


def draw_knots(layout: Layout) -> Iterator[str]:
    """One group per cord, in the order of the sessions; inside it the knots in the order of the minutes."""
    for placed_cord in layout.placed_cords:
        if placed_cord.knots:
            yield from _counted(layout, placed_cord) if layout.counts_only else [_strung(layout, placed_cord)]


def _strung(layout: Layout, placed_cord: PlacedCord) -> SafeString:
    """Knots are placed in their own units inside a scaled group: shorter to write, the same on paper."""
    scale = layout.frame.knot / BOX
    write = _linked if layout.frame.links else _plain
    knots = "".join(write(knot, *_place(layout, placed_cord, y, scale)) for knot, y in placed_cord.knots)
    return SafeString(f'<g class="q-knots" transform="scale({scale:.4f})">{knots}</g>')


def _place(layout: Layout, placed_cord: PlacedCord, y: float, scale: float) -> tuple[str, str]:
    x = layout.across(placed_cord, y)
    if layout.frame.turned:
        x, y = y, x
    return number(x / scale), number(y / scale)


def _plain(knot: Knot, x: str, y: str) -> str:
    return f'<use href="#knot-{KINDS[knot.kind].css}" x="{x}" y="{y}"/>'


def _linked(knot: Knot, x: str, y: str) -> str:
    name = f"<title>{escape(knot.label)}</title>"
    if not knot.href:
        return f"<g>{name}{_plain(knot, x, y)}</g>"
    return f'<a href="{escape(knot.href)}">{name}{_plain(knot, x, y)}</a>'


def _counted(layout: Layout, placed_cord: PlacedCord) -> Iterator[SafeString]:
    """One knot per kind at the kind's median place, with its number beside it."""
    places = defaultdict(list)
    for knot, y in placed_cord.knots:
        places[knot.kind].append(y)
    side = layout.frame.knot * COUNTED_SIDE
    step = side * 1.4
    lowest = layout.frame.zero
    for kind, ys in sorted(places.items(), key=lambda item: item[1][len(item[1]) // 2]):
        y = lowest = max(ys[len(ys) // 2], lowest + step)
        x = layout.across(placed_cord, y)
        at = (y, x) if layout.frame.turned else (x, y)
        yield element(
            "use",
            {
                "href": f"#knot-{KINDS[kind].css}",
                "transform": f"translate({number(at[0])} {number(at[1])}) scale({side / BOX:.3f})",
            },
        )
        yield text(
            at[0] + side * 0.7,
            at[1] + 4,
            str(len(ys)),
            class_="q-count",
            fill=INK,
            font_family=SANS,
            font_size=11.5,
            font_weight=600,
        )
