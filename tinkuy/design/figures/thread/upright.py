"""The same cord upright, beside a list: a mark for each step, and the bend to the next one."""

from collections.abc import Iterator, Mapping

from django.utils.safestring import SafeString

from tinkuy.design.figures.drawing import BROWN, CORD, EDGE, INK, RECOMMENDATION, WOOL, element, number
from tinkuy.design.figures.faja import faja

from .marks import ring, tied_cords, turns

MOST = 48.0
FORKS = (26, -26)
"""How far to each side an upright cord forks: of more than three countries three are drawn, the words name all."""


def bend(days: int | None, *, is_done: bool) -> SafeString:
    """Stretched to the height of its step; decorative, the days are printed."""
    out = 22 + min((days or 0) * 0.9, MOST)
    d = f"M22 0C{number(out)} 22 {number(out)} 78 22 100"
    line = {"fill": "none", "d": d, "vector-effect": "non-scaling-stroke"}
    lines = [element("path", {"class": "th-dotted", "stroke": EDGE, "stroke-width": 3, "stroke-dasharray": ".5 8",
                              "stroke-linecap": "round"} | line)]  # fmt: skip
    if is_done:
        twist = {
            "class": "th-twist",
            "stroke": "#fff",
            "opacity": ".34",
            "stroke-width": 6,
            "stroke-dasharray": "1.6 4.6",
        }
        lines = [
            element("path", {"class": "q-main", "stroke": BROWN, "stroke-width": 6} | line),
            element("path", twist | line),
        ]
    box = {"class": "step-bend", "viewBox": "0 0 72 100", "preserveAspectRatio": "none", "aria-hidden": "true"}
    return element("svg", box, *lines)


def upright_mark(mark: str, *, is_done: bool, stripes: Mapping[str, int], branches: int = 0) -> SafeString:
    """*branches*: how many others the cord forks to here, as far as two are told apart."""
    box = {
        "class": "step-mark thread-cord",
        "viewBox": "-22 -22 44 44",
        "width": 44,
        "height": 44,
        "aria-hidden": "true",
    }
    drawn = [*_forked(branches), *_drawn(mark, stripes)] if is_done else [ring(0, 0, 9)]
    return element("svg", box, *drawn)


def _forked(branches: int) -> Iterator[SafeString]:
    """Around the knot of the first, to the right and to the left of it; each ends in a smaller knot of its own."""
    for out in FORKS[:branches]:
        line = {
            "fill": "none",
            "d": f"M0 -20C{out * 0.7:g} -20 {out * 1.15:g} -8 {out:g} 20",
            "stroke-linecap": "round",
        }
        yield element("path", line | {"class": "q-main", "stroke": BROWN, "stroke-width": 4})
        yield from turns(out, 24, 4, is_done=True, size=15)


def _drawn(mark: str, stripes: Mapping[str, int]) -> list[SafeString]:
    if mark == "asked":
        return [_circle("th-tip", WOOL, 8, stroke=INK)]
    if mark == "finding":
        knot = {"class": "knot recommendation", "fill": RECOMMENDATION, "href": "#knot-recommendation"}
        return [_circle("th-ground", WOOL, 16), element("use", knot | {"transform": "scale(1.58)"})]
    if mark == "validated":
        tick = {"class": "th-tick", "fill": "none", "stroke": WOOL, "stroke-width": 2.2, "d": "M-4.6 .4l3.4 3.4 6.4-7"}
        return [_circle("th-country", INK, 11), element("path", tick)]
    if mark == "sheet":
        ground = {"class": "th-ground", "fill": WOOL, "x": -14, "y": -16, "width": 28, "height": 32}
        band = element("g", {"class": "faja", "transform": "translate(-12 -14)"}, faja(stripes, True, 24, 28))
        return [element("rect", ground), band]
    if mark == "answers":
        loop = {"class": "q-loop", "fill": BROWN, "x": -5, "y": -14, "width": 10, "height": 14, "rx": 4}
        return [*(_strand(at) for at in (-16, -9.6, -3.2, 3.2, 9.6, 16)), element("rect", loop)]
    if mark == "practice":
        ground = {"class": "th-ground", "fill": WOOL, "rx": 19, "ry": 14}
        return [element("ellipse", ground), *turns(0, 0, 4, is_done=True, size=24)]
    if mark == "adopted":
        return [element("ellipse", {"class": "th-ground", "fill": WOOL, "rx": 17, "ry": 12}),
                *turns(0, 0, 4, is_done=True, size=24)]  # fmt: skip
    if mark == "verified":
        return [_circle("th-ground", WOOL, 18), tied_cords(0, 0, 1)]
    return [_circle("th-dot", INK, 9)]


def _circle(css: str, ink: str, radius: float, stroke: str | None = None) -> SafeString:
    return element(
        "circle", {"class": css, "fill": ink, "r": radius, "stroke": stroke, "stroke-width": 2.4 if stroke else None}
    )


def _strand(at: float) -> SafeString:
    d = f"M0 -10C{number(at / 10)} 4 {number(at)} 0 {number(at)} 16"
    return element("path", {"class": "q-cord", "fill": "none", "stroke": CORD, "stroke-width": 1.9, "d": d})
