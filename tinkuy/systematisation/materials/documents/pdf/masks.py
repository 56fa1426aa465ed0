"""What lies beneath the points of a picture that its mask makes clear: nobody is to see it, so it gets one colour.

Of a mask that is finer or coarser than its picture a point is clear where all of the mask that covers it is. Points
beside one that is seen stay as they are: readers of a PDF mix neighbours when they draw a picture smaller or larger.
"""

import io
import zlib

from PIL import Image, ImageFilter
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, NumberObject, StreamObject

from tinkuy.systematisation.materials.documents.odd_pictures import OddPicture
from tinkuy.systematisation.materials.documents.pictures.pixels import MOST_POINTS

from .streams import components, put
from .values import number_of, opened

_MODES = {1: "L", 3: "RGB", 4: "CMYK"}
_SEEN, _CLEAR = 255, 0
_QUALITY = 92
_BAND = 256
"""Rows."""


def hide_beneath(picture: StreamObject) -> None:
    """Give what the mask of *picture* makes clear one colour, where picture and mask can be read here.

    Raises `OddPicture` for one of too many points.
    """
    try:
        visible = _visible_points(picture)
        if visible is None or visible.getextrema() == (_SEEN, _SEEN):
            return
        if _is_photo(picture):
            with Image.open(io.BytesIO(picture._data), formats=("JPEG",)) as photo:
                if photo.mode in ("L", "RGB") and photo.size == visible.size:
                    made = io.BytesIO()
                    _covered(photo, visible).save(made, "JPEG", quality=_QUALITY, subsampling=0)
                    picture._data = made.getvalue()
        elif number_of(picture.get("/BitsPerComponent")) == 8:
            mode = _MODES.get(components(opened(picture.get("/ColorSpace"))))
            if mode:
                put(picture, _packed(picture.get_data(), mode, visible))
    except Image.DecompressionBombError as error:
        raise OddPicture from error
    except (OSError, SyntaxError, ValueError, NotImplementedError, PyPdfError):
        return  # packed in a way that is not undone here: SECURITY.md names them


def _covered(picture: Image.Image, visible: Image.Image) -> Image.Image:
    anew = Image.new(picture.mode, picture.size)
    anew.paste(picture, mask=visible)
    return anew


def _packed(data: bytes, mode: str, visible: Image.Image) -> bytes:
    """A band after the other: a large picture is in the memory once."""
    packing, made, row = zlib.compressobj(), list[bytes](), visible.width * len(mode)
    for top in range(0, visible.height, _BAND):
        rows = min(_BAND, visible.height - top)
        band = Image.frombytes(mode, (visible.width, rows), data[top * row : (top + rows) * row])
        visible_band = visible.crop((0, top, visible.width, top + rows))
        made.append(packing.compress(_covered(band, visible_band).tobytes()))
    return b"".join([*made, packing.flush()])


def _is_photo(picture: StreamObject) -> bool:
    packing = opened(picture.get("/Filter"))
    return (list(packing) if isinstance(packing, ArrayObject) else [packing]) == ["/DCTDecode"]


def _visible_points(picture: StreamObject) -> Image.Image | None:
    """255 where a point of *picture* may be seen; None where no mask covers it, or none that can be read."""
    size = int(number_of(picture.get("/Width")) or 0), int(number_of(picture.get("/Height")) or 0)
    mask = opened(picture.get("/SMask")) or opened(picture.get("/Mask"))
    if not isinstance(mask, StreamObject) or "/Matte" in mask or min(size) < 1:
        return None
    _demand_few_points(size)
    points = _points_of(mask)
    if points.size != size:
        points = points.resize(size, Image.Resampling.BOX).point(lambda value: _SEEN if value else _CLEAR)
    return points.filter(ImageFilter.MaxFilter(3))


def _demand_few_points(size: tuple[int, int]) -> None:
    """Before anything is unpacked."""
    if size[0] * size[1] > MOST_POINTS:
        raise OddPicture


def _points_of(mask: StreamObject) -> Image.Image:
    """Of a soft mask nought is clear, of a stencil one is; either may say the contrary."""
    size = int(number_of(mask.get("/Width")) or 0), int(number_of(mask.get("/Height")) or 0)
    is_stencil = bool(getattr(opened(mask.get("/ImageMask")), "value", False))
    clear = 1 if is_stencil else 0
    decode = opened(mask.get("/Decode"))
    if isinstance(decode, ArrayObject) and [number_of(one) for one in decode] != [0, 1]:
        if [number_of(one) for one in decode] != [1, 0]:
            raise ValueError("a mask that reckons")
        clear = 1 - clear
    bits = 1 if is_stencil else number_of(mask.get("/BitsPerComponent", NumberObject(8)))
    if _is_photo(mask):
        with Image.open(io.BytesIO(mask._data), formats=("JPEG",)) as photo:
            _demand_few_points(photo.size)
            points = photo.convert("L")
    elif bits in (1, 8):
        _demand_few_points(size)
        points = Image.frombytes("1" if bits == 1 else "L", size, mask.get_data()).convert("L")
    else:
        raise ValueError("a mask of other depths")
    clear_value = 255 * clear
    return points.point(lambda value: _CLEAR if value == clear_value else _SEEN)
