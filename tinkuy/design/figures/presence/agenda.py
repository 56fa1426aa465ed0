"""Beneath the room, on the same minutes: the parts of the agenda, how each may be quoted, and the threads."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from tinkuy.design.figures.drawing import (
    BROWN,
    CORD,
    EDGE,
    INK,
    WOOL,
    element,
    lines_of,
    number,
    shortened,
    styled_text,
)

from .session import Chart, Mark, Part

GROUNDS = {"dialogue": (BROWN, WOOL), "experience": (CORD, INK), "work": (CORD, INK)}
"""Kind of a part → its ground and the ink on it; opening, closing and break are paler."""

PALE = (EDGE, INK)
LETTER = 6.5
"""Width of a letter of 12.5 px, on average."""

LEAST_LETTERS = 9
LINE = 15


def draw_bar(chart: Chart) -> Iterator[str]:
    """The bar of the agenda, each part with its number."""
    for place, part in enumerate(chart.session.parts, 1):
        ground, ink = GROUNDS.get(part.kind, PALE)
        left, right = chart.x(part.start), chart.x(part.start + part.minutes)
        pale = {} if part.kind in GROUNDS else {"fill-opacity": 0.4}
        box = {"x": left + 0.75, "y": chart.bar_at, "width": max(right - left - 1.5, 1), "height": chart.frame.bar}
        yield element("rect", {"class": f"p-part {part.kind}", "fill": ground, "rx": 1.5} | pale | box)
        x, y, css = (left + right) / 2, chart.bar_at + 16.5, f"p-number {part.kind}"
        yield styled_text(x, y, str(place), css, 12, ink=ink, weight=600, anchor="middle")


def draw_marks(chart: Chart) -> Iterator[str]:
    """A ring is a thread left open, a dot one picked up; those close to each other stand on two heights."""
    last = -100.0
    low = False
    for mark in sorted(chart.session.marks, key=lambda one: one.minute):
        x = chart.x(mark.minute)
        low = x - last < 40 and not low
        last = x
        yield from _mark(chart, mark, x, chart.marks_at + (2 if low else -12))


def _mark(chart: Chart, mark: Mark, x: float, y: float) -> Iterator[str]:
    stub = f"M{number(x)} {number(y)}V{number(chart.bar_at)}"
    dash = None if mark.is_picked_up else "2 2.5"
    yield element("path", {"class": "p-stub", "stroke": INK, "stroke-width": 1.4, "stroke-dasharray": dash, "d": stub})
    look = {"class": "p-dot", "fill": INK} if mark.is_picked_up else {"class": "p-ring", "fill": WOOL}
    yield element("circle", look | {"stroke": INK, "stroke-width": 1.6, "cx": x, "cy": y, "r": 4.2})
    yield styled_text(x + 8, y + 4, mark.label, "p-mark", 12, ink=INK, weight=600)


def titles(chart: Chart) -> list[tuple[Part, list[str]]]:
    """Each part with the lines of its title, none where it does not fit."""
    return [(part, _title(chart, part)) for part in chart.session.parts]


def _title(chart: Chart, part: Part) -> list[str]:
    letters = int((chart.x(part.start + part.minutes) - chart.x(part.start) - 6) / LETTER)
    if not chart.frame.has_titles or letters < LEAST_LETTERS:
        return []
    return lines_of(part.title, letters, most=3)


def draw_titles(chart: Chart, y: float) -> Iterator[str]:
    for part, lines in titles(chart):
        middle = chart.x(part.start + part.minutes / 2)
        for place, line in enumerate(lines):
            yield styled_text(middle, y + 14 + place * LINE, line, "p-word", 12.5, anchor="middle")


def draw_regimes(chart: Chart, y: float) -> Iterator[str]:
    """One line for all the parts in a row that may be quoted alike, with the words where they fit."""
    for regime, together in groupby(chart.session.parts, key=lambda part: part.regime):
        parts = list(together)
        left, right = chart.x(parts[0].start) + 2, chart.x(parts[-1].start + parts[-1].minutes) - 2
        line = f"M{number(left)} {number(y - 4)}V{number(y)}H{number(right)}V{number(y - 4)}"
        yield element("path", {"class": "p-regime", "fill": "none", "stroke": BROWN, "d": line})
        words = shortened(regime, int((right - left) / LETTER))
        if words:
            yield styled_text((left + right) / 2, y + 15, words, "p-word", 12, anchor="middle")


def key_lines(chart: Chart) -> list[str]:
    """The parts whose title has no room over their minutes, as words: one line each, or several side by side."""
    untold = [
        f"{place} {part.title}" + (f" · {part.regime}" if part.regime and not chart.frame.has_titles else "")
        for place, (part, lines) in enumerate(titles(chart), 1)
        if not lines
    ]
    letters = int(chart.frame.width / LETTER)
    if not chart.frame.has_titles:
        return [line for words in untold for line in lines_of(words, letters, most=2)]
    return lines_of("  ·  ".join(untold), letters, most=3) if untold else []


def draw_key(lines: Sequence[str], x: float, y: float) -> Iterator[str]:
    for place, line in enumerate(lines):
        yield styled_text(x, y + 16 + place * (LINE + 3), line, "p-word", 12.5)
