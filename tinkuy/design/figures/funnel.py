"""The funnel: from the invitation to the close, as bars on one scale; each step says its share and of what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from .bar import bar
from .drawing import BROWN, HAIRLINE, INK, INK_2, SANS, element, picture, text

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
