"""Bars: small marks beside a number, and the funnel from the invitation to the close.

A bar stands on a scale; the spread of a finding (*reparto*) has a tick for each quote. The bars of the funnel are on
one scale; each step says its share and of what.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinkuy.design.kinds import KINDS

from .drawing import BROWN, CORD, HAIRLINE, INK, INK_2, SANS, element, number, picture, text


def bar(value: float | None, whole: float | None, label: str = "", look: str = "") -> SafeString:
    """A bar that fills its box; unknown or hidden values leave it empty. *look* "ink": one's own, or the last one."""
    share = 100 * min(max(value / whole, 0.0), 1.0) if value and whole else 0.0
    aria: dict[str, object] = {"role": "img", "aria-label": label} if label else {"aria-hidden": "true"}
    fill = {"class": "bar-ink", "fill": INK} if look == "ink" else {"class": "bar-fill", "fill": BROWN}
    return element(
        "svg",
        {"class": "bar"} | aria,
        element("rect", {"class": "bar-track", "fill": HAIRLINE, "width": "100%", "height": "100%"}),
        element("rect", fill | {"width": f"{share:.1f}%", "height": "100%"}),
    )


SLOT, GAP, HEIGHT = 15, 4, 14


def spread(kind: str, quotes_per_session: Sequence[int]) -> SafeString:
    """Ticks in the kind's dye over a line per session; the name says the numbers."""
    kind_words = KINDS[kind]
    width = max(len(quotes_per_session) * (SLOT + GAP) - GAP, 1)
    lines = "".join(f"M{i * (SLOT + GAP)} {HEIGHT - 1}h{SLOT}" for i in range(len(quotes_per_session)))
    ticks = "".join(_ticks(place * (SLOT + GAP), count) for place, count in enumerate(quotes_per_session))
    sentence = _("Quotes by session: %(counts)s") % {"counts": ", ".join(map(str, quotes_per_session))}
    box = {"width": width, "height": HEIGHT, "viewBox": f"0 0 {width} {HEIGHT}"}
    return element(
        "svg",
        {"class": f"spread {kind_words.css}"} | box | {"role": "img", "aria-label": sentence, "fill": "none"},
        element("path", {"class": "spread-line", "stroke": CORD, "stroke-width": 1.5, "d": lines or "M0 0"}),
        element("path", {"class": "spread-ticks", "stroke": kind_words.ink, "stroke-width": 2.2, "d": ticks or "M0 0"}),
    )


def _ticks(start: float, count: int) -> str:
    """Ticks stand closer when there are many, so that they stay in their slot."""
    step = min(3.6, (SLOT - 2.4) / max(count - 1, 1))
    return "".join(f"M{number(start + 1.2 + i * step)} 2v8.5" for i in range(count))


WIDTH, STEP = 860.0, 74.0


@dataclass(frozen=True)
class Stage:
    """One step. *count* None is a hidden small number; *share* is a whole sentence («46 % de quienes abrieron»)."""

    label: str
    count: int | None
    share: str = ""
    is_last: bool = False


def funnel(stages: Sequence[Stage], *, least: int = 5) -> SafeString:
    """A list: label, number, bar, share. *least*: numbers below it were hidden by the caller as None."""
    whole = max((stage.count or 0 for stage in stages), default=0)
    rows = format_html_join(
        "",
        '<li><span>{}</span> <b class="num">{}</b>{}<span class="funnel-share">{}</span></li>',
        (
            (
                stage.label,
                stage.count if stage.count is not None else _("fewer than %(least)s") % {"least": least},
                bar(stage.count, whole, look="ink" if stage.is_last else ""),
                stage.share,
            )
            for stage in stages
        ),
    )
    return format_html('<ol class="funnel">{}</ol>', rows)


def funnel_drawing(stages: Sequence[Stage], *, title: str, description: str) -> SafeString:
    """The same steps as a file of its own, for downloads and print."""
    layers = _layers(stages)
    return picture(WIDTH, STEP * len(stages), layers, css="funnel", title=title, description=description, alone=True)


def _layers(stages: Sequence[Stage]) -> Iterator[str]:
    whole = max((stage.count or 0 for stage in stages), default=0)
    for place, stage in enumerate(stages):
        y = place * STEP
        count = "–" if stage.count is None else str(stage.count)
        yield _words(0, y + 16, stage.label, fill=INK)
        yield _words(WIDTH, y + 16, count, fill=INK, font_weight=600, text_anchor="end")
        track: dict[str, object] = {"x": 0, "y": y + 24, "height": 20, "rx": 2}
        yield element("rect", track | {"fill": HAIRLINE, "width": WIDTH})
        if whole and stage.count:
            look = INK if stage.is_last else BROWN
            yield element("rect", track | {"fill": look, "width": WIDTH * stage.count / whole})
        yield _words(0, y + 60, stage.share, font_size=12.5)


def _words(x: float, y: float, words: str, **look: object) -> SafeString:
    return text(x, y, words, **{"fill": INK_2, "font_family": SANS, "font_size": 14} | look)
