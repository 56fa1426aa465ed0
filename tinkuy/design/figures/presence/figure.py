"""The presence curve of one session, with its agenda beneath on the same minutes.

A thread is a few people, as long as they are there; the edge of ink is the room. A ring is a thread of the cycle left
open, a dot one picked up. It counts persons: it follows nobody.
"""

from collections.abc import Iterator
from typing import Literal

from django.utils.safestring import SafeString

from tinkuy.design.figures.drawing import picture

from .agenda import LINE, draw_bar, draw_key, draw_marks, draw_regimes, draw_titles, key_lines, titles
from .room import draw_edge, draw_hours, draw_sayings, draw_threads
from .session import FRAMES, Chart, Session


def presence(
    session: Session, *, title: str, description: str, size: Literal["page", "phone", "print"] = "page"
) -> SafeString:
    """The title says the finding, the description holds the numbers."""
    chart = Chart(FRAMES[size], session)
    layers = list(_room(chart))
    y = chart.bar_at
    if session.parts:
        y, agenda = _agenda(chart)
        layers += agenda
    return picture(
        chart.frame.width, y + 8, layers, css=f"presence {size}", title=title, description=description,
        alone=chart.frame.alone,
    )  # fmt: skip


def _room(chart: Chart) -> Iterator[str]:
    yield from draw_hours(chart)
    yield from draw_threads(chart)
    yield from draw_edge(chart)
    yield from draw_sayings(chart)
    yield from draw_marks(chart)


def _agenda(chart: Chart) -> tuple[float, list[str]]:
    """What lies beneath, and where it ends."""
    drawn = list(draw_bar(chart))
    y = chart.bar_at + chart.frame.bar + 2
    drawn += draw_titles(chart, y)
    y += LINE * max((len(lines) for _part, lines in titles(chart)), default=0)
    if chart.frame.has_titles and any(part.regime for part in chart.session.parts):
        y += 14
        drawn += draw_regimes(chart, y)
        y += 18
    lines = key_lines(chart)
    drawn += draw_key(lines, chart.frame.first, y)
    return y + (LINE + 3) * len(lines), drawn
