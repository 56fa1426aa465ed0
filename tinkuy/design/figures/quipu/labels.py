"""The threads' labels: each on its own curve, where it covers neither a cord nor a title nor another label."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import pgettext

from tinkuy.design.figures.drawing import INK, SANS, WOOL, element, text

from .geometry import Layout, Point, Thread
from .threads import Curve, curve_of, is_loose
from .words import title_boxes

LABEL_HEIGHT = 20
APART = 3
"""Room between two labels."""

Box = tuple[float, float, float, float]
"""Centre, width and height, as shown."""


def draw_labels(threads: Sequence[Thread], layout: Layout) -> Iterator[str]:
    """Each label in the first of its places that is free; those of loose ends, which have few, choose first."""
    curves = [(thread, curve) for thread in threads if (curve := curve_of(thread, layout))]
    taken, placed = title_boxes(layout), dict[int, str]()
    for place, (thread, curve) in sorted(enumerate(curves), key=lambda one: not is_loose(one[1][0], layout)):
        loose = is_loose(thread, layout)
        words = pgettext("thread", "%(thread)s loose") % {"thread": thread.label} if loose else thread.label
        width = 14 + 7.0 * len(words)
        places = _near_loose_end(curve, width, layout) if loose else _along(curve, width, layout)
        x, y = _free_place(places, width, layout, taken)
        taken.append((x, y, width, LABEL_HEIGHT))
        placed[place] = _label(x, y, width, words, open_=loose)
    yield from (placed[place] for place in range(len(curves)))


def _free_place(places: Iterable[tuple[Point, bool]], width: float, layout: Layout, taken: Sequence[Box]) -> Point:
    """The first place that is on nothing; else the one that covers least of labels and titles, then no cord."""
    inside = [(_inside(at, width, layout), on_cord) for at, on_cord in places]
    return min(inside, key=lambda place: (_covered((*place[0], width, LABEL_HEIGHT), taken), place[1]))[0]


def _covered(box: Box, taken: Sequence[Box]) -> float:
    """How much of *box*, with some room around it, lies on what is taken."""
    x, y, width, height = box
    return sum(
        max(0.0, (width + w) / 2 + APART - abs(x - ox)) * max(0.0, (height + h) / 2 + APART - abs(y - oy))
        for ox, oy, w, h in taken
    )


def _near_loose_end(curve: Curve, width: float, layout: Layout) -> Iterator[tuple[Point, bool]]:
    """Next to the end of a loose thread, the nearest first; lying, under it."""
    (x0, _y0), (x, y) = curve[0], curve[3]
    side = 1 if x > x0 else -1
    if layout.frame.turned:
        x, y, side = y, x + LABEL_HEIGHT * 0.6 - 4, 1
        yield (x, y + 4), False
    for down in (4, 18, 30, -18):
        for over in (side, -side):
            yield (x + over * (width / 2 - 2), y + down), False


def _inside(at: Point, width: float, layout: Layout) -> Point:
    """The place moved so that the label does not leave the drawing."""
    right, foot = layout.frame.width, layout.frame.height
    if layout.frame.turned:
        right, foot = foot, right
    x, y = at
    return min(max(x, width / 2 + 2), right - width / 2 - 2), min(y, foot - LABEL_HEIGHT / 2 - 1)


def _along(curve: Curve, width: float, layout: Layout) -> Iterator[tuple[Point, bool]]:
    """The places on its curve, and whether each is on a cord; nearest to the middle of a gap between cords first."""
    steps = 48
    points = [_point(curve, step / steps) for step in range(4, steps - 3)]
    gaps = [
        (a.x + b.x) / 2
        for a, b in zip(layout.placed_cords, layout.placed_cords[1:], strict=False)
        if _between(curve, a.x, b.x)
    ]
    middle = (curve[0][0] + curve[3][0]) / 2
    gaps.sort(key=lambda gap: abs(gap - middle))
    for at in sorted(points, key=lambda at: min((abs(at[0] - gap) + 12 * i for i, gap in enumerate(gaps)), default=0)):
        yield ((at[1], at[0]) if layout.frame.turned else at), _is_on_cord(at, width, layout)


def _between(curve: Curve, left: float, right: float) -> bool:
    low, high = sorted((curve[0][0], curve[3][0]))
    return low - 20 < (left + right) / 2 < high + 20


def _is_on_cord(at: Point, width: float, layout: Layout) -> bool:
    """On a cord, or below the drawing; *at* as it hangs."""
    frame = layout.frame
    room = (LABEL_HEIGHT if frame.turned else width) / 2 + frame.knot / 2 + APART
    is_below = at[1] >= frame.height - LABEL_HEIGHT / 2
    return is_below or any(abs(at[0] - layout.across(placed_cord, at[1])) < room for placed_cord in layout.placed_cords)


def _point(curve: Curve, t: float) -> Point:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    return (
        sum(w * x for w, (x, _) in zip(weights, curve, strict=True)),
        sum(w * y for w, (_, y) in zip(weights, curve, strict=True)),
    )


def _label(x: float, y: float, width: float, words: str, *, open_: bool) -> str:
    box = {"x": x - width / 2, "y": y - LABEL_HEIGHT / 2, "width": float(width), "height": LABEL_HEIGHT, "rx": 10}
    ground = element("rect", box | {"stroke-dasharray": "3 3" if open_ else None})
    return element("g", {"class": "open" if open_ else None}, ground, text(x, y + 4, words, fill=INK, stroke="none"))


LABEL_STYLE: dict[str, object] = {
    "class": "q-labels",
    "fill": WOOL,
    "stroke": INK,
    "font-family": SANS,
    "font-size": 11.5,
    "font-weight": 600,
    "text-anchor": "middle",
}
