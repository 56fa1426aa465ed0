"""The retention weave: how the room of one session becomes the room of the next.

An ink bar is a session; one line stands for a few people. Who stays runs straight, who misses the next one peels off
below, who is new joins from a dot, who returns joins dashed. It counts attendance: it does not follow persons.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from django.utils.safestring import SafeString

from tinkuy.design.figures.drawing import element, picture
from tinkuy.design.figures.palette import BROWN, CORD, INK

from .lines import draw_bars, draw_joining, draw_leaving, draw_staying
from .loom import FRAMES, Loom, Step, phone_frame
from .turned import draw_turned_words
from .words import draw_counts, draw_headings


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
    return picture(
        frame.width, frame.height, _layers(loom), css="weave", title=title, description=description, alone=frame.alone
    )


def _layers(loom: Loom) -> Iterator[str]:
    lines = {"fill": "none", "stroke-width": 1.4}
    leaving = "".join(draw_leaving(loom, place) for place in range(len(loom.steps)))
    if leaving:
        yield element("path", {"class": "w-left", "stroke": CORD, "stroke-opacity": 0.85, "d": leaving} | lines)
    staying = "".join(draw_staying(loom))
    if staying:
        stay = {"class": "w-stayed", "stroke": BROWN, "stroke-opacity": 0.55, "d": staying}
        yield element("path", stay | lines | {"stroke-width": min(1.9, loom.pitch * 0.68)})
    for place, step in enumerate(loom.steps):
        yield from draw_joining(loom, place + 1, step)
    yield element("g", {"class": "w-bars", "stroke": INK, "stroke-width": 5}, *draw_bars(loom))
    if loom.frame.turned:
        yield from draw_turned_words(loom)
        return
    yield from draw_headings(loom)
    for place, step in enumerate(loom.steps):
        yield from draw_counts(loom, place, step)
