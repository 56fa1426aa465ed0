"""The threads: an arc hangs from where a question is left to where it is picked up; a loose one ends in the air."""

from collections.abc import Iterator, Sequence

from tinkuy.design.figures.drawing import INK, WOOL, element

from .cords import path
from .geometry import Layout, Point, Thread

Curve = tuple[Point, Point, Point, Point]
"""A cubic: start, two controls, end."""


def curve_of(thread: Thread, layout: Layout) -> Curve | None:
    """The cubic of *thread*: it hangs lower the more sessions it spans. None when its cord is not there."""
    start = layout.on_cord(thread.origin, thread.origin_minute)
    if start is None:
        return None
    end = None if thread.target is None else layout.on_cord(thread.target, thread.target_minute or 0)
    if end is None or thread.state == "dropped":
        return _loose(start, layout)
    (xa, ya), (xb, yb) = start, end
    span = abs((thread.target or 0) - thread.origin)
    sag = (26 + 20 * span) * layout.frame.height / 560 * (1.5 if span > 2 else 1)
    across = xb - xa
    back, low = (0.22, 1.6) if span > 2 else (0.30, 1.1)
    floor = layout.frame.height * 1.3
    return start, (xa + 0.34 * across, min(ya + sag, floor)), (xb - back * across, min(yb + low * sag, floor)), end


def _loose(start: Point, layout: Layout) -> Curve:
    """A short end that hangs in the air, to the side where there is room."""
    x, y = start
    reach = max(24.0, 2 * layout.frame.knot)
    side = -1 if x + reach * 2.6 > layout.frame.width else 1
    return (
        start,
        (x + side * 0.4 * reach, y + 0.6 * reach),
        (x + side * 0.8 * reach, y + 0.9 * reach),
        (x + side * reach, y + 0.5 * reach),
    )


def is_loose(thread: Thread, layout: Layout) -> bool:
    return thread.target is None or thread.state == "dropped" or layout.placed_cord(thread.target) is None


def draw_arcs(threads: Sequence[Thread], layout: Layout, highlight: str | None) -> Iterator[str]:
    """The arcs, which lie behind the cords."""
    for thread in threads:
        curve = curve_of(thread, layout)
        if curve:
            chosen = thread.label == highlight
            attributes: dict[str, object] = {
                "class": _css(thread, chosen),
                "stroke-width": 2.6 if chosen else None,
                "stroke-opacity": 1 if chosen else None,
                "stroke-dasharray": None if thread.state == "resolved" else "4 4",
                "d": path(list(curve), turned=layout.frame.turned, command="C"),
            }
            name = [element("title", {}, f"{thread.label}. {thread.text}")] if layout.frame.links else []
            yield element("path", attributes, *name)


def _css(thread: Thread, chosen: bool) -> str | None:
    words = ["open"] * (thread.state != "resolved") + ["chosen"] * chosen
    return " ".join(words) or None


def draw_tips(threads: Sequence[Thread], layout: Layout) -> Iterator[str]:
    """Over the cords: a ring where a question is left, a dot where it was picked up, a ring where it will be."""
    size = 3.9 if layout.frame.knot >= 16 else 3.0 if layout.frame.knot >= 12.5 else 2.4
    for thread in threads:
        curve = curve_of(thread, layout)
        if curve:
            yield _tip(curve[0], size, layout, picked_up=False)
            if not is_loose(thread, layout):
                yield _tip(curve[3], size * 1.15, layout, picked_up=thread.state == "resolved")


def _tip(at: Point, radius: float, layout: Layout, *, picked_up: bool) -> str:
    x, y = (at[1], at[0]) if layout.frame.turned else at
    look = {"class": "dot", "fill": INK, "stroke": WOOL} if picked_up else {}
    return element("circle", look | {"cx": x, "cy": y, "r": radius})


ARC_STYLE: dict[str, object] = {
    "class": "q-arcs",
    "fill": "none",
    "stroke": INK,
    "stroke-width": 1.5,
    "stroke-opacity": 0.62,
}
TIP_STYLE: dict[str, object] = {"class": "q-tips", "fill": WOOL, "stroke": INK, "stroke-width": 1.6}
