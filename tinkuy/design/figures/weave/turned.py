"""The words of the turned weave, for phones: the sessions below each other, their numbers at the right edge."""

from collections.abc import Iterator

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinkuy.design.figures.drawing import element, text
from tinkuy.design.figures.palette import INK, INK_2, SANS, SERIF, WOOL

from .loom import Loom, Step
from .words import arrivals, count_or_hidden, missed, went_on


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
