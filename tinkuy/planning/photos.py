"""Photos of guests: what is taken in, and the sealed file in the data folder that holds it.

A photo is decoded and drawn anew, so that nothing of the file that was sent is kept: no place, no camera, no hidden
bytes. On disk it is sealed with the cycle's key, for the guest's row alone.
"""

import base64
import re
import secrets
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError
from PIL.ExifTags import Base as Tag
from PIL.Image import Transpose

from tinkuy.core import sealing
from tinkuy.core.errors import Refused
from tinkuy.core.files import write_whole

from .models import Guest

MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 30_000_000
"""About what a telephone takes; a file that says more would fill the memory when it is unpacked."""
LEAST_SIDE = 120
MOST_SIDE = 640
FORMATS = ("JPEG", "PNG", "WEBP")
NAME = re.compile(r"[0-9a-f]{32}")
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


def drawn_anew(data: bytes, most_side: int = MOST_SIDE) -> bytes:
    """An upright JPEG of at most *most_side* px a side, without metadata; refuses in a sentence what is no photo."""
    if len(data) > MOST_BYTES:
        raise Refused(_("The photo is larger than 5 MB. Choose a smaller one."))
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


def folder() -> Path:
    return Path(settings.DATA_FOLDER) / "guests"


def keep(guest: Guest, jpeg: bytes) -> str:
    """Write *jpeg* sealed for this guest; the name of the file, which nobody could guess."""
    name = secrets.token_hex(16)
    folder().mkdir(mode=0o700, exist_ok=True)
    text = base64.b64encode(jpeg).decode()
    write_whole(str(folder() / name), sealing.seal(text, key=guest.cycle.data_key, place=_place(guest)))
    (folder() / name).chmod(0o600)
    return name


def kept(guest: Guest) -> bytes | None:
    """The photo, or None where there is none or its file is gone."""
    if not NAME.fullmatch(guest.photo):
        return None
    try:
        sealed = (folder() / guest.photo).read_bytes()
    except OSError:
        return None
    return base64.b64decode(sealing.unseal(sealed, key=guest.cycle.data_key, place=_place(guest)))


def forget(name: str) -> None:
    """Delete the file; twice is once."""
    if NAME.fullmatch(name):
        (folder() / name).unlink(missing_ok=True)


def _place(guest: Guest) -> str:
    return f"guest|photo|{guest.public_id}"
