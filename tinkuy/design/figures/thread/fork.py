"""Where the cord forks: the countries that took the same over, each with a knot of its own."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from django.utils.safestring import SafeString

from tinkuy.design.figures.drawing import BROWN, INK, element, number, styled_text

from .marks import turns
from .parts import MAIN, Branch, CordStep

FIRST_BRANCH, APART = 66.0, 50.0
"""How far under the cord the first branch ends, and each one under the one before."""


def forks(steps: Sequence[CordStep], places: Mapping[str, float]) -> Iterator[SafeString]:
    """From the knot before, so that the eye parts there; drawn under the cord itself."""
    for before, step in pairwise(steps):
        for row, branch in enumerate(step.branches):
            yield from _branch(branch, places[before.name], places[step.name], MAIN + FIRST_BRANCH + APART * row)


def _branch(branch: Branch, start: float, end: float, y: float) -> Iterator[SafeString]:
    third = (end - start) * 0.3
    d = f"M{number(start)} {MAIN:g}C{number(start + third)} {number(y + 46)} {number(end - third)} {number(y + 26)} "
    d += f"{number(end)} {number(y)}"
    line = {"fill": "none", "stroke-linecap": "round", "d": d}
    yield element("path", line | {"class": "q-main", "stroke": BROWN, "stroke-width": 6})
    yield element("path", {"fill": "none", "stroke": "url(#twist-main)", "stroke-width": 6, "d": d})
    yield from turns(end, y, 4, is_done=True, size=24)
    yield styled_text(end + 26, y + 5, branch.code, "th-code q-halo", 13, ink=INK, weight=700)
    if branch.days_words:
        yield styled_text(end + 26, y + 20, branch.days_words, "th-days q-halo", 12)
