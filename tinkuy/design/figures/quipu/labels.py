"""The threads' labels: each on its own curve, where it covers neither a cord nor another label."""

from collections.abc import Iterator, Sequence

from django.utils.translation import pgettext

from tinkuy.design.figures.drawing import element, text
from tinkuy.design.figures.palette import INK, SANS, WOOL

from .geometry import Layout, Point
from .parts import Thread
from .threads import Curve, curve_of, is_loose

LABEL_HEIGHT = 20


def draw_labels(threads: Sequence[Thread], layout: Layout) -> Iterator[str]:
    """Each label sits on its own curve, in the first free place nearest to the middle of a gap between cords."""
    occupied: list[tuple[float, float, float]] = []
    for thread in threads:
        curve = curve_of(thread, layout)
        if curve:
            loose = is_loose(thread, layout)
            words = pgettext("thread", "%(thread)s loose") % {"thread": thread.label} if loose else thread.label
            width = 14 + 7.0 * len(words)
            x, y = _at_loose_end(curve, width, layout) if loose else _free_place(curve, width, layout, occupied)
            x = _inside(x, width, layout)
            occupied.append((x, y, width))
            yield _label(x, y, width, words, open_=loose)


def _at_loose_end(curve: Curve, width: float, layout: Layout) -> Point:
    """Next to the end of a loose thread; lying, under it."""
    (x0, _y0), (x, y) = curve[0], curve[3]
    if layout.frame.turned:
        return y, x + LABEL_HEIGHT * 0.6
    side = 1 if x > x0 else -1
    return x + side * (width / 2 - 2), y + 4


def _inside(x: float, width: float, layout: Layout) -> float:
    """*x* moved so that the label does not leave the drawing at its side."""
    right = layout.frame.height if layout.frame.turned else layout.frame.width
    return min(max(x, width / 2 + 2), right - width / 2 - 2)


def _free_place(curve: Curve, width: float, layout: Layout, occupied: list[tuple[float, float, float]]) -> Point:
    steps = 48
    points = [_point(curve, step / steps) for step in range(4, steps - 3)]
    gaps = [
        (a.x + b.x) / 2
        for a, b in zip(layout.placed_cords, layout.placed_cords[1:], strict=False)
        if _between(curve, a.x, b.x)
    ]
    middle = (curve[0][0] + curve[3][0]) / 2
    gaps.sort(key=lambda gap: abs(gap - middle))
    ranked = sorted(points, key=lambda at: min((abs(at[0] - gap) + 12 * i for i, gap in enumerate(gaps)), default=0))
    drawn_points = [(y, x) if layout.frame.turned else (x, y) for x, y in ranked]
    free = (at for at, on in zip(drawn_points, ranked, strict=True) if _is_free(at, on, width, layout, occupied))
    return next(free, drawn_points[0])


def _between(curve: Curve, left: float, right: float) -> bool:
    low, high = sorted((curve[0][0], curve[3][0]))
    return low - 20 < (left + right) / 2 < high + 20


def _is_free(at: Point, on: Point, width: float, layout: Layout, occupied: list[tuple[float, float, float]]) -> bool:
    """Neither on a cord nor on another label nor outside the frame; *at* as shown, *on* as it hangs."""
    frame = layout.frame
    room = (LABEL_HEIGHT if frame.turned else width) / 2 + frame.knot / 2 + 3
    if any(abs(on[0] - layout.across(placed_cord, on[1])) < room for placed_cord in layout.placed_cords):
        return False
    if any(abs(at[0] - x) < (width + w) / 2 + 3 and abs(at[1] - y) < LABEL_HEIGHT + 3 for x, y, w in occupied):
        return False
    return on[1] < frame.height - LABEL_HEIGHT / 2


def _point(curve: Curve, t: float) -> Point:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    return (
        sum(w * x for w, (x, _) in zip(weights, curve, strict=True)),
        sum(w * y for w, (_, y) in zip(weights, curve, strict=True)),
    )


def _label(x: float, y: float, width: float, words: str, *, open_: bool) -> str:
    return element(
        "g",
        {"class": "open" if open_ else None},
        element(
            "rect",
            {
                "x": x - width / 2,
                "y": y - LABEL_HEIGHT / 2,
                "width": float(width),
                "height": LABEL_HEIGHT,
                "rx": 10,
                "stroke-dasharray": "3 3" if open_ else None,
            },
        ),
        text(x, y + 4, words, fill=INK, stroke="none"),
    )


LABEL_STYLE: dict[str, object] = {
    "class": "q-labels",
    "fill": WOOL,
    "stroke": INK,
    "font-family": SANS,
    "font-size": 11.5,
    "font-weight": 600,
    "text-anchor": "middle",
}
