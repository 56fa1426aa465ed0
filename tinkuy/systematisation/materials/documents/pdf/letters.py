"""The letters of a page as PDFium reads them, in the order of reading."""

import math
import unicodedata
from collections.abc import Iterable, Iterator
from ctypes import addressof, c_double
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from .places import Box, placing

_HYPHEN = "\x02"
_FIRST_HALVES, _SECOND_HALVES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
"""Of letters beyond the first 65,536 (UTF-16)."""


@dataclass(slots=True)
class Letter:
    """*piece* is the object of the page that draws it, 0 for a space between words."""

    text: str
    box: Box
    baseline: float
    piece: int
    is_visible: bool = False
    visible_share: float = 0


def identity_of(piece: pdfium.PdfObject) -> int:
    return addressof(piece.raw.contents)


def forget_replacements(pieces: Iterable[pdfium.PdfObject]) -> None:
    """What a file says is to be read instead of its letters may be anything: the letters are read."""
    for piece in pieces:
        for number in range(raw.FPDFPageObj_CountMarks(piece)):
            raw.FPDFPageObjMark_RemoveParam(piece, raw.FPDFPageObj_GetMark(piece, number), b"ActualText")


def letters_of(page: pdfium.PdfPage) -> Iterator[Letter]:
    left, right, bottom, top, across, up = (c_double() for _one in range(6))
    with_text, placed, first = page.get_textpage(), placing(page), 0
    for number in range(raw.FPDFText_CountChars(with_text)):
        code = raw.FPDFText_GetUnicode(with_text, number)
        if code in _FIRST_HALVES:
            first = code
            continue
        text, first = _sign(_whole(first, code)), 0
        piece = raw.FPDFText_GetTextObject(with_text, number)
        raw.FPDFText_GetCharBox(with_text, number, left, right, bottom, top)
        raw.FPDFText_GetCharOrigin(with_text, number, across, up)
        box = placed((left.value, bottom.value, right.value, top.value))
        start = placed((across.value, up.value, across.value, up.value))
        is_word = piece and text and not text.isspace() and all(map(math.isfinite, box))
        yield Letter(text or " ", box, start[1], addressof(piece.contents) if is_word else 0)
    with_text.close()


def _whole(first: int, code: int) -> int:
    """The code of a letter that PDFium gives in two halves, as those of mathematics."""
    return 0x10000 + (first - 0xD800 << 10) + code - 0xDC00 if first and code in _SECOND_HALVES else code


def _sign(code: int) -> str:
    """The letter as it is kept: a hyphen at the end of a line as such, tied letters apart, nothing without a shape."""
    sign = chr(code) if code < 0x110000 else ""
    if sign == _HYPHEN:
        return "-"
    if sign.isspace():
        return sign
    if not sign or unicodedata.category(sign)[0] == "C":
        return ""
    return unicodedata.normalize("NFKC", sign) if "\ufb00" <= sign <= "\ufb06" else sign
