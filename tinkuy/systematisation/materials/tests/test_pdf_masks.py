"""What lies beneath the clear points of a picture is seen by nobody, and is not handed out (P15)."""

import io
import zlib

import pytest
from PIL import Image, ImageChops

from .documents import CANARY
from .test_pdf_unseen import SHOWN, cleaned_pdf, pdf

WIDE, HIGH, CLEAR = 40, 32, 16
SECRET = CANARY.encode()
PAINTED = {"content": SHOWN + b" q 9 0 0 9 0 0 cm /X Do Q", "resources": "/XObject<</X 6 0 R>>"}
PICTURE = (
    f"<</Type/XObject/Subtype/Image/Width {WIDE}/Height {HIGH}/BitsPerComponent 8/ColorSpace/{{}}/{{}} 7 0 R {{}}>>"
)
MASK = "<</Type/XObject/Subtype/Image/Width {}/Height {}/ColorSpace/DeviceGray/BitsPerComponent 8 {}>>"
STENCIL = f"<</Type/XObject/Subtype/Image/ImageMask true/Width {WIDE}/Height {HIGH}/BitsPerComponent 1 {{}}>>"
BROWN = b"\xa0\x52\x2d"


def points(each: int = 3) -> bytes:
    """Brown, with words in the first row of the half that a mask makes clear."""
    whole = BROWN[:each] * (WIDE * HIGH)
    return SECRET + whole[len(SECRET) :]


def soft(wide: int = WIDE, high: int = HIGH) -> bytes:
    """The upper half clear, the lower one seen in part."""
    return bytes(wide * high // 2) + b"\x80" * (wide * high // 2)


def stencil(*, turned: bool = False) -> bytes:
    clear, seen = (b"\0", b"\xff") if turned else (b"\xff", b"\0")
    return clear * (WIDE // 8 * CLEAR) + seen * (WIDE // 8 * (HIGH - CLEAR))


def photo() -> bytes:
    """A face that the mask takes away."""
    picture = Image.new("RGB", (WIDE, HIGH), "#a0522d")
    picture.paste("#00ff00", (0, 0, WIDE, CLEAR - 4))
    made = io.BytesIO()
    picture.save(made, "JPEG", quality=95)
    return made.getvalue()


RGB = PICTURE.format("DeviceRGB", "SMask", "")
PACKED = PICTURE.format("DeviceRGB", "SMask", "/Filter/FlateDecode")
MASKED = {
    "a soft mask": pdf(**PAINTED, o6=(RGB, points()), o7=(MASK.format(WIDE, HIGH, ""), soft())),
    "both packed": pdf(
        **PAINTED, o6=(PACKED, zlib.compress(points())),
        o7=(MASK.format(WIDE, HIGH, "/Filter/FlateDecode"), zlib.compress(soft())),
    ),
    "a coarser mask": pdf(**PAINTED, o6=(RGB, points()), o7=(MASK.format(20, 16, ""), soft(20, 16))),
    "a finer mask": pdf(**PAINTED, o6=(RGB, points()), o7=(MASK.format(80, 64, ""), soft(80, 64))),
    "a mask that says the contrary": pdf(
        **PAINTED, o6=(RGB, points()),
        o7=(MASK.format(WIDE, HIGH, "/Decode[1 0]"), bytes(255 - one for one in soft())),
    ),
    "grey": pdf(
        **PAINTED, o6=(PICTURE.format("DeviceGray", "SMask", ""), points(1)), o7=(MASK.format(WIDE, HIGH, ""), soft())
    ),
    "a stencil": pdf(
        **PAINTED, o6=(PICTURE.format("DeviceRGB", "Mask", ""), points()), o7=(STENCIL.format(""), stencil())
    ),
    "a stencil that says the contrary": pdf(
        **PAINTED, o6=(PICTURE.format("DeviceRGB", "Mask", ""), points()),
        o7=(STENCIL.format("/Decode[1 0]"), stencil(turned=True)),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MASKED)
def test_promise_P15_what_lies_beneath_a_mask_of_a_picture_is_not_handed_out(name):
    assert SECRET in MASKED[name] or "packed" in name

    _reader, everything = cleaned_pdf(MASKED[name])

    assert SECRET not in everything


def test_promise_P15_of_a_photo_that_a_mask_covers_what_is_covered_goes():
    photo_of_a_face = PICTURE.format("DeviceRGB", "SMask", "/Filter/DCTDecode")
    reader, _everything = cleaned_pdf(
        pdf(**PAINTED, o6=(photo_of_a_face, photo()), o7=(MASK.format(WIDE, HIGH, ""), soft()))
    )

    (drawn,) = reader.pages[0].images
    red, green, _blue = drawn.image.convert("RGB").split()
    assert green.getextrema()[0] < 240, "what is seen in part is drawn"
    assert ImageChops.subtract(green, red).getextrema()[1] < 20, "nothing is green"
