"""The answers of the countries: a strand each, with as many turns as it came far."""

from collections.abc import Iterator, Sequence

from django.utils.safestring import SafeString

from tinkuy.design.figures.drawing import CORD, EDGE, INK, INK_2, RISK, WOOL, element, number, styled_text
from tinkuy.design.figures.practice_knot import TURNS

from .marks import none_yet, turns, verified_ring
from .parts import MAIN, WIDTH, Strand

KNOTS, ENDS = 342.0, 378.0
WIDEST, ROOM = 40.0, 400.0


def fan(strands: Sequence[Strand], x: float) -> Iterator[SafeString]:
    """Strands from the loop at *x*; twenty still stand apart, their codes in two rows."""
    if not strands:
        return
    step = _step(strands)
    half = step * (len(strands) - 1) / 2
    middle = end_of(strands, x) - half
    for place, strand in enumerate(strands):
        at = middle - half + step * place
        start = x - 7.2 + (14.4 * place / max(len(strands) - 1, 1))
        yield from _strand(strand, start, at)
        lower = 14 if step < 26 and place % 2 else 0
        is_done = strand.state == "in_practice"
        weight, ink = (700, INK) if is_done else (None, INK_2)
        yield styled_text(at, 405 + lower, strand.code, "th-code", 12, ink=ink, weight=weight, anchor="middle")


def end_of(strands: Sequence[Strand], x: float) -> float:
    """Where the last strand stands."""
    half = _step(strands) * (len(strands) - 1) / 2
    return min(max(x, half + 40), WIDTH - half - 40) + half


def _step(strands: Sequence[Strand]) -> float:
    return min(WIDEST, ROOM / max(len(strands) - 1, 1))


def _strand(strand: Strand, start: float, at: float) -> Iterator[SafeString]:
    end = KNOTS - 12 if strand.state == "rejected" else ENDS
    bend = f"M{number(start)} {MAIN + 4:g}C{number(start + (start - at) * -0.05)} 284 {number(at)} 268 {number(at)} "
    d = f"{bend}{min(KNOTS + 2, end):g}V{end:g}"
    is_open = strand.state == "no_answer"
    look = {"class": "q-cord planned" if is_open else "q-cord", "fill": "none", "stroke": EDGE if is_open else CORD,
            "stroke-width": 2.4 if is_open else 4.6 if strand.state == "in_practice" else 3.4,
            "stroke-linecap": "round", "stroke-dasharray": "1 6" if is_open else None}  # fmt: skip
    yield element("path", look | {"d": d})
    if is_open:
        yield none_yet(at, KNOTS)
        return
    if strand.state == "rejected":
        yield _line("pk-cut", INK, 2.2, f"M{number(at - 6)} {end:g}h12M{number(at - 4)} {end + 5:g}h8")
        return
    yield _line(
        "q-fringe",
        CORD,
        1.3,
        f"M{number(at)} {ENDS:g}l-2.2 6.5M{number(at)} {ENDS:g}l.4 7.2M{number(at)} {ENDS:g}l2.7 6",
    )
    if strand.state == "stalled":
        box = {"x": at - 9, "y": KNOTS - 3.2, "width": 18, "height": 6.4, "rx": 3.2}
        dashed = {"class": "pk-stalled", "fill": WOOL, "stroke": RISK, "stroke-width": 1.8, "stroke-dasharray": "3 2"}
        yield element("rect", dashed | box | {"transform": f"rotate(12 {number(at)} {KNOTS:g})"})
    elif strand.state in TURNS:
        drawn = turns(0, 0, TURNS[strand.state], is_done=strand.state == "in_practice")
        yield element("g", {"transform": f"translate({number(at)} {KNOTS:g}) rotate(90)"}, *drawn)
    if strand.is_verified:
        yield element("g", {"transform": f"translate({number(at)} {KNOTS:g}) rotate(90)"}, verified_ring(0, 0, 20))


def _line(css: str, ink: str, width: float, d: str) -> SafeString:
    look = {"class": css, "fill": "none", "stroke": ink, "stroke-width": width, "stroke-linecap": "round"}
    return element("path", look | {"d": d})
