"""The funnel: from the invitation to the close, as bars on one scale; each step says its share and of what."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from .bar import bar


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
