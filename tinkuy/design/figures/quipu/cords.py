"""The main cord, the cords that hang from it (twisted when held, dotted when planned), and the knots on them.

A knot is a link to its quote in the full view. Where they are too many for the cord, counts by kind stand there.
"""

from collections import defaultdict
from collections.abc import Iterator

from django.utils.html import escape
from django.utils.safestring import SafeString

from tinkuy.design.figures.drawing import BROWN, CORD, EDGE, INK, WOOL, element, number, styled_text
from tinkuy.design.figures.sprite import BOX
from tinkuy.design.kinds import KINDS

from .geometry import Knot, Layout, PlacedCord, Point

BLEED = 3000.0
"""How far a bleeding main cord runs beyond the drawing: to both edges at any width."""


def path(points: list[Point], *, turned: bool = False, command: str = "") -> str:
    """`M…` and then *command* with the other points; a lying drawing swaps the axes."""
    pairs = [(y, x) if turned else (x, y) for x, y in points]
    texts = [f"{number(x)} {number(y)}" for x, y in pairs]
    return f"M{texts[0]}{command}{' '.join(texts[1:])}"


def draw_cords(layout: Layout) -> Iterator[str]:
    """The hanging cords, the main cord over their heads, the loops that tie them."""
    for placed_cord in layout.placed_cords:
        yield from _cord(layout, placed_cord)
    yield from _main(layout)
    for placed_cord in layout.placed_cords:
        yield _loop(layout, placed_cord)


def _cord(layout: Layout, placed_cord: PlacedCord) -> Iterator[str]:
    frame = layout.frame
    line = _swaying(layout, placed_cord)
    if not placed_cord.cord.is_held:
        look = {"class": "q-cord planned", "fill": "none", "stroke": EDGE, "stroke-width": frame.cord / 2}
        yield element("path", look | {"stroke-dasharray": "1 6", "stroke-linecap": "round", "d": line})
        return
    stroke = {"fill": "none", "stroke-width": frame.cord, "d": line}
    yield element("path", {"class": "q-cord", "stroke": CORD, "stroke-linecap": "round"} | stroke)
    yield element("path", {"stroke": "url(#twist)"} | stroke)
    yield _fringe(layout, (layout.across(placed_cord, placed_cord.bottom), placed_cord.bottom))


def _swaying(layout: Layout, placed_cord: PlacedCord) -> str:
    """The cord from the main cord to its end as four quadratic curves."""
    top = layout.main_at(placed_cord.x)
    step = (placed_cord.bottom - top) / 4
    points = [(layout.across(placed_cord, top), top)]
    for piece in range(4):
        y = top + piece * step
        before, middle, after = (layout.across(placed_cord, y + part * step) for part in (0, 0.5, 1))
        points += [(2 * middle - (before + after) / 2, y + step / 2), (after, y + step)]
    return path(points, turned=layout.frame.turned, command="Q")


def _fringe(layout: Layout, end: Point) -> str:
    size = layout.frame.cord * 3.1
    return _strands(layout, end, [(-0.32 * size, size), (0.06 * size, 1.1 * size), (0.4 * size, 0.9 * size)])


def _strands(layout: Layout, end: Point, ends: list[Point]) -> str:
    """The loose yarns at the end of a cord."""
    turned = layout.frame.turned
    lines = [path([end, (end[0] + dx, end[1] + dy)], turned=turned, command="L") for dx, dy in ends]
    yarn: dict[str, object] = {"fill": "none", "stroke": CORD, "stroke-width": 1.3, "stroke-linecap": "round"}
    return element("path", {"class": "q-fringe"} | yarn | {"d": "".join(lines)})


def _main(layout: Layout) -> Iterator[str]:
    frame = layout.frame
    points, command = _main_line(layout)
    stroke = {"fill": "none", "stroke-width": frame.main_width, "d": path(points, turned=frame.turned, command=command)}
    if not frame.bleeds:
        size = frame.main_width * 1.4
        yield _strands(layout, points[-1], [(size, -0.4 * size), (1.1 * size, 0.15 * size), (0.8 * size, 0.6 * size)])
    yield element("path", {"class": "q-main", "stroke": BROWN, "stroke-linecap": "round"} | stroke)
    yield element("path", {"stroke": "url(#twist-main)"} | stroke)
    if not frame.bleeds:
        x, y = (points[0][1], points[0][0]) if frame.turned else points[0]
        yield element("circle", {"class": "q-loop", "fill": BROWN, "cx": x, "cy": y, "r": frame.main_width * 0.95})


def _main_line(layout: Layout) -> tuple[list[Point], str]:
    """The points of the main cord and the command that joins them: straight, or sagging in the middle."""
    frame = layout.frame
    if frame.bleeds:
        return [(-BLEED, frame.main), (frame.width + BLEED, frame.main)], "L"
    left, right = 1.2 * frame.main_width, frame.width - 1.6 * frame.main_width
    ends = [(left, layout.main_at(left)), (right, layout.main_at(right))]
    if frame.turned:
        return ends, "L"
    sag = 2 * layout.main_at(frame.width / 2) - (ends[0][1] + ends[1][1]) / 2
    return [ends[0], (frame.width / 2, sag), ends[1]], "Q"


def _loop(layout: Layout, placed_cord: PlacedCord) -> str:
    """The loop by which a cord is tied to the main one."""
    frame = layout.frame
    wide, high = frame.cord * 2.1, frame.main_width * 1.5
    x, y = placed_cord.x - wide / 2, layout.main_at(placed_cord.x) - frame.main_width * 0.78
    if frame.turned:
        x, y, wide, high = y, x, high, wide
    box: dict[str, object] = {"x": x, "y": y, "width": float(wide), "height": float(high), "rx": frame.cord * 0.88}
    if placed_cord.cord.is_held:
        return element("rect", {"class": "q-loop", "fill": BROWN} | box)
    return element("rect", {"class": "q-loop planned", "fill": WOOL, "stroke": EDGE, "stroke-width": 1.5} | box)


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
        moved = f"translate({number(at[0])} {number(at[1])}) scale({side / BOX:.3f})"
        yield element("use", {"href": f"#knot-{KINDS[kind].css}", "transform": moved})
        yield styled_text(at[0] + side * 0.7, at[1] + 4, str(len(ys)), "q-count", 11.5, ink=INK, weight=600)
