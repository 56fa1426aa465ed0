"""Pictures of points, decoded and written anew: what is not a point that is shown does not survive.

Bytes hide before, between and behind the pieces of every format, in tables that nothing uses, in colours that no point
has and beneath points that are clear. Colours that a profile describes are reckoned into those of the screen.
"""

import io
from collections.abc import Iterator

from PIL import Image, ImageCms, ImageSequence, JpegImagePlugin


class OddPicture(Exception):
    """The picture is of no format that is known here, or is not built as its format says."""


MOST_POINTS = 36_000_000
"""Of a page that was scanned with 600 points to the inch; in all frames together."""
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "JPEG2000")
_PLAIN = {
    "JPEG": frozenset(("L", "RGB", "CMYK")),
    "PNG": frozenset(("1", "L", "LA", "I;16", "RGB", "RGBA")),
    "WEBP": frozenset(("RGB", "RGBA")),
    "BMP": frozenset(("1", "L", "RGB")),
    "JPEG2000": frozenset(("L", "LA", "I;16", "RGB", "RGBA", "CMYK")),
    "GIF": frozenset(("RGB", "RGBA")),
}
"""The kinds of points that are written in each format."""
_USUAL_TABLE = 3_688
"""The sum of the table by which brightness is rounded at a quality of 50 (ISO/IEC 10918-1, annex K)."""
_LEAST, _MOST = 60, 95
_SCREEN = ImageCms.createProfile("sRGB")


def drawn_anew(content: bytes) -> bytes:
    """*content* in its own format.

    Raises `OddPicture` for what is no such picture, or too large a one.
    """
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
            if picture.width * picture.height * getattr(picture, "n_frames", 1) > MOST_POINTS:
                raise OddPicture
            return _written(picture, content)
    except (OSError, SyntaxError, ValueError, ImageCms.PyCMSError, Image.DecompressionBombError) as error:
        raise OddPicture from error


def _written(picture: Image.Image, content: bytes) -> bytes:
    kind = str(picture.format)
    how, loop = _ways_of(picture, kind, content), picture.info.get("loop")
    frames = [
        _plain(frame, kind)
        for frame in (ImageSequence.Iterator(picture) if kind in ("GIF", "WEBP") else iter((picture,)))
    ]
    if len(frames) > 1:
        how |= {"save_all": True, "append_images": frames[1:], "duration": [*_durations(picture)]}
        how |= {"loop": loop} if isinstance(loop, int) else {}
    made = io.BytesIO()
    frames[0].save(made, kind, **how)
    return made.getvalue()


def _durations(picture: Image.Image) -> Iterator[int]:
    for frame in ImageSequence.Iterator(picture):
        yield int(frame.info.get("duration", 100))


def _ways_of(picture: Image.Image, kind: str, content: bytes) -> dict[str, object]:
    """How it is written: as finely as it was."""
    if kind == "JPEG":
        sampling = JpegImagePlugin.get_sampling(picture)
        return {"quality": _quality(picture), "subsampling": sampling if sampling >= 0 else 0}
    if kind == "WEBP":
        return {"lossless": True} if b"VP8L" in content[:64] else {"quality": 90}
    if kind == "PNG":
        return {"compress_level": 4}
    if kind == "JPEG2000":
        return {"no_jp2": not content.startswith(b"\0\0\0\x0cjP"), "irreversible": False}
    return {}


def _quality(picture: Image.Image) -> int:
    tables = getattr(picture, "quantization", {})
    part = sum(tables[0]) / _USUAL_TABLE if tables.get(0) else 0
    quality = 100 - 50 * part if part <= 1 else 50 / part
    return min(_MOST, max(_LEAST, round(quality) + 1))


def _plain(picture: Image.Image, kind: str) -> Image.Image:
    """Its points alone, in a kind that the format has."""
    profile = picture.info.get("icc_profile")
    is_clear = picture.mode in ("P", "L", "RGB", "1") and "transparency" in picture.info
    if picture.mode not in _PLAIN[kind] or is_clear:
        anew = picture.convert("RGBA" if is_clear or "A" in picture.mode else "RGB")
        anew = anew if anew.mode in _PLAIN[kind] else anew.convert("RGB")
    else:
        anew = picture.copy() if kind in ("GIF", "WEBP") else picture
        anew.load()
    anew.info = {}
    if anew.mode == "RGBA":
        mask = anew.getchannel("A").point(lambda clear: 255 if clear else 0)
        blank = Image.new("RGBA", anew.size)
        blank.paste(anew, mask=mask)
        anew = blank
    return _on_screen(anew, profile)


def _on_screen(picture: Image.Image, profile: object) -> Image.Image:
    """Its colours as the screen has them, where a profile says that they are others."""
    if not isinstance(profile, bytes) or b"sRGB" in profile or picture.mode not in ("RGB", "RGBA", "CMYK"):
        return picture
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        anew = ImageCms.profileToProfile(
            picture, own, _SCREEN, outputMode="RGB" if picture.mode == "CMYK" else picture.mode
        )
    except (ImageCms.PyCMSError, OSError):
        return picture  # a profile that is none describes nothing
    if anew is None:
        return picture
    anew.info = {}
    return anew
