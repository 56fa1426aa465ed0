"""A way that persons go on or leave, as cords: those who go on reach the next bar, whoever does not comes loose."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from django.utils.safestring import SafeString

from tinkuy.design.figures.drawing import INK, SERIF, picture, styled_text

from .figure import draw_bar_layer, draw_cords
from .loom import Frame, Loom, Step

WIDE = Frame(width=610, height=252, first=52, last=558, top=54, tall=118)
NARROW = Frame(width=350, height=232, first=40, last=310, top=54, tall=100)
MOST_CORDS = 40
"""So few that each is seen by itself."""


class Way(Loom):
    """The measures of a way: half as many lines as a room has."""

    @cached_property
    def unit(self) -> int:
        return max(1, round(max((count or 0 for count in self.persons), default=0) / MOST_CORDS))


def narrowing(
    stages: Sequence[tuple[str, int]], *, title: str, description: str, is_narrow: bool = False
) -> SafeString:
    """*stages* are a label and how many came so far, each of them among those before. The title says the conclusion,
    the description holds the numbers, which stand in a table beside it as well."""
    counts = [count for _label, count in stages]
    steps = tuple(Step(after, before - after, 0, 0) for before, after in pairwise(counts))
    loom = Way(NARROW if is_narrow else WIDE, tuple(counts), steps)
    frame = loom.frame
    layers = _layers(loom, [label for label, _count in stages])
    return picture(frame.width, frame.height, layers, css="weave", title=title, description=description)


def persons_of_a_line(stages: Sequence[tuple[str, int]]) -> int:
    """How many people one cord stands for."""
    return Way(WIDE, tuple(count for _label, count in stages), ()).unit


def _layers(loom: Loom, labels: Sequence[str]) -> Iterator[str]:
    yield from draw_cords(loom)
    yield draw_bar_layer(loom)
    for place, label in enumerate(labels):
        x = loom.x(place)
        yield styled_text(x, 15, label, "w-word", 13, anchor="middle")
        yield styled_text(x, 41, str(loom.persons[place]), "w-total", 25, ink=INK, face=SERIF, anchor="middle")
