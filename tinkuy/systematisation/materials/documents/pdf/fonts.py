"""How far the letters of a font of a PDF go and reach (ISO 32000-2, 9.6 to 9.8), in the height that they are set in."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from pypdf._codecs import charset_encoding
from pypdf._codecs.core_font_metrics import CORE_FONT_METRICS
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from tinkuy.systematisation.materials.documents.matrices import Box, around

from .values import box_of, matrix_of, number_of, opened

_EM = 1000
_USUAL: Box = (-0.5, -1.5, 0.5, 1.5)
"""How far a letter reaches beyond the points it stands and ends at; down and up from its line."""
_WIDEST = 2.0
"""In heights: a letter of which the width is not known."""
_ACROSS = frozenset(("/Identity-H",))


@dataclass(frozen=True)
class Font:
    """*each*: bytes of a letter, nought where they may be any number; *default*: a width that is not told, or None."""

    each: int = 0
    widths: Mapping[int, float] = field(default_factory=dict)
    default: float | None = None
    reach: Box | None = _USUAL
    is_drawn: bool = False
    """Of pictures (Type 3), which say themselves how they are painted."""

    def width(self, words: bytes) -> tuple[float, float]:
        """The least and the most that *words* go."""
        if not self.each or len(words) % self.each:
            return 0.0, _WIDEST * len(words)
        codes = words if self.each == 1 else [words[at] << 8 | words[at + 1] for at in range(0, len(words), 2)]
        widths = [self.widths.get(code, self.default) for code in codes]
        known = math.fsum(one for one in widths if one is not None)
        unknown = sum(one is None for one in widths)
        return known, known + _WIDEST * unknown


UNKNOWN = Font(reach=None)
"""A font of which nothing is known, or that runs downwards: nobody can reckon how far its words reach."""


def read(pdf_object: object) -> Font:
    """What a font dictionary says; `UNKNOWN` for one that says nothing that can be followed."""
    if not isinstance(pdf_object, DictionaryObject):
        return UNKNOWN
    kind = opened(pdf_object.get("/Subtype"))
    if kind == "/Type0":
        return _of_many(pdf_object)
    if kind == "/Type3":
        return _drawn(pdf_object)
    return _simple(pdf_object)


def _simple(font: DictionaryObject) -> Font:
    widths, descriptor = _listed(font), opened(font.get("/FontDescriptor"))
    if not widths:
        widths = _of_the_reader(font)
        return Font(1, widths, None)
    missing = number_of(descriptor.get("/MissingWidth")) if isinstance(descriptor, DictionaryObject) else None
    return Font(1, widths, (missing or 0.0) / _EM if missing else None, _reach(descriptor, 1 / _EM))


def _listed(font: DictionaryObject, scale: float = 1 / _EM) -> dict[int, float]:
    listed_widths, first = opened(font.get("/Widths")), number_of(font.get("/FirstChar")) or 0.0
    if not isinstance(listed_widths, ArrayObject):
        return {}
    widths = {int(first) + place: number_of(one) for place, one in enumerate(listed_widths)}
    return {code: width * scale for code, width in widths.items() if width is not None}


def _of_the_reader(font: DictionaryObject) -> dict[int, float]:
    """One of the fourteen fonts that every reader has: those widths that it has by itself."""
    name = str(opened(font.get("/BaseFont"))).lstrip("/")
    encoding = opened(font.get("/Encoding"))
    usual = {"Symbol": "/Symbol", "ZapfDingbats": "/ZapfDingbats"}.get(name, "/StandardEncoding")
    letters = charset_encoding.get(str(encoding) if isinstance(encoding, str) else usual)
    metrics = CORE_FONT_METRICS.get(name)
    if metrics is None or letters is None or isinstance(encoding, DictionaryObject):
        return {}
    widths = metrics.character_widths
    return {code: widths[letter] / _EM for code, letter in enumerate(letters) if letter in widths}


def _drawn(font: DictionaryObject) -> Font:
    """Its letters are streams, in a space of their own; where no box is told they may reach anywhere."""
    matrix = matrix_of(font.get("/FontMatrix"))
    box = box_of(font.get("/FontBBox"))
    reach = around(box, matrix) if box is not None and box[0] < box[2] and box[1] < box[3] else None
    return Font(1, _listed(font, matrix[0]), 0.0, reach, is_drawn=True)


def _of_many(font: DictionaryObject) -> Font:
    below = opened(font.get("/DescendantFonts"))
    inner = opened(below[0]) if isinstance(below, ArrayObject) and below else None
    if not isinstance(inner, DictionaryObject):
        return UNKNOWN
    encoding = opened(font.get("/Encoding"))
    if isinstance(encoding, StreamObject) or str(encoding).endswith("V"):
        return UNKNOWN
    reach = _reach(opened(inner.get("/FontDescriptor")), 1 / _EM)
    if str(encoding) not in _ACROSS:
        return Font(reach=reach)
    default = number_of(inner.get("/DW"))
    return Font(2, _by_rows(opened(inner.get("/W"))), (_EM if default is None else default) / _EM, reach)


def _by_rows(listed_widths: object) -> dict[int, float]:
    """`first [width width …]`, or `first last width`."""
    widths: dict[int, float] = {}
    rows = [opened(one) for one in listed_widths] if isinstance(listed_widths, ArrayObject) else []
    place = 0
    while place + 1 < len(rows):
        first, after = int(number_of(rows[place]) or 0), rows[place + 1]
        if isinstance(after, ArrayObject):
            widths.update({first + n: (number_of(one) or 0.0) / _EM for n, one in enumerate(after)})
            place += 2
        elif place + 2 < len(rows):
            last = min(int(number_of(after) or 0), first + 65_535)
            widths.update(dict.fromkeys(range(first, last + 1), (number_of(rows[place + 2]) or 0.0) / _EM))
            place += 3
        else:
            break
    return widths


def _reach(descriptor: object, scale: float) -> Box:
    box = box_of(descriptor.get("/FontBBox")) if isinstance(descriptor, DictionaryObject) else None
    if box is None:
        return _USUAL
    left, bottom, right, top = (side * scale for side in box)
    return min(left, _USUAL[0]), min(bottom, _USUAL[1]), max(right, _USUAL[2]), max(top, _USUAL[3])
