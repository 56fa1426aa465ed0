"""Words of a page that can be seen: where they are taken away, the page is another.

The page is drawn once more without its text, or, where text lies upon text, without each layer of it in turn: a letter
is seen where the two pictures differ.
"""

from collections.abc import Iterator
from ctypes import c_void_p, cast
from typing import NamedTuple

import pypdfium2 as pdfium
from PIL import Image, ImageChops
from pypdfium2 import raw

from .layers import RIM, Layer, layers_of
from .letters import Letter, forget_replacements, identity_of, letters_of
from .page_pictures import Drawing
from .places import CONTRAST, Places, points_of

_SHARE = 0.05
"""What part of a letter's points has to differ."""
_SCANTY = 0.2
"""Most letters fill more of their box."""
_NO_TEXT = [raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING]
_UNPAINTED = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
"""Ways to draw letters that draw none, whatever else changes at their place."""
_LEAST_POINTS = 4
"""Of the picture, that a letter has to be high or wide to be read: with 200 per inch, one in a size of two to three."""


class Word(NamedTuple):
    """*height* is that of its letters above the line that they stand on."""

    text: str
    left: float
    baseline: float
    width: float
    height: float


def visible_words(drawing: Drawing, picture: Image.Image) -> list[Word]:
    """In the order in which they are read; *picture* is the page as it is drawn."""
    page, scale = drawing.page, drawing.scale
    pieces = [*page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])]
    if not pieces:
        return []
    forget_replacements(pieces)
    letters = [*letters_of(page)]
    for piece in pieces:
        raw.FPDFPageObj_SetIsActive(piece, False)
    layers = layers_of(letters, page.get_size())
    of_letters = {letter.piece for letter in letters}
    _join_repeated(pieces, layers, of_letters)
    for layer in layers:
        others = [piece for piece in pieces if identity_of(piece) not in layer.pieces]
        _look(layer, difference(picture, _drawn_with(drawing, others)), scale)
    _forget_rims(Drawing(page, scale), pieces, layers)
    unpainted = {identity_of(piece) for piece in pieces if raw.FPDFTextObj_GetTextRenderMode(piece) in _UNPAINTED}
    for letter in letters:
        letter.is_visible = letter.is_visible and letter.piece not in unpainted
    return [*_words_of(letters)]


def _join_repeated(pieces: list[pdfium.PdfObject], layers: list[Layer], of_letters: set[int]) -> None:
    """What is drawn twice at one place, as letters are made bold, PDFium reads once: both are of the same layer."""
    read = {piece: layer for layer in layers for piece in layer.pieces}
    known = {_place_of(piece): read[identity_of(piece)] for piece in pieces if identity_of(piece) in read}
    for piece in pieces:
        if identity_of(piece) not in of_letters:
            font, left, bottom = _place_of(piece)
            near = ((font, left + right, bottom + up) for right in (0, -1, 1) for up in (0, -1, 1))
            if layer := next((known[place] for place in near if place in known), None):
                layer.pieces.add(identity_of(piece))


def _place_of(piece: pdfium.PdfObject) -> tuple[int | None, int, int]:
    """Of a piece of text its font, and where it begins in whole points."""
    left, bottom, _right, _top = piece.get_bounds()
    return cast(raw.FPDFTextObj_GetFont(piece), c_void_p).value, round(left), round(bottom)


def _drawn_with(drawing: Drawing, pieces: list[pdfium.PdfObject]) -> Image.Image:
    """The page with these pieces of its text and no others."""
    for piece in pieces:
        raw.FPDFPageObj_SetIsActive(piece, True)
    made = drawing.picture()
    for piece in pieces:
        raw.FPDFPageObj_SetIsActive(piece, False)
    return made


def difference(one: Image.Image, other: Image.Image) -> Image.Image:
    """White where one of the colours differs by what can be seen."""
    red, green, blue = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point([0] * CONTRAST + [255] * (256 - CONTRAST))


def _switch_off_what_is_no_text(page: pdfium.PdfPage) -> None:
    for piece in page.get_objects(filter=_NO_TEXT):
        raw.FPDFPageObj_SetIsActive(piece, False)


def _look(layer: Layer, differing_points: Image.Image, scale: float) -> None:
    differing = Places(differing_points.size, differing_points.tobytes())
    for letter in layer.letters:
        letter.visible_share = differing.share(points_of(letter.box, RIM, scale, differing_points.size))
        letter.is_visible = letter.visible_share >= _SHARE and _is_large_enough(letter, scale)


def _forget_rims(drawing: Drawing, pieces: list[pdfium.PdfObject], layers: list[Layer]) -> None:
    """Of a letter of which paint leaves less than half of what it draws on white paper nobody reads what it is."""
    scanty = [[one for one in layer.letters if one.is_visible and one.visible_share < _SCANTY] for layer in layers]
    if any(scanty):
        _switch_off_what_is_no_text(drawing.page)
    for layer, letters in zip(layers, scanty, strict=True):
        if letters:
            own = [piece for piece in pieces if identity_of(piece) in layer.pieces]
            made = _drawn_with(drawing, own)
            drawn_points = difference(made, Image.new("RGB", made.size, "white"))
            on_white = Places(drawn_points.size, drawn_points.tobytes())
            for letter in letters:
                drawn_share = on_white.share(points_of(letter.box, RIM, drawing.scale, drawn_points.size))
                letter.is_visible = letter.visible_share >= drawn_share / 2


def _is_large_enough(letter: Letter, scale: float) -> bool:
    """A point or a line may be as small as it likes."""
    left, bottom, right, top = letter.box
    return not letter.text.isalnum() or max(right - left, top - bottom) * scale >= _LEAST_POINTS


def _words_of(letters: list[Letter]) -> Iterator[Word]:
    """Words of the letters that are seen; between them stand spaces, or letters that are not."""
    run: list[Letter] = []
    for letter in [*letters, Letter(" ", (0, 0, 0, 0), 0, 0)]:
        if letter.is_visible:
            run.append(letter)
        elif run:
            yield _word(run)
            run = []


def _word(run: list[Letter]) -> Word:
    left, right = min(letter.box[0] for letter in run), max(letter.box[2] for letter in run)
    baseline = run[0].baseline
    height = max(max(letter.box[3] for letter in run) - baseline, 1)
    return Word("".join(letter.text for letter in run), left, baseline, right - left, height)
