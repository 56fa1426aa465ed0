"""A JPEG with the segments that draw it (ISO/IEC 10918-1, annex B), and none that tells of who took it where."""

from collections.abc import Iterator

from . import profiles

START = b"\xff\xd8\xff"
_END, _SCAN = 0xD9, 0xDA
_DRAWN = frozenset((*range(0xC0, 0xC8), *range(0xC9, 0xE0)))
"""Frames, tables, scans and what they count by: neither applications nor comments nor markers that are kept free."""
_FRAMES = frozenset((*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)))
"""Before which programs look for a profile."""
_PROFILE, _ADOBE, _OF_PROFILE = 0xE2, 0xEE, b"ICC_PROFILE\0"
_LONGEST = 65_519
_ALONE = frozenset((0x01, *range(0xD0, 0xD8)))
"""Markers without a length: they stand by themselves, between the bits of a scan."""


def without_metadata(content: bytes) -> bytes:
    """*content* up to its end, without Exif, XMP, IPTC, thumbnails, comments, words of a profile.

    Raises `ValueError` or `IndexError`.
    """
    return b"".join([START[:2], *_segments(content), bytes((0xFF, _END))])


def _segments(content: bytes) -> Iterator[bytes]:
    place, profile = 2, b""
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
        data = content[place + 4 : end]
        if marker == _PROFILE and data.startswith(_OF_PROFILE):
            profile += data[len(_OF_PROFILE) + 2 :]
        elif _is_drawn(marker, data):
            if marker in _FRAMES and profile:
                yield from _profile_anew(profile)
                profile = b""
            yield content[place:end] if marker != _ADOBE else _segment(_ADOBE, data[:12])
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
    """Of what programs add only how colours are meant: bare JFIF and Adobe's transform; a profile is written anew."""
    if marker == _ADOBE:
        return data[:5] == b"Adobe" and len(data) >= 12
    return marker in _DRAWN or (marker == 0xE0 and data.startswith(b"JFIF\0") and len(data) == 14)


def _profile_anew(profile: bytes) -> Iterator[bytes]:
    """In pieces, as many as it needs, counted from one."""
    kept = profiles.without_words(profile)
    pieces = [kept[start : start + _LONGEST] for start in range(0, len(kept), _LONGEST)]
    for place, piece in enumerate(pieces, 1):
        yield _segment(_PROFILE, _OF_PROFILE + bytes((place, len(pieces))) + piece)


def _segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(data) + 2).to_bytes(2) + data
