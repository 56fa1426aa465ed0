"""The cord of one session on top of the workbench: its quotes by minute, those of the open finding ringed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString

from tinkuy.design.kinds import KINDS

from .drawing import CORD, INK, INK_3, element, number, picture, styled_text
from .sprite import BOX

WIDTH, HEIGHT, START, END, MIDDLE, SIDE = 600.0, 50.0, 12.0, 584.0, 18.0, 19.0


@dataclass(frozen=True)
class Mark:
    """One quote: *label* names its link; *ringed* when it belongs to the finding that is open."""

    minute: float
    kind: str
    label: str
    href: str = ""
    ringed: bool = False


def scrubber(
    marks: Sequence[Mark],
    *,
    minutes: int,
    title: str,
    window: tuple[float, float] | None = None,
) -> SafeString:
    """The lying cord from minute 0 to *minutes*; *window* shades the minutes whose words are on the page."""
    last = max(minutes, 1)
    return picture(
        WIDTH,
        HEIGHT,
        _layers(marks, last, window),
        css="scrubber",
        title=title,
        role="group" if any(mark.href for mark in marks) else "img",
    )


def drawn_mark(mark: Mark, *, minutes: int) -> SafeString:
    """One mark alone, for a cord of *minutes* that is on the page already."""
    return _drawn(mark, place(mark.minute, max(minutes, 1)))


def place(minute: float, minutes: int) -> float:
    """Where *minute* lies along the cord, kept inside it."""
    return START + (END - START) * min(max(minute / minutes, 0.0), 1.0)


def _layers(marks: Sequence[Mark], minutes: int, window: tuple[float, float] | None) -> Iterator[str]:
    if window:
        left, right = (place(edge, minutes) for edge in window)
        box = {"x": left - 6, "y": 1, "width": right - left + 12, "height": 34, "rx": 2}
        yield element("rect", {"class": "scrubber-window", "fill": INK, "opacity": 0.08} | box)
    cord = {"stroke-width": 3.4, "d": f"M{number(START - 6)} {MIDDLE:g}H{number(END + 6)}"}
    yield element("path", {"class": "q-cord", "stroke": CORD, "stroke-linecap": "round"} | cord)
    for minute in range(0, minutes + 1, 30):
        yield styled_text(place(minute, minutes), HEIGHT - 2, f"{minute}′", "q-minutes", 11, ink=INK_3, anchor="middle")
    for mark in marks:
        yield _drawn(mark, place(mark.minute, minutes))


def _drawn(mark: Mark, x: float) -> SafeString:
    """A long session has hundreds, so that no `element` is made for each."""
    at = f"translate({number(x)} {MIDDLE:g}) scale({SIDE / BOX:.3f})"
    ring = ""
    if mark.ringed:
        look = {"class": "scrubber-ring", "fill": "none", "stroke": INK, "stroke-width": 1.5}
        ring = element("circle", look | {"cx": x, "cy": MIDDLE, "r": 13.0})
    drawn = f'<title>{escape(mark.label)}</title><use href="#knot-{KINDS[mark.kind].css}" transform="{at}"/>{ring}'
    return SafeString(f'<a href="{escape(mark.href)}">{drawn}</a>' if mark.href else f"<g>{drawn}</g>")
