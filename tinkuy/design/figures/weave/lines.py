"""The lines of the weave: who stays, who peels off, who joins; and the ink bars of the sessions."""

from collections.abc import Iterator

from tinkuy.design.figures.drawing import element
from tinkuy.design.figures.palette import INK

from .loom import Loom, Step


def draw_staying(loom: Loom) -> Iterator[str]:
    """Straight lines; one that goes on through several sessions is drawn once."""
    stayed = [loom.lines(step.stayed) for step in loom.steps]
    for slot in range(max(stayed, default=0)):
        start = None
        for place, count in enumerate([*stayed, 0]):
            if slot < count and start is None:
                start = place
            elif slot >= count and start is not None:
                yield f"M{loom.at(loom.x(start), loom.y(slot))}{loom.along_to(loom.x(place))}"
                start = None


def _fray(index: int) -> float:
    """A steady irregularity between 0 and 1, so that loose ends look like thread and not like a comb."""
    return (index * 0.618034) % 1


def draw_leaving(loom: Loom, place: int) -> str:
    """The lowest lines of a session bend down and end in the air."""
    count = loom.lines(loom.steps[place].left)
    total = loom.lines(loom.persons[place])
    x, gap, bottom = loom.x(place), loom.gap, loom.bottom(place)
    drawn = []
    for i in range(count):
        y = loom.y(max(total - count, 0) + i)
        fray = _fray(i)
        end_x = x + gap * (0.36 + 0.16 * fray)
        end_y = min(bottom + 22 + 22 * i / max(count, 1) + 6 * fray, loom.deepest)
        bend = (loom.at(x + gap * 0.16, y), loom.at(x + gap * 0.24, end_y), loom.at(end_x, end_y))
        drawn.append(f"M{loom.at(x, y)}C{' '.join(bend)}")
    return "".join(drawn)


def draw_joining(loom: Loom, place: int, step: Step) -> Iterator[str]:
    """Under those who stayed: first who returns (dashed), then who is new (from a dot)."""
    slot = loom.lines(step.stayed)
    style: dict[str, object] = {"fill": "none", "stroke": INK, "stroke-width": 1.4}
    returned = loom.lines(step.returned)
    if returned:
        path = "".join(_rise(loom, place, slot + i, i)[0] for i in range(returned))
        yield element("path", {"class": "w-returned", "stroke-dasharray": "3 3", "d": path} | style)
    new = loom.lines(step.new)
    if new:
        rises = [_rise(loom, place, slot + returned + i, returned + i) for i in range(new)]
        yield element("path", {"class": "w-new", "d": "".join(path for path, _at in rises)} | style)
        dots = "".join(f"M{loom.at(x, y)}h.01" for _path, (x, y) in rises)
        yield element(
            "path",
            {
                "class": "w-dots",
                "fill": "none",
                "stroke": INK,
                "stroke-width": 4.2,
                "stroke-linecap": "round",
                "d": dots,
            },
        )


def _rise(loom: Loom, place: int, slot: int, index: int) -> tuple[str, tuple[float, float]]:
    """A line that comes up to a session from below, and where it begins."""
    x, y = loom.x(place), loom.y(slot)
    fray = _fray(index)
    start_x = x - loom.gap * (0.2 + 0.18 * fray)
    start_y = min(loom.bottom(place) + 10 + (x - start_x) * 0.42 - 8 * (1 - fray), loom.deepest - 8)
    bend = (loom.at(x - loom.gap * 0.14, start_y), loom.at(x - loom.gap * 0.12, y), loom.at(x, y))
    return f"M{loom.at(start_x, start_y)}C{' '.join(bend)}", (start_x, start_y)


def draw_bars(loom: Loom) -> Iterator[str]:
    for place, count in enumerate(loom.persons):
        dashed = "3 3" if count is None else None
        end = loom.bottom(place) + 1.5 if count is not None else loom.frame.top + 14
        yield element(
            "path",
            {
                "stroke-dasharray": dashed,
                "d": f"M{loom.at(loom.x(place), loom.frame.top - 1.5)}{loom.across_to(end)}",
            },
        )
