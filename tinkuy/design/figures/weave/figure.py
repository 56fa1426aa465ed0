"""The weave of attendance: its lines, the ink bars of the sessions, and its words; for phones it is turned."""

from collections.abc import Iterator, Sequence
from typing import Literal

from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext as _

from tinkuy.design.figures.drawing import BROWN, CORD, INK, SERIF, WOOL, element, picture, styled_text
from tinkuy.design.remembered import remembered_part

from .loom import FRAMES, Loom, Step, phone_frame
from .words import arrivals, count_or_hidden, draw_counts, draw_headings, missed, went_on


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
        look = {"class": "w-dots", "fill": "none", "stroke": INK, "stroke-width": 4.2, "stroke-linecap": "round"}
        yield element("path", look | {"d": dots})


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
        line = f"M{loom.at(loom.x(place), loom.frame.top - 1.5)}{loom.across_to(end)}"
        yield element("path", {"stroke-dasharray": dashed, "d": line})


def draw_turned_words(loom: Loom) -> Iterator[str]:
    for place, count in enumerate(loom.persons):
        y = loom.x(place)
        session = _("Session %(number)s") % {"number": loom.session(place)}
        yield _word(loom, y - 8, session)
        yield styled_text(
            loom.frame.width, y + 18, count_or_hidden(count), "w-total", 25, ink=INK, face=SERIF, anchor="end"
        )
    for place, step in enumerate(loom.steps):
        yield from _step(loom, place, step)


def _step(loom: Loom, place: int, step: Step) -> Iterator[str]:
    above, below = loom.x(place), loom.x(place + 1)
    yield from _went_on(loom, (above + below) / 2, step)
    yield _word(loom, above + 50, missed(step))
    for line, words in enumerate(reversed(arrivals(place, step))):
        yield _word(loom, below - 30 - 18 * line, words)


def _went_on(loom: Loom, y: float, step: Step) -> Iterator[str]:
    words = went_on(step)
    wide = 26 + 6.6 * len(words)
    middle = max(loom.y(max(loom.lines(step.stayed), 1) / 2), wide / 2)
    ground = {"class": "w-ground", "fill": WOOL, "x": middle - wide / 2, "y": y - 14, "width": wide, "height": 27}
    yield element("rect", ground | {"rx": 3})
    yield styled_text(middle, y + 4, words, "w-stayed-count", 13, ink=INK, weight=600, anchor="middle")  # fmt: skip


def _word(loom: Loom, y: float, words: str) -> SafeString:
    return styled_text(loom.frame.width, y, words, "w-word", 13, anchor="end")


def weave(
    persons: Sequence[int | None],
    steps: Sequence[Step],
    *,
    title: str,
    description: str,
    size: Literal["page", "phone", "print", "strip"] = "page",
    numbers: Sequence[int] = (),
) -> SafeString:
    """*persons* attended each session, *steps* lie between them (one less). A count that is not shown is None.
    *numbers* are the sessions' own, where they are not 1, 2, 3 …

    The title says the conclusion, the description holds the numbers. On a phone the sessions stand below each other.
    """
    if len(steps) != max(len(persons) - 1, 0):
        raise ValueError(
            f"{len(persons)} sessions have {max(len(persons) - 1, 0)} steps between them, not {len(steps)}"
        )
    frame = phone_frame(len(persons)) if size == "phone" else FRAMES[size]
    loom = Loom(frame, tuple(persons), tuple(steps), tuple(numbers))
    return remembered_part(
        ("weave", get_language(), loom, title, description),
        lambda: picture(
            frame.width,
            frame.height,
            _layers(loom),
            css="weave",
            title=title,
            description=description,
            alone=frame.alone,
        ),
    )


def draw_cords(loom: Loom) -> Iterator[str]:
    """Those who go on, over those who leave."""
    lines = {"fill": "none", "stroke-width": 1.4}
    leaving = "".join(draw_leaving(loom, place) for place in range(len(loom.steps)))
    if leaving:
        yield element("path", {"class": "w-left", "stroke": CORD, "stroke-opacity": 0.85, "d": leaving} | lines)
    staying = "".join(draw_staying(loom))
    if staying:
        stay = {"class": "w-stayed", "stroke": BROWN, "stroke-opacity": 0.55, "d": staying}
        yield element("path", stay | lines | {"stroke-width": min(1.9, loom.pitch * 0.68)})


def draw_bar_layer(loom: Loom) -> str:
    return element("g", {"class": "w-bars", "stroke": INK, "stroke-width": 5}, *draw_bars(loom))


def _layers(loom: Loom) -> Iterator[str]:
    yield from draw_cords(loom)
    for place, step in enumerate(loom.steps):
        yield from draw_joining(loom, place + 1, step)
    yield draw_bar_layer(loom)
    if loom.frame.turned:
        yield from draw_turned_words(loom)
        return
    yield from draw_headings(loom)
    for place, step in enumerate(loom.steps):
        yield from draw_counts(loom, place, step)
