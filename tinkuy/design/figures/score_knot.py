"""The long knot as a score: 0 a dashed ring, 1 to 3 as many turns; more turns, more of it. Chosen is ink, by the page's
own style. Drawn once on a page by `SCORE_SPRITE`, placed by `score_knot`.
"""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from .drawing import element, joined

SCORES = range(4)
WIDTH, HEIGHT = 66, 30
MIDDLE, TURN = WIDTH / 2, 7.0


def score_knot(score: int) -> SafeString:
    """A knot of *score* turns on its piece of cord. Decorative: what it is a choice of stands beside it."""
    box = {"class": "score-knot", "width": WIDTH, "height": HEIGHT, "viewBox": f"0 0 {WIDTH} {HEIGHT}"}
    return element("svg", box | {"aria-hidden": "true"}, element("use", {"href": f"#score-{score}"}))


def _drawn(score: int) -> SafeString:
    middle = HEIGHT / 2
    cord = element("path", {"class": "score-cord", "d": f"M2 {middle:g}H{WIDTH - 2}"})
    if not score:
        return joined([cord, element("circle", {"class": "score-none", "cx": MIDDLE, "cy": middle, "r": 5})])
    first = MIDDLE - TURN * (score - 1) / 2
    return joined([cord, *(_turn(first + place * TURN, middle) for place in range(score))])


def _turn(x: float, y: float) -> SafeString:
    box = {"x": x - 3, "y": y - 9, "width": 6, "height": 18, "rx": 3, "transform": f"rotate(12 {x:g} {y:g})"}
    return element("rect", {"class": "score-turn"} | box)


SCORE_SPRITE: SafeString = format_html(
    '<svg class="sprite" width="0" height="0" aria-hidden="true" focusable="false"><defs>{}</defs></svg>',
    joined([element("g", {"id": f"score-{score}"}, _drawn(score)) for score in SCORES]),
)
