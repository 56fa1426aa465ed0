"""A picture of a document is kept with what draws it alone, whatever its format has room for (P15)."""

import io
import struct

import pytest
from PIL import Image

from tinkuy.systematisation.documents.pictures import Unfollowed, without_metadata

from .documents import CANARY, jpeg
from .documents_that_tell import (
    gif,
    jpeg_of_two,
    png,
    webp,
)
from .pictures_that_tell import bmp, emf, emf_plus, emf_with_photo, j2k, jp2, wmf


@pytest.mark.parametrize("made", [jpeg, jpeg_of_two, png, webp, gif, bmp, jp2, j2k], ids=lambda made: made.__name__)
def test_promise_P15_a_picture_is_kept_with_what_draws_it_alone(made):
    sent = made()
    assert CANARY.encode() in sent

    kept = without_metadata(sent)

    assert CANARY.encode() not in kept
    before, after = Image.open(io.BytesIO(sent)), Image.open(io.BytesIO(kept))
    after.load()
    assert (before.size, before.format, before.convert("RGB").getpixel((1, 1))) == (
        after.size,
        after.format,
        after.convert("RGB").getpixel((1, 1)),
    )
    assert not after.getexif()


@pytest.mark.parametrize("made", [emf, wmf, lambda: emf_plus(is_dual=True)], ids=["emf", "wmf", "emf+"])
def test_promise_P15_of_a_drawing_the_records_that_draw_stay_and_its_remarks_go(made):
    sent = made()

    kept = without_metadata(sent)

    assert not any(form in kept for form in (CANARY.encode(), CANARY.encode("utf-16-le"), b"EMF+"))
    assert without_metadata(kept) == kept
    if made is wmf:
        drawn = struct.pack("<IH4h", 7, 0x041B, 9, 9, 1, 1)
        assert struct.unpack_from("<I", kept, 28)[0] * 2 == len(kept) - 22
    else:
        drawn = struct.pack("<II4i", 43, 24, 1, 1, 9, 9)
        assert struct.unpack_from("<II", kept, 48) == (len(kept), 3)
    assert drawn in kept


def test_a_picture_that_cannot_be_followed_is_not_taken():
    for odd in (emf_plus(is_dual=False), emf_with_photo(), emf()[:130], wmf()[:44], bmp()[:60], jp2()[:90], j2k()[:60]):
        with pytest.raises(Unfollowed):
            without_metadata(odd)
    for odd in (b"", b"II*\0" + b"x" * 50, png()[:60], jpeg()[:40], b"GIF89a", b"RIFF\0\0\0\0WEBP"[:9]):
        with pytest.raises(Unfollowed):
            without_metadata(odd)
