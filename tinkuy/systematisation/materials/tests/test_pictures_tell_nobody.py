"""A picture of a document is kept with what draws it alone, whatever its format has room for (P15)."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms

from tinkuy.systematisation.materials.documents.pictures.picture import OddPicture, without_metadata

from .documents import CANARY, jpeg
from .documents_with_authors import gif, jpeg_of_two, png, webp
from .pictures_with_authors import bmp, emf, emf_plus, emf_with_photo, j2k, jp2, wmf


@pytest.mark.parametrize("made", [jpeg, jpeg_of_two, png, webp, gif, bmp, jp2, j2k], ids=lambda made: made.__name__)
def test_promise_P15_a_picture_is_kept_with_what_draws_it_alone(made):
    sent = made()
    assert CANARY.encode() in sent

    result = without_metadata(sent)

    assert CANARY.encode() not in result
    before, after = Image.open(io.BytesIO(sent)), Image.open(io.BytesIO(result))
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

    result = without_metadata(sent)

    assert not any(form in result for form in (CANARY.encode(), CANARY.encode("utf-16-le"), b"EMF+"))
    assert without_metadata(result) == result
    if made is wmf:
        drawn = struct.pack("<IH4h", 7, 0x041B, 9, 9, 1, 1)
        assert struct.unpack_from("<I", result, 28)[0] * 2 == len(result) - 22
    else:
        drawn = struct.pack("<II4i", 43, 24, 1, 1, 9, 9)
        assert struct.unpack_from("<II", result, 48) == (len(result), 3)
    assert drawn in result


def test_a_picture_that_cannot_be_followed_is_not_taken():
    for odd in (emf_plus(is_dual=False), emf_with_photo(), emf()[:130], wmf()[:44], bmp()[:60], jp2()[:90], j2k()[:60]):
        with pytest.raises(OddPicture):
            without_metadata(odd)
    for odd in (b"", b"II*\0" + b"x" * 50, png()[:60], jpeg()[:40], b"GIF89a", b"RIFF\0\0\0\0WEBP"[:9]):
        with pytest.raises(OddPicture):
            without_metadata(odd)


def profile_that_tells() -> bytes:
    """A profile of the screen, described by somebody, who made it on some day."""
    described = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    words = "sRGB built-in"
    marked = described.replace(words.encode("utf-16-be"), f"{CANARY:{len(words)}}".encode("utf-16-be"))
    assert marked != described
    return marked[:80] + CANARY[:4].encode() + marked[84:]


def test_promise_P15_colours_stay_as_a_profile_describes_them_and_the_profile_goes():
    profile = profile_that_tells()
    for kind in ("JPEG", "PNG", "WEBP"):
        made = io.BytesIO()
        Image.new("RGB", (40, 30), "#a0522d").save(made, kind, icc_profile=profile)

        result = Image.open(io.BytesIO(without_metadata(made.getvalue())))

        assert "icc_profile" not in result.info
        assert all(abs(a - b) <= 2 for a, b in zip(result.getpixel((1, 1)), (0xA0, 0x52, 0x2D), strict=True)), kind
    made = io.BytesIO()
    turned = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    places = {name: turned.index(name) for name in (b"rXYZ", b"bXYZ")}
    anew = bytearray(turned)
    anew[places[b"rXYZ"] : places[b"rXYZ"] + 4], anew[places[b"bXYZ"] : places[b"bXYZ"] + 4] = b"bXYZ", b"rXYZ"
    Image.new("RGB", (4, 3), "#ff0000").save(made, "PNG", icc_profile=bytes(anew))
    red, _green, blue = Image.open(io.BytesIO(without_metadata(made.getvalue()))).getpixel((1, 1))
    assert red < 20 < 230 < blue, "what the profile calls blue is blue"


def saved(kind: str, **how: object) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "#a0522d").save(made, kind, **how)
    return made.getvalue()


def with_segment(picture: bytes, marker: int, data: bytes) -> bytes:
    return picture[:2] + bytes((0xFF, marker)) + (len(data) + 2).to_bytes(2) + data + picture[2:]


def with_chunk(picture: bytes, kind: bytes, data: bytes) -> bytes:
    """A PNG with a chunk more, behind its head."""
    chunk = len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)
    return picture[:33] + chunk + picture[33:]


def with_data_behind_the_points(picture: bytes) -> bytes:
    """A PNG of which the points are packed with words behind them."""
    start = picture.index(b"IDAT") - 4
    size = int.from_bytes(picture[start : start + 4])
    points = zlib.decompress(picture[start + 8 : start + 8 + size])
    packed = zlib.compress(points + SECRET, 0)
    chunk = b"IDAT" + packed
    return (
        picture[:start] + len(packed).to_bytes(4) + chunk + zlib.crc32(chunk).to_bytes(4) + picture[start + 12 + size :]
    )


def with_riff_chunk(picture: bytes) -> bytes:
    anew = picture[8:] + b"NOTE" + len(SECRET).to_bytes(4, "little") + SECRET + b"\0" * (len(SECRET) % 2)
    return b"RIFF" + len(anew).to_bytes(4, "little") + anew


def gif_of_points(*more: bytes) -> bytes:
    drawn = saved("GIF")
    start = 13 + 3 * 2 ** ((drawn[10] & 7) + 1)
    return drawn[:start] + b"".join(more) + drawn[start:]


def gif_with_words_for_colours() -> bytes:
    made = io.BytesIO()
    picture = Image.new("P", (40, 30), 0)
    picture.putpalette(b"\xa0\x52\x2d" + SECRET + b"\0" * (765 - len(SECRET)))
    picture.save(made, "GIF", optimize=False)
    return made.getvalue()


def png_with_words_for_colours() -> bytes:
    made = io.BytesIO()
    picture = Image.new("P", (40, 30), 0)
    picture.putpalette(b"\xa0\x52\x2d" + SECRET + b"\0" * (765 - len(SECRET)))
    picture.save(made, "PNG")
    return made.getvalue()


def png_with_words_beneath_clear_points() -> bytes:
    made = io.BytesIO()
    picture = Image.new("RGBA", (40, 30), "#a0522dff")
    for place, code in enumerate(SECRET):
        picture.putpixel((place, 0), (code, code, code, 0))
    picture.save(made, "PNG", compress_level=0)
    return made.getvalue()


def _block(label: int, head: bytes, words: bytes) -> bytes:
    return b"\x21" + bytes((label, len(head))) + head + bytes((len(words),)) + words + b"\0"


SECRET = CANARY.encode()
WIDE = SECRET * 9
PLACES = {
    "behind a JPEG": saved("JPEG") + SECRET,
    "between the segments of a JPEG": saved("JPEG")[:2] + b"\xff" + saved("JPEG")[2:] + SECRET,
    "an application of a JPEG": with_segment(saved("JPEG"), 0xE7, SECRET),
    "a comment of a JPEG": with_segment(saved("JPEG"), 0xFE, SECRET),
    "a thumbnail of a JPEG": with_segment(saved("JPEG"), 0xE0, b"JFXX\0\x13\x02\x02" + SECRET),
    "the other pictures of a JPEG": with_segment(saved("JPEG"), 0xE2, b"MPF\0" + SECRET) + saved("JPEG") + SECRET,
    "a table of a JPEG that nothing uses": with_segment(saved("JPEG"), 0xDB, b"\x03" + (WIDE + b"\1" * 64)[:64]),
    "Adobe's segment of a JPEG": with_segment(saved("JPEG"), 0xEE, b"Adobe\0\x64\0\0\0\0\1" + SECRET),
    "a text of a PNG": with_chunk(saved("PNG"), b"tEXt", b"Author\0" + SECRET),
    "a chunk of a PNG that nobody knows": with_chunk(saved("PNG"), b"prVt", SECRET),
    "numbers of a PNG": with_chunk(saved("PNG"), b"cHRM", (SECRET + b"\1" * 32)[:32]),
    "colours of a PNG that no point has": png_with_words_for_colours(),
    "beneath clear points of a PNG": png_with_words_beneath_clear_points(),
    "behind the points of a PNG": with_data_behind_the_points(saved("PNG")),
    "behind a PNG": saved("PNG") + SECRET,
    "a comment of a GIF": gif_of_points(b"\x21\xfe" + bytes((len(SECRET),)) + SECRET + b"\0"),
    "an application of a GIF": gif_of_points(_block(0xFF, b"NETSCAPE2.0", b"\1\0\0" + SECRET)),
    "colours of a GIF that no point has": gif_with_words_for_colours(),
    "behind a GIF": saved("GIF") + SECRET,
    "a chunk of a WebP": with_riff_chunk(saved("WEBP")),
    "behind a WebP": saved("WEBP") + SECRET,
    "a profile of a PNG": saved("PNG", icc_profile=profile_that_tells()),
}  # fmt: skip


def test_promise_P15_of_a_picture_nothing_survives_but_what_is_seen_of_it():
    left, changed = [], []
    for place, sent in PLACES.items():
        result = without_metadata(sent)
        picture = Image.open(io.BytesIO(result))
        everything = result + picture.convert("RGBA").tobytes() + _unpacked(result)
        hides = (SECRET, CANARY.encode("utf-16-be"), bytes(one for code in SECRET for one in (code, code, code, 0)))
        left += [place] if any(words in everything for words in hides) else []
        seen = picture.convert("RGB").getpixel((20, 20))
        changed += [place] if any(abs(a - b) > 3 for a, b in zip(seen, (0xA0, 0x52, 0x2D), strict=True)) else []

    assert (left, changed) == ([], [])


def _unpacked(picture: bytes) -> bytes:
    start = picture.find(b"IDAT")
    return zlib.decompressobj().decompress(picture[start + 4 :]) if start > 0 else b""


def test_what_is_clear_or_moves_in_a_picture_stays_so():
    clear = Image.open(io.BytesIO(without_metadata(png_with_words_beneath_clear_points())))
    frames, made = [Image.new("RGB", (40, 30), colour) for colour in ("#a0522d", "#204080")], io.BytesIO()
    frames[0].save(made, "GIF", save_all=True, append_images=frames[1:], loop=2, duration=300)
    moving = Image.open(io.BytesIO(without_metadata(made.getvalue())))

    assert (clear.getpixel((0, 0)), clear.getpixel((20, 20))) == ((0, 0, 0, 0), (0xA0, 0x52, 0x2D, 255))
    assert (moving.n_frames, moving.info["loop"]) == (2, 2)


def test_a_picture_of_too_many_points_is_not_taken():
    made = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(made, "PNG")

    with pytest.raises(OddPicture):
        without_metadata(made.getvalue())
