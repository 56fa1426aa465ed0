"""What `style.typ` reads beside a document's own words: colours, knots, the mark; and a QR code."""

import unicodedata
from typing import Any

import segno

from tinkuy.core.text import tidy
from tinkuy.design.components import MARK
from tinkuy.design.figures.drawing import INK, TOKENS
from tinkuy.design.figures.sprite import SHAPES
from tinkuy.design.kinds import KINDS

XMLNS = 'xmlns="http://www.w3.org/2000/svg"'
BOX = 'viewBox="-12 -12.5 24 25" width="24" height="25"'
REGIONS = {"pt-br": "BR"}
"""Spanish is set without a region: that of the hub is Latin America, and the typesetter knows countries only."""

WORDS = {"risk": "#8A1634", "good_practice": "#3C5622", "lesson": "#26407A", "recommendation": "#744900"}
"""The dyes as they are used for words: dark enough to be read in small type."""

BRAND = f'<svg {XMLNS} width="32" height="32" viewBox="0 0 32 32" {MARK}</svg>'
KNOTS = {kind.code: f'<svg {XMLNS} {BOX}><g fill="{kind.ink}">{SHAPES[kind.code]}</g></svg>' for kind in KINDS.values()}

LOOKS: dict[str, Any] = {"colours": TOKENS, "words": WORDS, "knots": KNOTS, "brand": BRAND}
"""Beside the language: the same for every document."""

MEANINGLESS = ("Cs", "Co", "Cn")
"""Surrogates, private use, not assigned: XML refuses the first, no font draws the others."""


def writable_plain(plain: Any) -> Any:
    """The same plain values (texts, lists and dictionaries of them) without characters that no document can hold."""
    if isinstance(plain, str):
        clean = tidy(plain)
        if clean.isprintable():
            return clean
        return "".join(c for c in clean if unicodedata.category(c) not in MEANINGLESS)
    if isinstance(plain, dict):
        return {key: writable_plain(value) for key, value in plain.items()}
    return [writable_plain(value) for value in plain] if isinstance(plain, list | tuple) else plain


def qr_code(address: str, mask: int | None = None) -> str:
    """A QR code as SVG, without quiet zone: the page leaves it. Of the eight masks the best is chosen, which costs most
    of the time: whoever makes thousands names one, and every reader of codes takes it as well.
    """
    return str(
        segno.make(address, error="m", micro=False, mask=mask).svg_inline(border=0, dark=INK, omitsize=False, scale=4)
    )
