"""What a next cycle takes over: the former cord with its loose ends, the dotted plan, and where each end goes.

Dashed and dotted is what is still to come. Each end has a row of its own, so that where one goes moves no other: a page
whose choices change has every way drawn, and shows the one that was chosen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from .drawing import BROWN, CORD, EDGE, INK, SERIF, WOOL, element, lines_of, number, picture, styled_text

WIDTH, MAIN, CUT, ALL_ENDS = 1000.0, 104.0, 436.0, 486.0
FIRST_END, LAST_END, END_ROOM = 24.0, 408.0, 46.0
FIRST_SESSION, LAST_SESSION = 560.0, 946.0
TOP_ROW, ROW = 156.0, 24.0
MOST_ENDS, MOST_TITLES = 12, 5
"""Of more ends the codes would touch, of more sessions the titles."""
LEFT, UNDECIDED, FOR_ALL = "left", "undecided", "all"


@dataclass(frozen=True)
class LooseEnd:
    """A point left open. *way* is the place of the session it goes to, or one of `LEFT`, `UNDECIDED`, `FOR_ALL`."""

    name: str
    code: str
    way: str
    is_picked_up: bool = False


@dataclass(frozen=True)
class PlannedSession:
    """*label* stands over the title: its place, with its day where that is known."""

    place: str
    label: str
    title: str


def next_cord(
    ends: Sequence[LooseEnd],
    sessions: Sequence[PlannedSession],
    *,
    former: str,
    for_all: str,
    title: str,
    description: str,
    draws_every_way: bool = False,
) -> SafeString:
    """*former* names the cord at the left, *for_all* what passes above. Ends beyond `MOST_ENDS` are a number."""
    drawn, bottom = ends[:MOST_ENDS], TOP_ROW + ROW * min(len(ends), MOST_ENDS) + 44
    along = _spread(FIRST_SESSION, LAST_SESSION, len(sessions))
    places = {one.place: x for one, x in zip(sessions, along, strict=True)}
    content = [*_cords(along, bottom), *_session_words(sessions, along)]
    content.append(styled_text(0, 14, former, "nc-words", 13, weight=600))
    content.append(styled_text(ALL_ENDS, MAIN + 28, for_all, "nc-words", 13, anchor="middle"))
    placed = list(enumerate(zip(drawn, _end_places(len(drawn)), strict=True)))
    for row, (end, x) in reversed(placed):  # a code is not crossed by a thread that ends higher
        y = TOP_ROW + ROW * (len(drawn) - 1 - row)
        ways = [LEFT, UNDECIDED, FOR_ALL, *places] if draws_every_way else [end.way]
        inside = [_way(end, way, x, y, places, is_hidden=way != end.way) for way in ways]
        content.append(element("g", {"data-end": end.name}, *inside))
    if len(ends) > MOST_ENDS:
        content.append(styled_text(CUT - 4, MAIN - 28, f"+{len(ends) - MOST_ENDS}", "nc-words", 13, anchor="middle"))
    return picture(WIDTH, bottom, content, css="next-cord", title=title, description=description)


def _spread(first: float, last: float, count: int) -> list[float]:
    if count == 1:
        return [(first + last) / 2]
    return [first + (last - first) * place / (count - 1) for place in range(count)]


def _end_places(count: int) -> list[float]:
    step = min(END_ROOM, (LAST_END - FIRST_END) / max(count - 1, 1))
    return [FIRST_END + step * place for place in range(count)]


def _line(css: str, d: str, ink: str, width: float, dashes: str | None = None) -> SafeString:
    look = {"class": css, "fill": "none", "stroke": ink, "stroke-width": width, "stroke-linecap": "round"}
    return element("path", look | {"stroke-dasharray": dashes, "d": d})


def _dotted(d: str, width: float) -> SafeString:
    return _line("nc-planned", d, EDGE, width, "0.5 8")


def _cords(places: Sequence[float], bottom: float) -> Iterator[str]:
    yield _dotted(f"M{CUT + 8:g} {MAIN:g}Q720 {MAIN + 8:g} {WIDTH - 4:g} {MAIN - 2:g}", 4.5)
    former = f"M6 {MAIN - 4:g}Q230 {MAIN + 6:g} {CUT:g} {MAIN:g}"
    yield _line("q-main", former, BROWN, 11)
    yield element("path", {"fill": "none", "stroke": "url(#twist-main)", "stroke-width": 11, "d": former})
    for x in places:
        yield _dotted(f"M{number(x)} {MAIN + 18:g}V{number(bottom - 6)}", 3)
        loop = {"class": "q-loop planned", "fill": WOOL, "stroke": EDGE, "stroke-width": 1.8}
        yield element("rect", loop | {"x": x - 5, "y": MAIN - 7, "width": 10, "height": 19, "rx": 4})


def _session_words(sessions: Sequence[PlannedSession], places: Sequence[float]) -> Iterator[str]:
    room = min((LAST_SESSION - FIRST_SESSION) / max(len(sessions) - 1, 1), 150)
    letters, most = int(room / 7.2), 3 if len(sessions) <= MOST_TITLES else 0
    titles = [lines_of(one.title, letters, most) if most else [] for one in sessions]
    top = 84 - 18 * max(map(len, titles), default=0)
    for one, x, lines in zip(sessions, places, titles, strict=True):
        yield styled_text(x, top - 2, one.label, "nc-label", 13, ink=INK, weight=600, anchor="middle")
        for row, words in enumerate(lines):
            yield styled_text(x, top + 16 + 18 * row, words, "nc-title", 14, ink=INK, face=SERIF, anchor="middle")


def _way(end: LooseEnd, way: str, x: float, y: float, places: dict[str, float], *, is_hidden: bool) -> SafeString:
    below = way == FOR_ALL
    code = styled_text(x, MAIN + (28 if below else -26), end.code, "nc-words", 13, anchor="middle")
    attributes = {"data-way": way, "display": "none" if is_hidden else None}
    return element("g", attributes, *_strand(end, way, x, y, places.get(way)), code)


def _strand(end: LooseEnd, way: str, x: float, y: float, to: float | None) -> Iterator[str]:
    at = number(x)
    if way == LEFT:
        yield _line("nc-cut", f"M{at} {MAIN + 6:g}q3 14 -1 28", CORD, 2.4)
        yield _line("nc-blade", f"M{number(x - 9)} {MAIN + 36:g}h17", INK, 2.2)
        return
    if way == FOR_ALL or (to is None and way != UNDECIDED):
        tip = f"M{at} {MAIN - 6:g}C{number(x + 2)} 8 {ALL_ENDS - 60:g} 14 {ALL_ENDS:g} {MAIN - 4:g}"
        yield _thread(tip, end)
        yield _ring("nc-end", x, MAIN - 4, 5)
        return
    if to is None:
        yield _dotted(f"M{at} {MAIN + 8:g}v16", 2.6)
        yield _ring("nc-open", x, MAIN + 34, 7.5, "4 3.4")
        return
    path = f"M{at} {MAIN + 6:g}C{number(x + 6)} {number(y + 92)} {number((x + to) / 2)} {number(y + 24)} "
    yield _thread(f"{path}{number(to - 8)} {number(y)}", end)
    yield _ring("nc-end", x, MAIN + 6, 5)
    yield _ring("nc-done" if end.is_picked_up else "nc-open", to, y, 7.5, None if end.is_picked_up else "4 3.4")
    yield styled_text(to + 13, y + 4, end.code, "nc-label nc-halo", 13, ink=INK, weight=600)


def _thread(d: str, end: LooseEnd) -> SafeString:
    return _line("nc-thread", d, INK, 1.6, None if end.is_picked_up else "5 4")


def _ring(css: str, x: float, y: float, radius: float, dashes: str | None = None) -> SafeString:
    look = {"class": css, "fill": INK if css == "nc-done" else WOOL, "stroke": INK, "stroke-width": 1.8}
    return element("circle", look | {"stroke-dasharray": dashes, "cx": x, "cy": y, "r": radius})
