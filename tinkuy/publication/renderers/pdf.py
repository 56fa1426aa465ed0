"""The sheet in print: see `typesetting` for what holds of every document."""

from collections.abc import Mapping
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Literal

from tinkuy.core import clock
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.renderers.figures import sheet_figures
from tinkuy.publication.renderers.language import day, speaking
from tinkuy.publication.renderers.print_data import print_data
from tinkuy.publication.renderers.typesetting import TypesettingError, set_pdf
from tinkuy.publication.renderers.writable import writable

__all__ = ["Layout", "TypesettingError", "render_pdf"]

Layout = Literal["four-page", "one-page", "long"]

TEMPLATE = Path(__file__).parent / "typst" / "sheet.typ"


def render_pdf(
    content: SheetContent, *, layout: Layout = "four-page", figures: Mapping[str, str | bytes] | None = None
) -> bytes:
    """The PDF of *content*.

    Layouts: `four-page` (cover, summary, lessons, recommendations), `one-page` (the short sheet in the order of the
    original), `long` (the four pages and every other field that is filled). *figures* maps `faja`, `quipu` and `weave`
    to SVG; by default they are drawn from the content.
    """
    content = writable(content)
    with speaking(content.language):
        drawings = sheet_figures(content) | _as_text(figures or {})
        data = print_data(content, layout, drawings)
    return set_pdf(TEMPLATE, data, _document_date(content))


def _as_text(figures: Mapping[str, str | bytes]) -> dict[str, str]:
    return {name: svg.decode() if isinstance(svg, bytes) else str(svg) for name, svg in figures.items()}


def _document_date(content: SheetContent) -> datetime:
    """The day of publication, so that a version renders to the same bytes whenever it is made."""
    published = day(content.published_on)
    return datetime.combine(published, time(), UTC) if published else clock.now().astimezone(UTC).replace(microsecond=0)
