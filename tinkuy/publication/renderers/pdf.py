"""The PDF of a sheet, in each of its layouts."""

from collections.abc import Mapping
from datetime import UTC, datetime, time
from pathlib import Path

from tinkuy.core import clock
from tinkuy.design.typesetting.setting import set_pdf
from tinkuy.publication.content.sheet import LAYOUTS, SheetContent

from .figures import sheet_figures
from .language import day, speaking
from .layouts import laid_out
from .media import NO_PICTURES, PictureBytes
from .print_data import print_data
from .selection import writable

TEMPLATE = Path(__file__).parent / "typst" / "sheet.typ"


def render_pdf(
    content: SheetContent,
    *,
    layout: str | None = None,
    figures: Mapping[str, str | bytes] | None = None,
    pictures: PictureBytes = NO_PICTURES,
) -> bytes:
    """The PDF of *content*.

    Layouts: `four-page` (cover, summary, lessons, recommendations; never more than four pages, which name what they
    leave out), `one-page` (the short sheet in the order of the original), `long` (every word and every other field that
    is filled), `web-card` (half a page to hand out). If none is named, the one that the team chose, else the four
    pages. *figures* maps `faja`, `quipu` and `weave` to SVG; by default they are drawn from the content.
    """
    chosen = layout or layout_chosen(content)
    content = laid_out(writable(content), chosen)
    with speaking(content.language):
        drawings = sheet_figures(content) | _as_text(figures or {})
        data = print_data(content, chosen, drawings, pictures)
    return set_pdf(TEMPLATE, data, _document_date(content))


def layout_chosen(content: SheetContent) -> str:
    return content.layout if content.layout in LAYOUTS else LAYOUTS[0]


def _as_text(figures: Mapping[str, str | bytes]) -> dict[str, str]:
    return {name: svg.decode() if isinstance(svg, bytes) else str(svg) for name, svg in figures.items()}


def _document_date(content: SheetContent) -> datetime:
    """The day of publication, so that a version renders to the same bytes whenever it is made."""
    published = day(content.published_on)
    return datetime.combine(published, time(), UTC) if published else clock.now().astimezone(UTC).replace(microsecond=0)
