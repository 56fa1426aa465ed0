"""What one country contributed: its quotes along one lying cord, session after session, each with its code."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinkuy.design.kinds import KINDS

from .drawing import BROWN, CORD, element, number, picture, styled_text
from .sprite import BOX

WIDTH, START, MIDDLE, SIDE, ROW = 1152.0, 10.0, 46.0, 22.0, 14.0
CODE_ROOM = 34.0
"""A code needs this much width; a neighbour that is nearer writes its own one row lower."""


@dataclass(frozen=True)
class Contributed:
    """One quote: the session it was said in, its minute, its kind and the code of its finding («RI-1»)."""

    session: int
    minute: float
    kind: str
    code: str


def contribution(
    quotes: Sequence[Contributed], *, sessions: int, minutes: int, title: str, description: str = ""
) -> SafeString:
    """*sessions* follow one another on the cord, each *minutes* long."""
    room = (WIDTH - 2 * START) / max(sessions, 1)
    ordered = sorted(quotes, key=lambda quote: (quote.session, quote.minute))
    places = [START + room * (quote.session - 1 + min(max(quote.minute / minutes, 0), 1)) for quote in ordered]
    content = [*_cord(sessions, room), *_knots(ordered, places)]
    return picture(WIDTH, 96, content, css="contribution", title=title, description=description)


def _cord(sessions: int, room: float) -> Iterator[str]:
    line = {"fill": "none", "stroke-width": 3.6, "d": f"M2 {MIDDLE:g}H{WIDTH - 2:g}"}
    yield element("path", {"class": "q-cord", "stroke": CORD, "stroke-linecap": "round"} | line)
    for place in range(sessions):
        x = START + place * room
        limit = {"class": "c-limit", "stroke": BROWN, "stroke-width": 1.6}
        yield element("path", limit | {"d": f"M{number(x)} {MIDDLE - 13:g}v26"})
        yield styled_text(x + 6, MIDDLE - 22, _("Session %(number)s") % {"number": place + 1}, "c-session", 13)


def _knots(quotes: Sequence[Contributed], places: Sequence[float]) -> Iterator[str]:
    row_ends = [-CODE_ROOM, -CODE_ROOM, -CODE_ROOM]
    for quote, x in zip(quotes, places, strict=True):
        at = f"translate({number(x)} {MIDDLE:g}) scale({SIDE / BOX:.3f})"
        yield element("use", {"href": f"#knot-{KINDS[quote.kind].css}", "transform": at})
        row = next((i for i, end in enumerate(row_ends) if x - end >= CODE_ROOM), len(row_ends) - 1)
        row_ends[row] = x
        yield styled_text(x, MIDDLE + 22 + ROW * row, quote.code, "c-code", 12, anchor="middle")
