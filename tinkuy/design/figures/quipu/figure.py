"""The quipu: a whole cycle in one drawing.

Main cord = cycle · hanging cord = session, left to right · place along the cord = minute · knot = one coded quote, its
shape and colour = its kind · arc = thread, from a ring (left open) to a dot (picked up); dashed = not picked up yet.
Nothing else is encoded: sway, twist and fringe are constant.
"""

from collections.abc import Iterator, Sequence

from django.utils.safestring import SafeString

from tinkuy.design.figures.drawing import element, picture
from tinkuy.design.figures.sprite import DEFINITIONS

from .cords import draw_cords, draw_knots
from .frames import Size, frame_for
from .geometry import Cord, Layout, Thread, lay_out
from .labels import LABEL_STYLE, draw_labels
from .threads import ARC_STYLE, TIP_STYLE, draw_arcs, draw_tips
from .words import MINUTE_STYLE, draw_minutes, draw_titles


def quipu(
    cords: Sequence[Cord],
    threads: Sequence[Thread],
    *,
    size: Size = "full",
    title: str,
    description: str,
    highlight: str | None = None,
) -> SafeString:
    """Draw *cords* and *threads* in one of the sizes of `frames`; *highlight* is the label of one thread.

    *description* is one sentence with the counts. In a page the knots come from the page's sprite; "print" carries its
    own and needs no style sheet, so it can be downloaded or set in a PDF.
    """
    layout = lay_out(cords, frame_for(size, len(cords)))
    frame = layout.frame
    wide, high = (frame.height, frame.width) if frame.turned else (frame.width, frame.height)
    return picture(
        wide,
        high,
        _layers(layout, threads, highlight),
        css=f"quipu quipu-{size}",
        title=title,
        description=description,
        role="group" if frame.links else "img",
        alone=frame.alone,
    )


def _layers(layout: Layout, threads: Sequence[Thread], highlight: str | None) -> Iterator[str]:
    """From back to front."""
    frame = layout.frame
    if frame.alone:
        yield DEFINITIONS
    if frame.grid:
        yield element("g", MINUTE_STYLE, *draw_minutes(layout))
    if threads:
        yield element("g", ARC_STYLE, *draw_arcs(threads, layout, highlight))
    yield from draw_cords(layout)
    yield from draw_titles(layout)
    yield from draw_knots(layout)
    if threads:
        yield element("g", TIP_STYLE, *draw_tips(threads, layout))
        if frame.labels:
            yield element("g", LABEL_STYLE, *draw_labels(threads, layout))
