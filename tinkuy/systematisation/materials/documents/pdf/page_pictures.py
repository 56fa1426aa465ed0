"""The picture of a page, drawn by PDFium, and its bytes in the file."""

import io
import math
import zlib
from collections.abc import Sequence
from contextlib import closing
from typing import NamedTuple

import pypdfium2 as pdfium
from PIL import Image, ImageChops

from tinkuy.core.errors import Refused
from tinkuy.systematisation.materials.documents import sentences

from .places import Box, Points, placing, points_of

_POINTS_PER_INCH = 72
_DENSITIES = ((40, 200), (120, 150), (300, 110))
"""To so many pages, so many points of the picture per inch."""
_MOST_POINTS = 8_000_000
_LONGEST_SIDE = 14_400
"""Of a page, in its own points: 200 inches, which is what readers open (ISO 32000-1, annex C)."""
_FEW_COLOURS = 2_048
"""Drawings and letters have so few; packed without loss they are often smaller, and always sharper, than as a photo."""
_COLOURS_OF_A_PALETTE = 256
_FEW_HALF_TONES = 0.25
"""Of a grey page, which then is made of letters and lines, not of photos."""
_QUALITY = 80
_MARGIN = 1
"""Of what is covered: the edges of letters are soft."""


class PackedPicture(NamedTuple):
    """With its colours and its filter as ISO 32000-1 names them (8.9.5)."""

    width: int
    height: int
    colours: str
    bits: int
    filter: str
    data: bytes
    palette: bytes = b""
    """Red, green and blue of each colour, where a point is the place of its colour."""


def scale_of(page: pdfium.PdfPage, pages: int) -> float:
    """Points of the picture per point of the page."""
    wide, high = page.get_size()
    if not (1 <= wide <= _LONGEST_SIDE and 1 <= high <= _LONGEST_SIDE):
        raise Refused(sentences.DAMAGED)
    density = next(density for most, density in _DENSITIES if pages <= most)
    return min(density / _POINTS_PER_INCH, math.sqrt(_MOST_POINTS / (wide * high)))


class Drawing:
    """A page on white paper, as a reader shows it at first: with the layers that are switched on, and no field.

    With its marks, or without them; black lies over all of it where *covers* say so.
    """

    def __init__(
        self, page: pdfium.PdfPage, scale: float, *, covers: Sequence[Box] = (), with_marks: bool = False
    ) -> None:
        self.page, self.scale = page, scale
        self._covers, self._with_marks = covers, with_marks

    def picture(self) -> Image.Image:
        with closing(
            self.page.render(
                scale=self.scale,
                may_draw_forms=False,
                draw_annots=self._with_marks,
                rev_byteorder=True,
                limit_image_cache=True,
            )
        ) as bitmap:
            picture: Image.Image = bitmap.to_pil().copy()
        for box in self._covers:
            picture.paste("black", self.place_of(box, picture.size, margin=_MARGIN))
        return picture

    def place_of(self, box: Box, extent: tuple[int, int], *, margin: float = 0) -> Points:
        """Where a box of the page's own lies on its picture."""
        left, bottom, right, top = placing(self.page)(box)
        return points_of((left - margin, bottom - margin, right + margin, top + margin), 0, self.scale, extent)


def packed(picture: Image.Image) -> PackedPicture:
    """In grey where it has no colour; as a photo or point by point, whichever is smaller."""
    red, green, blue = picture.split()
    is_grey = not ImageChops.difference(red, green).getbbox() and not ImageChops.difference(green, blue).getbbox()
    points, made, bits, palette = red if is_grey else picture, io.BytesIO(), 8, b""
    points.save(made, "JPEG", quality=_QUALITY, optimize=True)
    filter_, data = "/DCTDecode", made.getvalue()
    if points.getcolors(_FEW_COLOURS):
        is_of_letters = is_grey and sum(points.histogram()[32:224]) < _FEW_HALF_TONES * points.width * points.height
        by_place = None if is_grey else points.quantize(_COLOURS_OF_A_PALETTE, dither=Image.Dither.NONE)
        exact = zlib.compress(_in_sixteen_greys(points) if is_of_letters else (by_place or points).tobytes())
        if len(exact) < len(data):
            filter_, data, bits = "/FlateDecode", exact, 4 if is_of_letters else 8
            palette = bytes(by_place.getpalette() or ()) if by_place else b""
    return PackedPicture(*picture.size, "/DeviceGray" if is_grey else "/DeviceRGB", bits, filter_, data, palette)


def _in_sixteen_greys(picture: Image.Image) -> bytes:
    """Two points to a byte: letters take half the room, and the edges of their lines look as before."""
    greys = picture.point([round(grey / 17) for grey in range(256)])
    return Image.frombytes("P", greys.size, greys.tobytes()).tobytes("raw", "P;4")
