"""A picture of a document is kept with what draws it alone, whatever its format has room for (P15)."""

import io
import struct

import pytest
from PIL import Image, ImageCms

from tinkuy.systematisation.materials.documents.pictures.picture import Unfollowed, without_metadata

from .documents import CANARY, jpeg
from .telling_documents import gif, jpeg_of_two, png, webp
from .telling_pictures import bmp, emf, emf_plus, emf_with_photo, j2k, jp2, wmf


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


def profile_that_tells() -> bytes:
    """A profile of the screen, described by somebody, who made it on some day."""
    described = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    words = "sRGB built-in"
    told = described.replace(words.encode("utf-16-be"), f"{CANARY:{len(words)}}".encode("utf-16-be"))
    assert told != described
    return told[:80] + CANARY[:4].encode() + told[84:]


def with_segment(picture: bytes, marker: int, data: bytes) -> bytes:
    return picture[:2] + bytes((0xFF, marker)) + (len(data) + 2).to_bytes(2) + data + picture[2:]


def test_promise_P15_a_profile_of_colours_is_kept_without_the_words_of_who_made_it():
    profile = profile_that_tells()
    told = (CANARY.encode("utf-16-be"), CANARY[:4].encode())
    for kind in ("JPEG", "PNG", "WEBP"):
        made = io.BytesIO()
        Image.new("RGB", (40, 30), "#a0522d").save(made, kind, icc_profile=profile)

        kept = Image.open(io.BytesIO(without_metadata(made.getvalue())))

        anew = kept.info["icc_profile"]
        assert not any(words in anew for words in told), kind
        same = ImageCms.profileToProfile(kept, io.BytesIO(anew), ImageCms.createProfile("sRGB"))
        before, after = kept.getpixel((1, 1)), same.getpixel((1, 1))
        assert all(abs(one - other) <= 1 for one, other in zip(before, after, strict=True)), kind


def test_promise_P15_segments_of_a_jpeg_that_draw_nothing_go():
    drawn, words = jpeg(40, 30), CANARY.encode()
    adobe = b"Adobe\0\x64\0\0\0\0\1"
    for marker, data in ((0xEE, adobe + words), (0xF0, words), (0xE2, b"ICC_PROFILE\0\1\1" + words), (0xEE, words)):
        kept = without_metadata(with_segment(drawn, marker, data))
        assert words not in kept
        assert Image.open(io.BytesIO(kept)).convert("RGB").size == (40, 30)
    assert adobe in without_metadata(with_segment(drawn, 0xEE, adobe + words))


def test_promise_P15_a_profile_in_a_png_has_no_name_of_its_own():
    made = io.BytesIO()
    Image.new("RGB", (40, 30)).save(made, "PNG", icc_profile=profile_that_tells())
    named = made.getvalue().replace(b"ICC Profile\0", CANARY.encode() + b"abcd\0")
    assert CANARY.encode() in named

    assert CANARY.encode() not in without_metadata(named)
