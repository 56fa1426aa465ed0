"""Setting a document: a tagged PDF (exported as PDF/UA-1) by Typst, with the fonts that travel with the product.

A sheet and a report are set the same way, each by a template of its own. What people wrote reaches a template as JSON
and stays data: nothing in it is read as markup. An image without alternative text, a missing title or font is an error.
"""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from tinkuy.core import clock, heavy
from tinkuy.publication.content.sheet import LAYOUTS, SheetContent

from .figures import sheet_figures
from .language import day, speaking
from .print_data import print_data
from .selection import writable

FONTS = Path(__file__).parent / "fonts"
ROOT = Path(__file__).parents[2]
"""The package: templates of other apps read the looks from `typst/style.typ` here."""

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
ATTEMPTS = 3
_NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


class TypesettingError(Exception):
    """The typesetter refused: a fault of the templates or of the installation, never of what people wrote."""


@cache
def print_fonts() -> typst.Fonts:
    """Read once for the process: that takes longer than setting a sheet. A missing font is a failure."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])


def set_pdf(template: Path, content: Mapping[str, Any], made_at: datetime) -> bytes:
    """The PDF that *template* makes of *content* (plain JSON values), dated *made_at*: same content, same bytes."""
    data = json.dumps(content, ensure_ascii=False)
    for _attempt in range(ATTEMPTS):
        try:
            return compiled(template, data, made_at)
        except typst.TypstError as error:
            unknown = _without_glyph(error.diagnostic)
            if not unknown:
                raise TypesettingError(error.diagnostic) from error
            data = _replaced(data, unknown)
    raise TypesettingError("characters without a glyph remain")


def compiled(template: Path, data: str, made_at: datetime, fonts: typst.Fonts | None = None) -> bytes:
    with heavy.DOCUMENTS.turn():
        pdf, warnings = typst.compile_with_warnings(
            template,
            root=ROOT,
            font_paths=fonts or print_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"sheet": data},
            pdf_standards=["ua-1"],
            timestamp=made_at,
        )
    missing = [warning.message for warning in warnings if "font" in warning.message]
    if missing:
        raise TypesettingError("; ".join(missing))
    return bytes(pdf)


def _without_glyph(diagnostic: str) -> set[str]:
    """The characters that no font of ours has; the typesetter names all of them, invisible ones by their number."""
    characters = _NO_GLYPH.findall(diagnostic)
    return {_ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) for text in characters}


def _replaced(data: str, unknown: set[str]) -> str:
    """An emoji or a foreign letter shows as the sign for an unknown character; the words around it stay readable."""
    longest_first = sorted(unknown, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, longest_first)), UNKNOWN, data)


__all__ = ["Layout", "TypesettingError", "render_pdf"]

Layout = Literal["four-page", "one-page", "long"]

TEMPLATE = Path(__file__).parent / "typst" / "sheet.typ"


def render_pdf(
    content: SheetContent, *, layout: Layout | None = None, figures: Mapping[str, str | bytes] | None = None
) -> bytes:
    """The PDF of *content*.

    Layouts: `four-page` (cover, summary, lessons, recommendations), `one-page` (the short sheet in the order of the
    original), `long` (the four pages and every other field that is filled). If none is named, the one that the team
    chose, else the four pages. *figures* maps `faja`, `quipu` and `weave` to SVG; by default they are drawn from the
    content.
    """
    content = writable(content)
    with speaking(content.language):
        drawings = sheet_figures(content) | _as_text(figures or {})
        data = print_data(content, layout or layout_chosen(content), drawings)
    return set_pdf(TEMPLATE, data, _document_date(content))


def layout_chosen(content: SheetContent) -> str:
    return content.layout if content.layout in LAYOUTS else LAYOUTS[0]


def _as_text(figures: Mapping[str, str | bytes]) -> dict[str, str]:
    return {name: svg.decode() if isinstance(svg, bytes) else str(svg) for name, svg in figures.items()}


def _document_date(content: SheetContent) -> datetime:
    """The day of publication, so that a version renders to the same bytes whenever it is made."""
    published = day(content.published_on)
    return datetime.combine(published, time(), UTC) if published else clock.now().astimezone(UTC).replace(microsecond=0)
