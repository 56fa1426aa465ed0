"""The presence curve of one session, with its agenda beneath on the same minutes.

A thread is a few people, as long as they are there; the edge of ink is the room. A ring is a thread of the cycle left
open, a dot one picked up. It counts persons: it follows nobody.
"""

from collections.abc import Iterator
from typing import Literal

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinkuy.design.figures.drawing import BROWN, EDGE, HAIRLINE, INK, INK_3, element, number, picture, styled_text

from .agenda import LINE, draw_bar, draw_key, draw_marks, draw_regimes, draw_titles, key_lines, titles
from .session import FRAMES, Chart, Session, persons_per_thread


def draw_hours(chart: Chart) -> Iterator[str]:
    """Hairlines at round minutes, with their numbers under the ground."""
    every = next((step for step in (10, 15, 30, 60) if chart.x(step) - chart.x(0) >= 44), 60)
    minutes = range(0, chart.session.minutes + 1, every)
    lines = "".join(f"M{number(chart.x(m))} {number(chart.frame.top)}V{number(chart.bar_at)}" for m in minutes)
    yield element("path", {"class": "p-hours", "stroke": HAIRLINE, "d": lines})
    for minute in minutes:
        at = chart.x(minute)
        anchor = "start" if minute == 0 else "end" if at > chart.frame.last - 12 else "middle"
        yield styled_text(at, chart.base + 15, f"{minute}′", "p-minute", 11.5, ink=INK_3, anchor=anchor)


def draw_threads(chart: Chart) -> Iterator[str]:
    unit = persons_per_thread(chart.session)
    drawn = "".join(_thread(chart, thread, unit) for thread in range(1, chart.threads + 1))
    if drawn:
        width = min(1.9, chart.pitch * 0.62)
        style = {"fill": "none", "stroke": BROWN, "stroke-opacity": 0.55, "stroke-width": width}
        yield element("path", {"class": "p-threads", "d": drawn} | style)


def _thread(chart: Chart, thread: int, unit: int) -> str:
    """It runs as long as the room holds so many, and comes back when they do."""
    line, start = "", None
    for minute, level in enumerate([*chart.session.levels, 0]):
        is_there = (level or 0) >= thread * unit
        if is_there and start is None:
            start = minute
        elif not is_there and start is not None:
            line += f"M{chart.at(start, thread)}H{number(chart.x(minute))}"
            start = None
    return line


def draw_edge(chart: Chart) -> Iterator[str]:
    """The edge of the room; where fewer are there than may be told, it is dashed along the ground."""
    unit = persons_per_thread(chart.session)
    pieces: list[str] = []
    hidden: list[str] = []
    for minute, level in enumerate(chart.session.levels):
        if level is None:
            hidden.append(f"M{chart.at(minute, 0.5)}H{number(chart.x(minute + 1))}")
            continue
        height = number(chart.y((level // unit) + 0.5))
        start = (
            f"V{height}"
            if pieces and chart.session.levels[minute - 1] is not None
            else f"M{number(chart.x(minute))} {height}"
        )
        pieces.append(f"{start}H{number(chart.x(minute + 1))}")
    yield element("path", {"class": "p-ground", "stroke": EDGE, "d": f"M{chart.at(0, 0.5)}H{number(chart.frame.last)}"})
    edge = {"class": "p-edge", "fill": "none", "stroke": INK, "stroke-width": 2}
    if pieces:
        yield element("path", edge | {"stroke-linejoin": "round", "d": "".join(pieces)})
    if hidden:
        yield element("path", edge | {"stroke-dasharray": "3 3", "d": "".join(hidden)})


def draw_sayings(chart: Chart) -> Iterator[str]:
    """The most that were there, and how many were left near the close, each printed at its minute."""
    (peak_at, peak), (close_at, close) = chart.session.peak, chart.session.close
    peak_words = _("most: %(persons)s, minute %(minute)s") % {
        "persons": "–" if peak is None else peak,
        "minute": peak_at,
    }
    yield _saying(chart, peak_at, chart.frame.top - 8, peak_words)
    at = chart.x(close_at)
    line = f"M{number(at)} {number(chart.frame.top - 22)}V{number(chart.base)}"
    yield element("path", {"class": "p-close", "stroke": INK, "stroke-dasharray": "3 3", "d": line})
    at_close = _("10 minutes before the end: %(persons)s") % {"persons": "–" if close is None else close}
    x, y, size = min(at + 4, chart.frame.last), chart.frame.top - 28, chart.frame.size
    yield styled_text(x, y, at_close, "p-word strong", size, ink=INK, weight=600, anchor="end")


def _saying(chart: Chart, minute: float, y: float, words: str) -> str:
    """Near its minute, and inside of the picture."""
    half = 3.3 * len(words)
    x = min(max(chart.x(minute), chart.frame.first + half), chart.x(chart.session.close[0]) - half - 6)
    return styled_text(x, y, words, "p-word", chart.frame.size, anchor="middle")


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
