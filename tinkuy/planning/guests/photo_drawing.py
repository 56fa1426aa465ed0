"""Drawing a photo anew, in the process that is thrown away afterwards: it knows no site, no model and no database."""

import base64
from collections.abc import Iterator
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError
from PIL.ExifTags import Base as Tag
from PIL.Image import Transpose

from tinkuy.core.errors import Refused

MOST_PIXELS = 30_000_000
"""About what a telephone takes; a file that says more would fill the memory when it is unpacked."""
LEAST_SIDE = 120
FORMATS = ("JPEG", "PNG", "WEBP")
TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
"""What sets a photo upright, by how its metadata say that the camera was held."""


def photo(data: bytes, most_side: int) -> Iterator[str]:
    """For `photos.drawn_anew`: the JPEG, in base64."""
    yield base64.b64encode(_drawn_anew(data, most_side)).decode()


def _drawn_anew(data: bytes, most_side: int) -> bytes:
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as image:
            _demand_size(*image.size)
            return _as_jpeg(image, most_side)
    except UnidentifiedImageError:
        raise Refused(_("This file is not a photo that can be read. Choose a JPEG, PNG or WebP file.")) from None
    except Image.DecompressionBombError:
        raise Refused(_too_many_pixels()) from None
    except Refused:
        raise
    except Exception:  # whatever a file may hold: the decoders raise a dozen kinds
        raise Refused(_("The photo is damaged and cannot be read to its end. Choose another file.")) from None


def _demand_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise Refused(_too_many_pixels())
    if min(width, height) < LEAST_SIDE:
        raise Refused(_("The photo is too small: it needs at least 120 pixels on each side."))


def _too_many_pixels() -> str:
    return _("The photo has too many pixels. Make it smaller, to some 4000 pixels a side at most.")


def _as_jpeg(image: Image.Image, most_side: int) -> bytes:
    """Made small first, so that everything after it is cheap."""
    image.thumbnail((most_side, most_side))
    upright = _upright(image)
    drawn = Image.new("RGB", upright.size, "white")
    if upright.has_transparency_data:
        with_alpha = upright.convert("RGBA")
        drawn.paste(with_alpha, mask=with_alpha.getchannel("A"))
    else:
        drawn.paste(upright.convert("RGB"))
    out = BytesIO()
    drawn.save(out, "JPEG", quality=85, optimize=True)
    return out.getvalue()


def _upright(image: Image.Image) -> Image.Image:
    """Pillow's own way writes all the metadata again, and fails where they are not as they should be."""
    turn = TURNS.get(image.getexif().get(Tag.Orientation, 1))
    return image if turn is None else image.transpose(turn)
