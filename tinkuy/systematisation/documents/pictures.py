"""Pictures inside documents, with what draws them and nothing else: no place, hour, device, author or software.

What is kept of each format is listed; whatever else a program may have written beside the picture goes, after its end
too. A format that is not listed here is not taken: what hides in it cannot be told.
"""

from collections.abc import Iterator

from . import jpeg


class Unfollowed(Exception):
    """The picture is of no format that is known here, or is not built as its format says."""


_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT".split()
)  # PNG, third edition, 11: neither tEXt, zTXt, iTXt, eXIf, tIME nor private ones
_WEBP_KEPT = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_WEBP_TOLD = 0b1100
"""In the flags of VP8X: that there is Exif, that there is XMP."""
_EMF_SIGNATURE = slice(40, 44)
_WMF = (b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00", b"\x02\x00\x09\x00")
_JP2 = b"\x00\x00\x00\x0cjP  \r\n\x87\n"
_JP2_KEPT = frozenset((b"jP  ", b"ftyp", b"jp2h", b"jp2c"))


def without_metadata(content: bytes) -> bytes:
    """The picture *content* with only what draws it; raises `Unfollowed`."""
    try:
        return _kept(content)
    except (IndexError, ValueError) as error:
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
    if content.startswith(_JP2):
        return b"".join(_jp2_boxes(content))
    if content[_EMF_SIGNATURE] == b" EMF":
        return _emf_without_description(content)
    if content.startswith((b"BM", b"\xff\x4f\xff\x51", *_WMF)):  # these, and a bare JPEG 2000, have no room for words
        return content
    raise Unfollowed


def _png_chunks(content: bytes) -> Iterator[bytes]:
    """Length, kind, data, checksum; what follows the last is left out."""
    place, kind = len(_PNG), b""
    while kind != b"IEND":
        end = place + 12 + int.from_bytes(content[place : place + 4])
        kind = content[place + 4 : place + 8]
        if end > len(content) or len(kind) < 4:
            raise Unfollowed
        if kind in _PNG_KEPT:
            yield content[place:end]
        place = end


def _webp_chunks(content: bytes) -> Iterator[bytes]:
    """Kind, length, data, made even by a zero."""
    place = 12
    while place + 8 <= len(content):
        kind, size = content[place : place + 4], int.from_bytes(content[place + 4 : place + 8], "little")
        end = place + 8 + size + size % 2
        if kind == b"VP8X":
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


def _jp2_boxes(content: bytes) -> Iterator[bytes]:
    """Length with itself, kind, data; the length 0 is «to the end»."""
    place = 0
    while place + 8 <= len(content):
        size = int.from_bytes(content[place : place + 4]) or len(content) - place
        if size < 8:
            raise Unfollowed
        if content[place + 4 : place + 8] in _JP2_KEPT:
            yield content[place : place + size]
        place += size


def _emf_without_description(content: bytes) -> bytes:
    """The header of an enhanced metafile may name the program and the file that it was drawn in ([MS-EMF] 2.2.9)."""
    letters, start = (int.from_bytes(content[at : at + 4], "little") for at in (60, 64))
    end = min(start + 2 * letters, len(content))
    return content[:start] + bytes(max(end - start, 0)) + content[end:] if letters and start >= 88 else content
