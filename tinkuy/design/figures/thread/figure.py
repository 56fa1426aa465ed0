"""The whole figure: time above, the cord with its knots, and what each step rests on below."""

from collections.abc import Iterator
from itertools import pairwise

from django.utils.safestring import SafeString

from tinkuy.design.figures.drawing import (
    BROWN,
    CORD,
    EDGE,
    INK,
    INK_2,
    RECOMMENDATION,
    SANS,
    SERIF,
    WOOL,
    element,
    joined,
    lines_of,
    number,
    picture,
    styled_text,
)  # fmt: skip
from tinkuy.design.figures.sprite import DEFINITIONS

from .fan import end_of, fan
from .fork import forks
from .marks import mark_of
from .parts import MAIN, CordStep, Span, ThreadData, Wait, depth_of

HANGS_TO, MINUTE_0 = 426.0, 190.0
TALL, LOW = 530.0, 420.0
CONTENT_END = 1216.0
"""Where the text of the page ends at its full width."""
MOST_QUOTES = 2
HALO = "q-halo"


def thread_cord(data: ThreadData, *, title: str, description: str, alone: bool = False) -> SafeString:
    """Its labels lead to the steps of the page, whose list says the same in words. *alone*: on paper, without links."""
    places = data.places()
    hangs = data.wait or data.quotes or data.strands or data.next_question
    content = [
        *([DEFINITIONS] if alone else []),
        *_spans(data, places),
        *_sources(data, places),
        *forks(data.steps, places),
        *_cords(data, places),
        *(part for step in data.steps for part in mark_of(step, places[step.name], data.stripes)),
        *_words_below(data, places),
        *_days(data, places),
        *(_label(step, places[step.name], data.gap, leads=not alone) for step in data.steps),
    ]
    height = TALL if hangs else LOW
    return picture(
        1280, height, content, css="quipu thread-cord", title=title, description=description, role="group", alone=alone
    )


def _line(css: str, ink: str, width: float, d: str, dashes: str | None = None) -> SafeString:
    look = {"class": css, "fill": "none", "stroke": ink, "stroke-width": width, "stroke-linecap": "round"}
    return element("path", look | {"stroke-dasharray": dashes, "d": d})


def _twisted(d: str, css: str, ink: str, width: float, twist: str) -> Iterator[SafeString]:
    yield _line(css, ink, width, d)
    yield element("path", {"fill": "none", "stroke": f"url(#{twist})", "stroke-width": width, "d": d})


def _dotted(d: str) -> SafeString:
    return _line("th-dotted", EDGE, 3, d, "0.5 8")


def _spans(data: ThreadData, places: dict[str, float]) -> Iterator[SafeString]:
    for place, span in enumerate(data.spans):
        yield from _span(span, places[span.first], places[span.last], is_first=place == 0)


def _span(span: Span, start: float, end: float, *, is_first: bool) -> Iterator[SafeString]:
    yield _line("th-span", INK, 1.5, f"M{number(start)} 24V36M{number(start)} 30H{number(end)}M{number(end)} 24V36")
    size = 30 if is_first else 25
    if (end - start) < 8.5 * len(span.words) + 13.5 * len(span.number):  # too short a time for its sentence
        yield styled_text(
            (start + end) / 2, 38, span.number, f"th-number {HALO}", 22, ink=INK, face=SERIF, anchor="middle"
        )
        return
    wide = size * 0.5 * len(span.number) + 8 * len(span.words) + 24
    ground: dict[str, object] = {"x": (start + end - wide) / 2, "y": 20, "width": wide, "height": 20}
    yield element("rect", ground | {"class": "th-ground", "fill": WOOL})
    small = element("tspan", {"class": "th-small", "dx": 8, "font-size": 15, "font-family": SANS}, span.words)
    attributes = {"x": (start + end) / 2, "y": 39, "class": "th-number", "fill": INK, "font-family": SERIF,
                  "font-size": size, "text-anchor": "middle"}  # fmt: skip
    yield element("text", attributes, span.number, small)


