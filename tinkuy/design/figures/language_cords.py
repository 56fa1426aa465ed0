"""The texts of one message, as cords that hang from its knot: one for each language, dashed where it has none."""

from collections.abc import Iterator, Sequence

from django.utils.safestring import SafeString

from .drawing import CORD, EDGE, INK, INK_2, element, picture, text

STEP, TALL, RADIUS = 30, 62, 5


def language_cords(texts: Sequence[tuple[str, bool]], *, title: str) -> SafeString:
    """*texts* are a code and whether there are words in that language; *title* says the same in words."""
    width = STEP * len(texts)
    return picture(width, TALL, _layers(texts, width / 2), css="language-cords", title=title, description="")


def _layers(texts: Sequence[tuple[str, bool]], middle: float) -> Iterator[str]:
    knot = TALL - 24
    for place, (code, has_words) in enumerate(texts):
        x = STEP * (place + 0.5)
        path = f"M{middle:g} 0C{middle:g} {knot * 0.6:g} {x:g} {knot * 0.3:g} {x:g} {knot:g}"
        dashes = {"stroke-dasharray": None if has_words else "2 4"}
        yield element(
            "path", {"class": "lc-cord", "fill": "none", "stroke": CORD, "stroke-width": 2.5, "d": path} | dashes
        )
        look = {"class": "lc-knot", "fill": INK} if has_words else {"class": "lc-open", "fill": "none", "stroke": EDGE}
        place_of_knot: dict[str, object] = {"cx": x, "cy": knot, "r": RADIUS}
        yield element("circle", place_of_knot | look)
        words = {"class": "lc-code", "fill": INK_2, "font-size": 12, "text-anchor": "middle"}
        yield text(x, TALL - 4, code[:2].upper(), **words)
