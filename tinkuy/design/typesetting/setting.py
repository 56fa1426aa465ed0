"""Setting a document: a tagged PDF (exported as PDF/UA-1) by Typst, with the fonts that travel with the product.

Each document is set the same way, by a template of its own. What people wrote reaches a template as JSON and stays
data: nothing in it is read as markup. An image without alternative text, a missing title or font is an error.
"""

import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tinkuy.core import heavy

if TYPE_CHECKING:
    import typst

FONTS = Path(__file__).parent / "fonts"
ROOT = Path(__file__).parents[2]
"""The package: templates of the apps read the looks from `style.typ` here."""

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
ATTEMPTS = 3
_NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


class TypesettingError(Exception):
    """The typesetter refused: a fault of the templates or of the installation, never of what people wrote."""


@cache
def print_fonts() -> "typst.Fonts":
    """Read once for the process: that takes longer than setting a sheet. A missing font is a failure."""
    import typst  # in the functions of this module: a process that sets nothing never loads it

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])


def set_pdf(template: Path, content: Mapping[str, Any], made_at: datetime) -> bytes:
    """The PDF that *template* makes of *content* (plain JSON values), dated *made_at*: same content, same bytes."""
    return _with_glyphs(content, lambda data: compiled(template, data, made_at))


def set_png(template: Path, content: Mapping[str, Any]) -> bytes:
    """The first page that *template* makes of *content* as a picture, a dot for each point."""
    return _with_glyphs(content, lambda data: drawn(template, data))


def _with_glyphs(content: Mapping[str, Any], make: Callable[[str], bytes]) -> bytes:
    import typst

    data = json.dumps(content, ensure_ascii=False)
    for _attempt in range(ATTEMPTS):
        try:
            return make(data)
        except typst.TypstError as error:
            unknown = _without_glyph(error.diagnostic)
            if not unknown:
                raise TypesettingError(error.diagnostic) from error
            data = _replaced(data, unknown)
    raise TypesettingError("characters without a glyph remain")


def drawn(template: Path, data: str) -> bytes:
    import typst

    with heavy.DOCUMENTS.turn():
        png: Any = typst.compile(
            template,
            root=ROOT,
            font_paths=print_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"sheet": data},
            format="png",
            ppi=72.0,
        )
    return bytes(png[0] if isinstance(png, list) else png)


def compiled(template: Path, data: str, made_at: datetime, fonts: "typst.Fonts | None" = None) -> bytes:
    import typst

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