def _cords(data: ThreadData, places: dict[str, float]) -> Iterator[SafeString]:
    """The main cord from the left edge of the page to the right one, hanging between its knots."""
    if not data.steps:
        return
    first, last = places[data.steps[0].name], places[data.steps[-1].name]
    yield from _twisted(f"M-900 164Q20 182 {number(first)} {MAIN:g}", "q-main", BROWN, 9, "twist-main")
    for step, after in pairwise(data.steps):
        start, end, sag = places[step.name], places[after.name], depth_of(step.days) * 4 / 3
        third = (end - start) * 0.22
        d = f"M{number(start)} {MAIN:g}C{number(start + third)} {number(MAIN + sag)} {number(end - third)} "
        d += f"{number(MAIN + sag)} {number(end)} {MAIN:g}"
        yield from (_twisted(d, "q-main", BROWN, 9, "twist-main") if after.is_done else [_dotted(d)])
    yield _dotted(f"M{number(last + 14)} {MAIN:g}Q{number(last + 90)} 186 2081 166")


def _days(data: ThreadData, places: dict[str, float]) -> Iterator[SafeString]:
    """Below each bend of the cord; drawn after the strands of the answers, which run through the same place."""
    for step, after in pairwise(data.steps):
        if step.days_words:
            middle = (places[step.name] + places[after.name]) / 2
            y = MAIN + depth_of(step.days) + 25
            yield styled_text(middle, y, step.days_words, f"th-days {HALO}", 13, anchor="middle")


def _label(step: CordStep, x: float, gap: float, *, leads: bool) -> SafeString:
    """Large words tell the story by themselves: whoever reads only these has read it. One that *leads* is a link."""
    widest = max(map(len, step.label))
    wanted, room = (23 if step.is_large else 17), (gap - 8) / max(widest, 1) / 0.5
    size = round(min(wanted, max(room, 11.5)), 1)
    css = "th-label" + (" large" if step.is_large else "") + ("" if step.is_done else " ahead")
    style = None if step.is_done else "italic"
    look = {"class": css, "fill": INK if step.is_large else INK_2, "font-family": SERIF, "font-size": size,
            "font-style": style, "text-anchor": "middle"}  # fmt: skip
    above = [element("text", look | {"x": x, "y": 92 + 24 * row}, words) for row, words in enumerate(step.label)]
    day = [styled_text(x, 136, step.day, "th-day", 13, anchor="middle")] if step.day else []
    if not leads:
        return joined([*above, *day])
    target = element("rect", {"fill": "transparent", "x": x - gap / 2 + 2, "y": 70, "width": gap - 4, "height": 74})
    return element("a", {"href": f"#{step.name}"}, target, *above, *day)


def _sources(data: ThreadData, places: dict[str, float]) -> Iterator[SafeString]:
    """The cords of the sessions, with the minute of the expectation and of each quote on them, and what ties them."""
    hung = {quote.step for quote in data.quotes if quote.step in places}
    hung |= {name for name in ("asked", "answered") if data.wait and name in places}
    finding = places.get("written")
    for quote in data.quotes:
        if quote.step in places and finding is not None:
            x, y = places[quote.step], _minute(quote.place)
            curve = f"C{number(x + 60)} {number(y + 40)} {number(finding - 30)} {number(y - 20)} {number(finding)} 190"
            yield _line("th-quote", RECOMMENDATION, 1.7, f"M{number(x)} {number(y)}{curve}")
    if data.wait and data.wait.opened is not None and {"asked", "answered"} <= places.keys():
        days = next(step.days for step in data.steps if step.name == "asked")
        yield from _thread(data.wait, places["asked"], places["answered"], MAIN + depth_of(days) + 36)
    for name in sorted(hung):
        yield from _session(places[name])
    for quote in data.quotes:
        if quote.step in places:
            x, y = places[quote.step], _minute(quote.place)
            at = f"translate({number(x)} {number(y)})"
            look = {"class": "knot recommendation", "fill": RECOMMENDATION, "href": "#knot-recommendation"}
            yield element("use", look | {"transform": at})
            yield styled_text(x - 14, y + 4, quote.minute, f"th-minute {HALO}", 12, anchor="end")
    if data.wait and data.wait.opened is not None and "asked" in places:
        x, y = places["asked"], _minute(data.wait.opened)
        tip = {"class": "th-tip", "fill": WOOL, "stroke": INK, "stroke-width": 2}
        yield element("circle", tip | {"cx": x, "cy": y, "r": 5})
        yield styled_text(x - 14, y + 4, data.wait.opened_minute, f"th-minute {HALO}", 12, anchor="end")


