"""The faja: the fingerprint of a cycle, woven from its counts by kind.

From the edge to the centre: ink, then the four kinds from fewest to most quotes, mirrored; a stripe is as wide as its
share of the quotes. Dashes along the centre mark the leading kind. The four counts stand beside it in words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from django.utils.safestring import SafeString

from tinkuy.design.kinds import KINDS

from .drawing import INK, WOOL, XMLNS, element

INK_SHARE = 3.7
GAP_SHARE = 0.8
LEAST_SHARE = 1.67
"""In hundredths of the whole width: the inked edge, the undyed line between stripes, the thinnest stripe."""


def faja(
    counts: Mapping[str, int], vertical: bool = False, width: float | None = None, height: float | None = None
) -> SafeString:
    """A band (stripes lie) or, *vertical*, a strip (stripes stand). It fills its box in a page; with *width* and
    *height* it is a picture of its own for print. Decorative: the counts belong beside it."""
    return _drawn(tuple(counts.get(kind, 0) for kind in KINDS), vertical, width, height)


@lru_cache(maxsize=512)
def _drawn(numbers: tuple[int, ...], vertical: bool, width: float | None, height: float | None) -> SafeString:
    """A list of sheets has one for each, of few numbers: the same ones come again and again."""
    counts = dict(zip(KINDS, numbers, strict=True))
    if width is None or height is None:
        box = Box(vertical)
        attributes: dict[str, object] = {"class": f"faja{' vertical' if vertical else ''}", "aria-hidden": "true"}
    else:
        box = Box(vertical, across=width if vertical else height, along=height if vertical else width)
        attributes = {"xmlns": XMLNS, "width": width, "height": height, "viewBox": f"0 0 {width:g} {height:g}"}
    stripes = [_stripe(box, *stripe) for stripe in woven(counts)]
    return element("svg", attributes, *stripes, *_comb(box))


@dataclass(frozen=True)
class Box:
    """What the faja fills: lengths in percent, or absolute where *across* and *along* are known."""

    vertical: bool
    across: float | None = None
    along: float | None = None

    def length(self, share: float) -> str:
        """*share* hundredths across the stripes."""
        return f"{share:.2f}%" if self.across is None else f"{share * self.across / 100:.2f}"

    @property
    def whole(self) -> str:
        """The length of a stripe."""
        return "100%" if self.along is None else f"{self.along:g}"


def woven(counts: Mapping[str, int]) -> list[tuple[float, float, str, str]]:
    """The stripes as (start, end, colour, class) in hundredths, first edge to last."""
    order = sorted(KINDS, key=lambda kind: counts.get(kind, 0))
    total = sum(counts.get(kind, 0) for kind in KINDS)
    room = 50 - INK_SHARE - GAP_SHARE * len(order)
    spare = room - LEAST_SHARE * len(order)
    widths = [LEAST_SHARE + (spare * counts.get(kind, 0) / total if total else spare / 4) for kind in order]
    half = [(INK_SHARE, INK, "ink")]
    for kind, share in zip(order, widths, strict=True):
        half += [(GAP_SHARE, WOOL, "wool"), (share, KINDS[kind].ink, KINDS[kind].css)]
    middle_share, ink, css = half[-1]
    whole = [*half[:-1], (middle_share * 2, ink, css), *reversed(half[:-1])]
    ends = list(accumulate(share for share, _ink, _css in whole))
    starts = [0.0, *ends]
    return [(start, end, ink, css) for start, end, (_, ink, css) in zip(starts, ends, whole, strict=False)]


def _stripe(box: Box, start: float, end: float, ink: str, css: str) -> SafeString:
    place, thick, long = ("x", "width", "height") if box.vertical else ("y", "height", "width")
    lengths = {place: box.length(start), thick: box.length(end - start), long: box.whole}
    return element("rect", {"class": css, "fill": ink} | lengths)


def _comb(box: Box) -> list[SafeString]:
    """The peinecillo: dashes along the centre, wool over ink."""
    fixed, running = ("x", "y") if box.vertical else ("y", "x")
    middle = box.length(50)
    line = {f"{fixed}1": middle, f"{fixed}2": middle, f"{running}2": box.whole, "stroke-width": 4}
    return [
        element("line", {"class": "ink-line", "stroke": INK} | line),
        element("line", {"class": "wool-line", "stroke": WOOL, "stroke-dasharray": "4 4"} | line),
    ]
