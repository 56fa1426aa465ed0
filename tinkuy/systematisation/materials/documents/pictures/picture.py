"""Pictures inside documents, with what draws them and nothing else: no place, hour, device, author or software.

What is kept of each format is listed; whatever else a program may have written beside the picture goes, after its end
too. A format that is not listed here is not taken: what hides in it cannot be told.
"""

import struct
import zlib
from collections.abc import Iterator

from tinkuy.systematisation.materials.documents.unfollowed import Unfollowed

from . import bitmaps, jpeg, jpeg2000, metafiles, profiles

__all__ = ["Unfollowed", "without_metadata"]

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT".split()
)  # PNG, third edition, 11: neither tEXt, zTXt, iTXt, eXIf, tIME nor private ones
_WEBP_KEPT = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_MOST_OF_A_PROFILE = 4 * 1024 * 1024
_WEBP_TOLD = 0b1100
"""In the flags of VP8X: that there is Exif, that there is XMP."""


def without_metadata(content: bytes) -> bytes:
    """The picture *content* with only what draws it; raises `Unfollowed`."""
    try:
        return _kept(content)
    except (IndexError, ValueError, struct.error) as error:
        raise Unfollowed from error


def _kept(content: bytes) -> bytes:
    if content.startswith(jpeg.START):
        return jpeg.without_metadata(content)
    if content.startswith(_PNG):
        return _PNG + b"".join(_png_chunks(content))
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        chunks = b"WEBP" + b"".join(_webp_chunks(content))
        return b"RIFF" + len(chunks).to_bytes(4, "little") + chunks
    if content.startswith((b"GIF87a", b"GIF89a")):
        return b"".join(_gif_blocks(content))
    if content.startswith(jpeg2000.BOXED):
        return jpeg2000.clean_boxes(content)
    if content.startswith(jpeg2000.BARE):
        return jpeg2000.clean_codestream(content)
    if content[metafiles.EMF_PLACE] == metafiles.EMF_SIGNATURE:
        return metafiles.clean_emf(content)
    if content.startswith(metafiles.WMF_STARTS):
        return metafiles.clean_wmf(content)
    if content.startswith(bitmaps.START):
        return bitmaps.drawn_anew(content)
    raise Unfollowed


def _png_chunks(content: bytes) -> Iterator[bytes]:
    """Length, kind, data, checksum; what follows the last is left out."""
    place, kind = len(_PNG), b""
    while kind != b"IEND":
        end = place + 12 + int.from_bytes(content[place : place + 4])
        kind = content[place + 4 : place + 8]
        if end > len(content) or len(kind) < 4:
            raise Unfollowed
        if kind == b"iCCP":
            yield from _png_profile(content[place + 8 : end - 4])
        elif kind in _PNG_KEPT:
            yield content[place:end]
        place = end


def _png_profile(data: bytes) -> Iterator[bytes]:
    """The name goes that a program gave it; packed once more."""
    packed = data[data.index(b"\0") + 2 :]
    try:
        profile = profiles.without_words(zlib.decompressobj().decompress(packed, _MOST_OF_A_PROFILE))
    except zlib.error as error:
        raise Unfollowed from error
    if profile:
        told = b"iCCPprofile\0\0" + zlib.compress(profile)
        yield (len(told) - 4).to_bytes(4) + told + zlib.crc32(told).to_bytes(4)


def _webp_chunks(content: bytes) -> Iterator[bytes]:
    """Kind, length, data, made even by a zero."""
    place = 12
    while place + 8 <= len(content):
        kind, size = content[place : place + 4], int.from_bytes(content[place + 4 : place + 8], "little")
        end = place + 8 + size + size % 2
        if kind == b"ICCP":
            profile = profiles.without_words(content[place + 8 : place + 8 + size])
            if not profile:
                raise Unfollowed
            yield kind + len(profile).to_bytes(4, "little") + profile + b"\0" * (len(profile) % 2)
        elif kind == b"VP8X":
            flags = content[place + 8] & ~_WEBP_TOLD
            yield content[place : place + 8] + bytes((flags,)) + content[place + 9 : end]
        elif kind in _WEBP_KEPT:
            yield content[place:end]
        place = end


def _gif_blocks(content: bytes) -> Iterator[bytes]:
    """Header, colours, pictures and their controls; of applications only the number of turns (`NETSCAPE2.0`)."""
    place = 13 + _gif_colours(content[10])
    yield content[:place]
    while content[place] != 0x3B:
        start, kind = place, content[place]
        if kind == 0x21:
            place += 2
            is_kept = content[start + 1] == 0xF9 or content[place + 1 : place + 12] == b"NETSCAPE2.0"
        elif kind == 0x2C:
            place += 11 + _gif_colours(content[place + 9])
            is_kept = True
        else:
            raise Unfollowed
        while content[place]:
            place += 1 + content[place]
        place += 1
        if is_kept:
            yield content[start:place]
    yield b"\x3b"


def _gif_colours(flags: int) -> int:
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0