def _minute(share: float) -> float:
    return MINUTE_0 + (HANGS_TO - MINUTE_0 - 10) * min(max(share, 0.0), 1.0)


def _session(x: float) -> Iterator[SafeString]:
    d = f"M{number(x)} {MAIN + 4:g}Q{number(x + 3)} 272 {number(x)} 362T{number(x - 1)} {HANGS_TO:g}"
    yield from _twisted(d, "q-cord", CORD, 3.6, "twist")
    end = f"M{number(x - 1)} {HANGS_TO:g}"
    yield _line("q-fringe", CORD, 1.3, f"{end}l-2.7 8.1{end}l.5 9{end}l3.3 7.6")


def _thread(wait: Wait, start: float, end: float, words_end: float) -> Iterator[SafeString]:
    """*words_end*: below the days of the cord, where the label of a question of the first minutes stands too."""
    y = _minute(wait.opened or 0)
    d = f"M{number(start)} {number(y)}C{number(start + 44)} {number(y + 34)} {number(end - 30)} 324 {number(end)} 194"
    yield _line("th-thread", INK, 2.6, d)
    yield element("circle", {"class": "th-dot", "fill": INK, "cx": end, "cy": 194, "r": 5.4})
    x, top = start + (end - start) * 0.47, max(y - 16, words_end)
    tag = {
        "class": "th-tag",
        "fill": WOOL,
        "stroke": INK,
        "x": x - 17,
        "y": top,
        "width": 34,
        "height": 19,
        "rx": 9.5,
    }
    yield element("rect", tag)
    yield styled_text(x, top + 14, wait.label, "th-tag-words", 11.5, ink=INK, weight=600, anchor="middle")


def _words_below(data: ThreadData, places: dict[str, float]) -> Iterator[SafeString]:
    if data.wait and "asked" in places:
        lines = lines_of(data.wait.words, 24, 4)
        yield from _lines(lines, places["asked"] - 46, 460, 18, 21, italic=True)
    yield from _quotes(data, places)
    if "answers" in places:
        yield from fan(data.strands, places["answers"])
        for row, words in enumerate(data.caption):
            y = (434 if data.strands else 236) + 19 * row
            yield styled_text(places["answers"], y, words, f"th-caption {HALO}", 13.5, anchor="middle")
    if data.next_question and "next" in places:
        edge = min(places["next"] + 60, CONTENT_END)
        last_strand = end_of(data.strands, places["answers"]) if data.strands and "answers" in places else 0.0
        longest = min(max(int((edge - last_strand - 24) / 8.2), 18), 30)
        rows = lines_of(data.next_question, longest, 3 if longest == 30 else 5)
        yield from _lines(rows, edge, 396, 18, 21, italic=True, anchor="end")
        yield styled_text(edge, 396 + 21 * len(rows), data.next_session, "th-minute", 12, anchor="end")


def _quotes(data: ThreadData, places: dict[str, float]) -> Iterator[SafeString]:
    x = places.get("answered", places.get("written", 0)) + 39
    y = 374.0
    for quote in data.quotes[:MOST_QUOTES]:
        rows = lines_of(f"“{quote.words}”", 28, 3)
        yield from _lines(rows, x, y, 15.5, 19, italic=False)
        y += 19 * len(rows)
        yield styled_text(x, y - 1, quote.source, f"th-minute {HALO}", 12)
        y += 31


def _lines(
    rows: list[str], x: float, y: float, size: float, height: float, *, italic: bool, anchor: str = "start"
) -> Iterator[SafeString]:
    look = {"class": f"th-words {HALO}", "fill": INK, "font-family": SERIF, "font-size": size,
            "font-style": "italic" if italic else None, "text-anchor": anchor}  # fmt: skip
    for row, words in enumerate(rows):
        yield element("text", look | {"x": float(x), "y": float(y + height * row)}, words)
