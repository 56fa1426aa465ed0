"""The words of the turned weave, for phones: the sessions below each other, their numbers at the right edge."""

from collections.abc import Iterator, Sequence
from typing import Literal

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinkuy.design.figures.drawing import element, picture, text
from tinkuy.design.figures.palette import BROWN, CORD, INK, INK_2, SANS, SERIF, WOOL

from .lines import draw_bars, draw_joining, draw_leaving, draw_staying
from .loom import FRAMES, Loom, Step, phone_frame
from .words import arrivals, count_or_hidden, draw_counts, draw_headings, missed, went_on


def draw_turned_words(loom: Loom) -> Iterator[str]:
    for place, count in enumerate(loom.persons):
        y = loom.x(place)
        session = _("Session %(number)s") % {"number": loom.session(place)}
        yield _word(loom, y - 8, session)
        yield text(
            loom.frame.width, y + 18, count_or_hidden(count), class_="w-total", fill=INK, font_family=SERIF,
            font_size=25, text_anchor="end",
        )  # fmt: skip
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
    yield text(
        middle, y + 4, words, class_="w-stayed-count", fill=INK, font_family=SANS, font_size=13, font_weight=600,
        text_anchor="middle",
    )  # fmt: skip


def _word(loom: Loom, y: float, words: str) -> SafeString:
    return text(
        loom.frame.width, y, words, class_="w-word", fill=INK_2, font_family=SANS, font_size=13, text_anchor="end"
    )


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
