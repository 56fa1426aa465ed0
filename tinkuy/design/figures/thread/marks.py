"""The knots of the main cord, one for each kind of step."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.safestring import SafeString

from tinkuy.design.figures.drawing import BROWN, CORD, EDGE, INK, RECOMMENDATION, WOOL, element, number, styled_text
from tinkuy.design.figures.faja import faja

from .parts import MAIN, CordStep


def mark_of(step: CordStep, x: float, stripes: Mapping[str, int]) -> Iterator[SafeString]:
    """What stands on the cord at *x*."""
    if not step.is_done:
        yield ring(x, MAIN)
    elif step.mark == "finding":
        yield element("use", {"class": "knot recommendation", "fill": RECOMMENDATION, "href": "#knot-recommendation",
                              "transform": f"translate({number(x)} {MAIN:g}) scale(2.05)"})  # fmt: skip
    elif step.mark == "validated" and step.codes:
        yield from _countries(step.codes, x)
    elif step.mark == "practice":
        yield element("ellipse", {"class": "th-ground", "fill": WOOL, "cx": x, "cy": MAIN, "rx": 37, "ry": 26})
        yield from turns(x, MAIN, 4, is_done=True, size=33)
    elif step.mark == "adopted":
        yield from turns(x, MAIN, 4, is_done=True, size=33)
    elif step.mark == "verified":
        yield element("ellipse", {"class": "th-ground", "fill": WOOL, "cx": x, "cy": MAIN, "rx": 26, "ry": 22})
        yield tied_cords(x, MAIN, 1.5)
    else:
        yield _loop(x, wide=step.mark == "answers")
        if step.mark == "sheet":
            yield from _sheet(x, stripes)


def ring(x: float, y: float, radius: float = 13) -> SafeString:
    """Still to come."""
    look = {"class": "th-ahead", "fill": WOOL, "stroke": INK, "stroke-width": 2.2, "stroke-dasharray": "4 3.4"}
    return element("circle", look | {"cx": x, "cy": y, "r": radius})


def _loop(x: float, *, wide: bool) -> SafeString:
    width, height = (16, 24) if wide else (10, 20)
    box: dict[str, object] = {"x": x - width / 2, "y": MAIN - height / 2, "width": width, "height": height, "rx": 4}
    return element("rect", box | {"class": "q-loop", "fill": BROWN})


def _countries(codes: Sequence[str], x: float) -> Iterator[SafeString]:
    """The countries that validated, as far as there is room; the others as a number."""
    written = [*codes[:2], f"+{len(codes) - 2}"] if len(codes) > 3 else list(codes)
    first = x - 15 * (len(written) - 1)
    for place, code in enumerate(written):
        at = first + 30 * place
        look = {"class": "th-country", "fill": INK, "stroke": WOOL, "stroke-width": 2}
        yield element("circle", look | {"cx": at, "cy": MAIN, "r": 14.5})
        yield styled_text(at, MAIN + 4, code, "th-on-ink", 11, ink=WOOL, weight=600, anchor="middle")


def _sheet(x: float, stripes: Mapping[str, int]) -> Iterator[SafeString]:
    """The band of the sheet hangs from its loop."""
    cord = {"class": "q-cord", "fill": "none", "stroke": CORD, "stroke-width": 2.4}
    yield element("path", cord | {"d": f"M{number(x)} {MAIN + 8:g}v28"})
    band = faja(stripes, vertical=True, width=32, height=52)
    yield element("g", {"class": "faja", "transform": f"translate({number(x - 16)} {MAIN + 34:g})"}, band)


def turns(x: float, y: float, count: int, *, is_done: bool, size: float = 17) -> Iterator[SafeString]:
    """The long knot of practice lying along a cord: the more turns, the further it came."""
    wide = size * 0.335
    step = wide * 1.16
    look = {"class": "pk-done" if is_done else "pk-turn", "fill": INK if is_done else RECOMMENDATION,
            "stroke": WOOL, "stroke-width": 1.2}  # fmt: skip
    for place in range(count):
        at = x + step * (place - (count - 1) / 2)
        box = {"x": at - wide / 2, "y": y - size / 2, "width": wide, "height": size, "rx": wide / 2}
        yield element("rect", look | box | {"transform": f"rotate(12 {number(at)} {number(y)})"})


def tied_cords(x: float, y: float, size: float) -> SafeString:
    """Two cords tied as in the mark of the product, in ink and in the brown of a cord: two voices on one practice."""
    ends = (
        ("M2.5 8H17a5.5 5.5 0 0 1 0 11H2.5", INK, "voice-own"),
        ("M29.5 13H15a5.5 5.5 0 0 0 0 11h14.5", CORD, "voice-other"),
    )
    lines = {"fill": "none", "stroke-width": 3.4, "stroke-linecap": "round"}
    over = {"class": "voice-own", "stroke": INK, "d": "M21.7 10.6a5.5 5.5 0 0 1 0 5.8"}
    drawn = [element("path", lines | {"class": css, "stroke": ink, "d": way}) for way, ink, css in ends]
    place = f"translate({number(x - 16 * size)} {number(y - 16 * size)}) scale({number(size)})"
    return element("g", {"transform": place}, *drawn, element("path", lines | over))


def verified_ring(x: float, y: float, wide: float) -> SafeString:
    """A second loop around a knot: somebody else looked."""
    look = {"class": "th-verified", "fill": "none", "stroke": INK, "stroke-width": 1.5}
    return element("ellipse", look | {"cx": x, "cy": y, "rx": wide, "ry": wide * 0.7})


def none_yet(x: float, y: float) -> SafeString:
    look = {"class": "pk-none", "fill": WOOL, "stroke": EDGE, "stroke-width": 1.6, "stroke-dasharray": "2.6 2.2"}
    return element("circle", look | {"cx": x, "cy": y, "r": 5.8})
