"""A JPEG 2000 with the boxes and segments that draw it (ISO/IEC 15444-1, annexes A and I), and no comment."""

from collections.abc import Iterator

from tinkuy.systematisation.materials.documents.unfollowed import Unfollowed

from . import profiles

BOXED = b"\x00\x00\x00\x0cjP  \r\n\x87\n"
BARE = b"\xff\x4f\xff\x51"
_BOXES = frozenset((b"jP  ", b"ftyp", b"jp2h", b"jp2c"))
_OF_HEADERS = frozenset((b"ihdr", b"bpcc", b"colr", b"pclr", b"cmap", b"cdef", b"res "))
_BY_PROFILE = b"\2"
_COMMENT, _TILE, _DATA, _END = 0xFF64, 0xFF90, 0xFF93, 0xFFD9


def clean_boxes(content: bytes) -> bytes:
    return b"".join(_cleaned(content, _BOXES))


def _cleaned(content: bytes, kept: frozenset[bytes]) -> Iterator[bytes]:
    """Length with itself, kind, data; the length 0 is «to the end»."""
    place = 0
    while place + 8 <= len(content):
        size = int.from_bytes(content[place : place + 4]) or len(content) - place
        kind, data = content[place + 4 : place + 8], content[place + 8 : place + size]
        if size < 8 or place + size > len(content):
            raise Unfollowed
        if kind == b"jp2h":
            data = b"".join(_cleaned(data, _OF_HEADERS))
        elif kind == b"jp2c":
            data = clean_codestream(data)
        elif kind == b"colr" and data[:1] == _BY_PROFILE:
            data = data[:3] + profiles.without_words(data[3:])
        if kind in kept:
            yield (len(data) + 8).to_bytes(4) + kind + data
        place += size


def clean_codestream(content: bytes) -> bytes:
    """Up to its end; a comment inside a tile cannot go without counting its tiles anew, so it is not followed."""
    return b"".join(_segments(content))


def _segments(content: bytes) -> Iterator[bytes]:
    yield content[:2]
    place = 2
    while (marker := _number(content, place)) != _TILE:
        end = place + 2 + _number(content, place + 2)
        if marker >> 8 != 0xFF or end > len(content):
            raise Unfollowed
        if marker != _COMMENT:
            yield content[place:end]
        place = end
    while (marker := _number(content, place)) == _TILE:
        size = int.from_bytes(content[place + 6 : place + 10]) or len(content) - 2 - place
        _demand_no_comment(content[place : place + size])
        yield content[place : place + size]
        place += size
    if marker != _END:
        raise Unfollowed
    yield content[place : place + 2]


def _demand_no_comment(tile: bytes) -> None:
    place = 0
    while (marker := _number(tile, place)) != _DATA:
        if marker == _COMMENT:
            raise Unfollowed
        place += 2 + _number(tile, place + 2)


def _number(content: bytes, place: int) -> int:
    if place < 0 or place + 2 > len(content):
        raise Unfollowed
    return int.from_bytes(content[place : place + 2])
