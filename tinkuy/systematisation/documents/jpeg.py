"""A JPEG with the segments that draw it (ISO/IEC 10918-1, annex B), and none that tells of who took it where."""

from collections.abc import Iterator

START = b"\xff\xd8\xff"
_END, _SCAN, _COMMENT = 0xD9, 0xDA, 0xFE
_APPLICATIONS = range(0xE0, 0xF0)
_ALONE = frozenset((0x01, *range(0xD0, 0xD8)))
"""Markers without a length: they stand by themselves, between the bits of a scan."""


def without_metadata(content: bytes) -> bytes:
    """*content* up to its end, without Exif, XMP, IPTC, thumbnails, comments; raises `ValueError` or `IndexError`."""
    return b"".join([START[:2], *_segments(content), bytes((0xFF, _END))])


def _segments(content: bytes) -> Iterator[bytes]:
    place = 2
    while place < len(content):
        if content[place] != 0xFF:
            raise ValueError(place)
        while content[place + 1] == 0xFF:
            place += 1
        marker = content[place + 1]
        if marker == _END:
            return
        if marker in _ALONE:
            yield content[place : place + 2]
            place += 2
            continue
        end = place + 2 + int.from_bytes(content[place + 2 : place + 4])
        if end < place + 4 or end > len(content):
            raise ValueError(place)
        if _is_drawn(marker, content[place + 4 : end]):
            yield content[place:end]
        place = end
        if marker == _SCAN:
            place = _end_of_scan(content, place)
            yield content[end:place]


def _end_of_scan(content: bytes, place: int) -> int:
    """Where the bits of a scan end: at 0xFF that is neither a byte of theirs (0xFF00) nor a restart."""
    while True:
        place = content.find(b"\xff", place)
        if place < 0 or place + 1 >= len(content):
            return len(content)
        if content[place + 1] and content[place + 1] not in _ALONE:
            return place
        place += 2


def _is_drawn(marker: int, data: bytes) -> bool:
    """Of what programs add only how colours are meant: bare JFIF, a colour profile, Adobe's transform."""
    if marker not in _APPLICATIONS:
        return marker != _COMMENT
    is_bare = data.startswith(b"JFIF\0") and len(data) == 14
    return (
        is_bare or (marker == 0xE2 and data.startswith(b"ICC_PROFILE\0")) or (marker == 0xEE and data[:5] == b"Adobe")
    )
