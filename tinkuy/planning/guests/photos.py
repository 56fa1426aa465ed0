"""Photos of guests: what is taken in, and the sealed file in the data folder that holds it.

A photo is decoded and drawn anew, so that nothing of the file that was sent is kept: no place, no camera, no hidden
bytes. On disk it is sealed with the cycle's key, for the guest's row alone.
"""

import base64
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.file_folders import FileFolder
from tinkuy.core.sandbox.limits import MEGABYTE, Limits
from tinkuy.core.sandbox.running import Unreadable, parsed

from .models import Guest

MOST_BYTES = 5 * 1024 * 1024
MOST_SIDE = 640
LIMITS = Limits(memory=512 * MEGABYTE, cpu=10, wall=20)
"""A photo with the most pixels takes some 350 MB to unpack and draw."""
DRAWING = f"{__package__}.photo_drawing:photo"
"""By its name: what decodes pictures is loaded in the sandbox alone."""
PHOTOS = FileFolder("guests", "planning_guest", "photo")


def drawn_anew(data: bytes, most_side: int = MOST_SIDE) -> bytes:
    """An upright JPEG of at most *most_side* px a side, without metadata; refuses in a sentence what is no photo.

    It is decoded in a process of its own: a decoder is a program over bytes of a stranger like any parser.
    """
    if len(data) > MOST_BYTES:
        raise Refused(_("The photo is larger than 5 MB. Choose a smaller one."))
    try:
        (drawn,) = parsed(DRAWING, data, {"most_side": most_side}, LIMITS)
    except Unreadable as refusal:
        raise Refused(_("The photo is damaged and cannot be read to its end. Choose another file.")) from refusal
    return base64.b64decode(drawn)


def keep(guest: Guest, jpeg: bytes) -> str:
    """Write *jpeg* sealed for this guest; the name of the file."""
    return PHOTOS.keep(base64.b64encode(jpeg), key=guest.cycle.data_key, place=_place(guest))


def opened_photo(guest: Guest) -> bytes | None:
    """The photo, or None where there is none or its file is gone."""
    encoded = PHOTOS.opened(guest.photo, key=guest.cycle.data_key, place=_place(guest))
    return None if encoded is None else base64.b64decode(encoded)


@contextmanager
def forgotten_if_unused(name: str) -> Iterator[None]:
    """Delete the file where what should name it fails."""
    try:
        yield
    except Exception:
        PHOTOS.forget(name)
        raise


def _place(guest: Guest) -> str:
    return f"guest|photo|{guest.public_id}"
