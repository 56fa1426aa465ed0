"""Words of a page that can be seen: where they are taken away, the page is another.

The page is drawn once more without its text; a letter is seen where the two pictures differ.
"""

from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2 as pdfium
from PIL import Image, ImageChops
from pypdfium2 import raw

from .layers import RIM, Layer, layers_of
from .letters import Letter, forget_replacements, identity_of, letters_of
from .page_pictures import drawn
from .places import Places, points_of

_CONTRAST, _SHARE = 24, 0.05
"""By how much of 255 a point has to differ, and what part of a letter's points."""


class Word(NamedTuple):
    """*height* is that of its letters above the line that they stand on."""

    text: str
    left: float
    baseline: float
    width: float
    height: float


def visible_words(page: pdfium.PdfPage, picture: Image.Image, scale: float) -> list[Word]:
    """In the order in which they are read; *picture* is the page as it is drawn."""
    pieces = [*page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])]
    if not pieces:
        return []
    forget_replacements(pieces)
    letters = [*letters_of(page)]
    layers = layers_of(letters, page.get_size())
    for piece in pieces:
        raw.FPDFPageObj_SetIsActive(piece, False)
    bare = drawn(page, scale)
    for layer in layers:
        is_all = len(layer.pieces) == len(pieces)
        whole = picture if is_all else _drawn_with(page, pieces, layer, scale)
        _look(layer, _difference(whole, bare), scale)
    return [*_words_of(letters)]


def _drawn_with(page: pdfium.PdfPage, pieces: list[pdfium.PdfObject], layer: Layer, scale: float) -> Image.Image:
    """The page with the text of one layer alone."""
    own = [piece for piece in pieces if identity_of(piece) in layer.pieces]
    for piece in own:
        raw.FPDFPageObj_SetIsActive(piece, True)
    made = drawn(page, scale)
    for piece in own:
        raw.FPDFPageObj_SetIsActive(piece, False)
    return made


def _difference(one: Image.Image, other: Image.Image) -> Image.Image:
    """White where one of the colours differs by what can be seen."""
    red, green, blue = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point([0] * _CONTRAST + [255] * (256 - _CONTRAST))


def _look(layer: Layer, difference: Image.Image, scale: float) -> None:
    differing = Places(difference.size, difference.tobytes())
    for letter in layer.letters:
        letter.is_seen = differing.share(points_of(letter.box, RIM, scale, difference.size)) >= _SHARE


def _words_of(letters: list[Letter]) -> Iterator[Word]:
    """Words of the letters that are seen; between them stand spaces, or letters that are not."""
    run: list[Letter] = []
    for letter in [*letters, Letter(" ", (0, 0, 0, 0), 0, 0)]:
        if letter.is_seen:
            run.append(letter)
        elif run:
            yield _word(run)
            run = []


def _word(run: list[Letter]) -> Word:
    left, right = min(letter.box[0] for letter in run), max(letter.box[2] for letter in run)
    baseline = run[0].baseline
    height = max(max(letter.box[3] for letter in run) - baseline, 1)
    return Word("".join(letter.text for letter in run), left, baseline, right - left, height)
