"""How far a recommendation has come in a country: a long knot with one turn more for each step."""

from django.utils.safestring import SafeString
from django.utils.translation import pgettext_lazy

from .drawing import CORD, EDGE, INK, RECOMMENDATION, RISK, WOOL, element, number

TURNS = {"in_dialogue": 1, "agreed": 2, "under_way": 3, "in_practice": 4}

WORDS = {
    "no_response": pgettext_lazy("state of practice", "no response"),
    "in_dialogue": pgettext_lazy("state of practice", "in dialogue"),
    "agreed": pgettext_lazy("state of practice", "agreed"),
    "under_way": pgettext_lazy("state of practice", "under way"),
    "in_practice": pgettext_lazy("state of practice", "in practice"),
    "stalled": pgettext_lazy("state of practice", "stalled"),
    "rejected": pgettext_lazy("state of practice", "rejected"),
}
"""State → the word that is always printed under the knot."""

MIDDLE, HEIGHT, TURN = 30, 34, 7.3


def practice_knot(state: str, label: str = "", *, is_verified: bool = False) -> SafeString:
    """The knot on its cord, which runs on to the neighbours. Decorative: print `WORDS[state]` under it.

    A second loop runs around what somebody else verified.
    """
    if state not in WORDS:
        raise ValueError(f"a practice knot is {', '.join(WORDS)}, not {state!r}")
    aria: dict[str, object] = {"role": "img", "aria-label": label} if label else {"aria-hidden": "true"}
    box = {"width": 60, "height": HEIGHT, "viewBox": f"0 0 60 {HEIGHT}", "overflow": "visible"}
    return element(
        "svg",
        {"class": f"practice-knot {state.replace('_', '-')}"} | box | aria,
        *_drawn(state),
        *([_loop()] if is_verified else []),
    )


def _loop() -> SafeString:
    loop = {"class": "pk-verified", "fill": "none", "stroke": INK, "stroke-width": 1.5}
    return element("ellipse", loop | {"cx": MIDDLE, "cy": 17, "rx": 22, "ry": 15})


def _drawn(state: str) -> list[SafeString]:
    whole = {"class": "pk-cord", "stroke": CORD, "stroke-width": 3.4}
    if state == "rejected":
        ends = {"class": "pk-cut", "stroke": INK, "stroke-width": 2.2, "d": "M24 11v12M36 11v12"}
        return [element("path", whole | {"d": "M-14 17H24M36 17H74"}), element("path", ends)]
    cord = element("path", whole | {"d": "M-14 17H74"})
    if state == "no_response":
        ring = {"class": "pk-none", "fill": WOOL, "stroke": EDGE, "stroke-width": 1.6, "stroke-dasharray": "2.6 2.2"}
        return [cord, element("circle", ring | {"cx": MIDDLE, "cy": 17, "r": 4.2})]
    if state == "stalled":
        dashed = {"fill": WOOL, "stroke": RISK, "stroke-width": 1.8, "stroke-dasharray": "3 2"}
        return [cord, _turn(MIDDLE, "pk-stalled", dashed)]
    is_in_practice = state == "in_practice"
    ink: dict[str, object] = {"fill": INK if is_in_practice else RECOMMENDATION, "stroke": WOOL, "stroke-width": 1.2}
    first = MIDDLE - TURN * (TURNS[state] - 1) / 2
    css = "pk-done" if is_in_practice else "pk-turn"
    return [cord, *(_turn(first + place * TURN, css, ink) for place in range(TURNS[state]))]


def _turn(x: float, css: str, ink: dict[str, object]) -> SafeString:
    box = {"x": x - 3.1, "y": 7.7, "width": 6.2, "height": 18.6, "rx": 3.1, "transform": f"rotate(12 {number(x)} 17)"}
    return element("rect", {"class": css} | ink | box)
