"""What a country received and what it gave: one hanging cord is the country, what it received enters from the left,
what others received from it leaves to the right. Dotted is support that was asked or offered and is not there yet.

Drawn for a desk; a phone has two lists, and the same words stand beside the figure as a list.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from tinkuy.design.kinds import KINDS

from .drawing import BROWN, CORD, EDGE, INK, RAW, SERIF, WOOL, element, lines_of, number, picture, styled_text
from .sprite import BOX

WIDTH, MIDDLE = 1152.0, 576.0
LEFT_CODE, RIGHT_CODE = 378.0, 774.0
FIRST, STEP, LOWER = 52.0, 104.0, 144.0
LETTERS, NOTE_LETTERS, RADIUS, KNOT = 40, 48, 20.0, 34.0
DOWN = 24.0
"""How much lower a strand that comes in is tied than its words stand; one that goes out leaves as much higher."""


@dataclass(frozen=True)
class Strand:
    """*code* is the other country, *kind* that of the knot; *words* is what went, *note* what became of it."""

    code: str
    kind: str
    words: str
    note: str
    is_open: bool = False


def country_cord(received: Sequence[Strand], provided: Sequence[Strand], *, title: str, description: str) -> SafeString:
    """The strands of the right leave a little lower, so that no two knots lie on one place."""
    left = [FIRST + STEP * place for place in range(len(received))]
    right = [LOWER + STEP * place for place in range(len(provided))] if received else left_of(provided)
    bottom = max([*left, *right], default=FIRST) + 76
    content = [*_strands(received, left, is_given=False), *_strands(provided, right, is_given=True)]
    words = [*_words(received, left, is_given=False), *_words(provided, right, is_given=True)]
    ties = [*_ties(received, left, DOWN), *_ties(provided, right, -DOWN)]
    drawn = [*content, *_main(bottom), *ties, *words]
    return picture(WIDTH, bottom + 18, drawn, css="country-cord", title=title, description=description)


def left_of(provided: Sequence[Strand]) -> list[float]:
    """Where nothing came in, what left begins at the top."""
    return [FIRST + 24 + STEP * place for place in range(len(provided))]


def _main(bottom: float) -> Iterator[SafeString]:
    third = (bottom - 10) / 3
    bends = f"C583 {number(10 + third * 0.6)} 569 {number(10 + third)} {MIDDLE:g} {number(10 + third * 1.7)}"
    way = f"M{MIDDLE:g} 10{bends}S580 {number(bottom - third * 0.4)} 575 {number(bottom)}"
    line = {"fill": "none", "stroke-width": 15, "d": way}
    yield element("path", {"class": "q-main", "stroke": BROWN} | line)
    yield element("path", {"stroke": "url(#twist-main)"} | line)
    yield element("circle", {"class": "q-loop", "fill": BROWN, "cx": MIDDLE, "cy": 11, "r": 11})
    fringe = {"class": "q-fringe", "fill": "none", "stroke": CORD, "stroke-width": 1.6}
    for x in (571, 575, 579):
        for out in (-4.5, 0.9, 5.6):
            yield element("path", fringe | {"d": f"M{x} {number(bottom)}l{number(out)} 14"})


def _strands(strands: Sequence[Strand], places: Sequence[float], *, is_given: bool) -> Iterator[SafeString]:
    for one, y in zip(strands, places, strict=True):
        way = _way_out(y) if is_given else _way_in(y)
        line = {"fill": "none", "d": way}
        if one.is_open:
            dotted = {"class": "cc-dotted", "stroke": EDGE, "stroke-width": 3, "stroke-dasharray": "0.5 7"}
            yield element("path", line | dotted | {"stroke-linecap": "round"})
            continue
        yield element("path", line | {"class": "q-cord", "stroke": CORD, "stroke-width": 4})
        yield element("path", line | {"stroke": "url(#twist)", "stroke-width": 4})


def _way_in(y: float) -> str:
    start, tied = number(LEFT_CODE + RADIUS), number(y + DOWN)
    return f"M{start} {number(y)}C450 {number(y - 14)} 520 {number(y + DOWN + 12)} {number(MIDDLE)} {tied}"


def _way_out(y: float) -> str:
    end, tied = number(RIGHT_CODE - RADIUS), number(y - DOWN)
    return f"M{number(MIDDLE)} {tied}C632 {number(y - DOWN - 12)} 702 {number(y + 14)} {end} {number(y)}"


def _ties(strands: Sequence[Strand], places: Sequence[float], down: float) -> Iterator[SafeString]:
    """Where a strand meets the country: the knot of its kind, or an empty ring while it is only asked or offered."""
    for one, y in zip(strands, places, strict=True):
        if one.is_open:
            ring = {"class": "cc-ring", "fill": WOOL, "stroke": INK, "stroke-width": 2, "stroke-dasharray": "3.4 3"}
            yield element("circle", ring | {"cx": MIDDLE, "cy": y + down, "r": 11})
            continue
        at = f"translate({MIDDLE:g} {number(y + down)}) scale({KNOT / BOX:.3f})"
        yield element("use", {"href": f"#knot-{KINDS[one.kind].css}", "transform": at})


def _words(strands: Sequence[Strand], places: Sequence[float], *, is_given: bool) -> Iterator[SafeString]:
    x, side = (RIGHT_CODE, 34.0) if is_given else (LEFT_CODE, -34.0)
    anchor = None if is_given else "end"
    for one, y in zip(strands, places, strict=True):
        circle = {"class": "cc-country", "fill": RAW, "stroke": CORD, "stroke-width": 1.5}
        yield element("circle", circle | {"cx": x, "cy": y, "r": RADIUS})
        yield styled_text(x, y + 4.5, one.code, "cc-code", 13, ink=INK, weight=600, anchor="middle")
        lines = lines_of(one.words, LETTERS, 2)
        top = y - 4 - 11 * (len(lines) - 1)
        for order, line in enumerate(lines):
            yield styled_text(x + side, top + 22 * order, line, "cc-words", 17.5, ink=INK, face=SERIF, anchor=anchor)
        below = top + 22 * len(lines) - 2
        for order, line in enumerate(lines_of(one.note, NOTE_LETTERS, 2)):
            yield styled_text(x + side, below + 17 * order, line, "cc-note", 13, anchor=anchor)
