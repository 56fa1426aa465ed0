"""Profiles of colours (ICC.1:2022), with what turns colours into colours and no words of whoever made them."""

import struct

_HEAD, _ENTRY = 128, 12
_KEPT = frozenset(
    b"A2B0 A2B1 A2B2 B2A0 B2A1 B2A2 D2B0 D2B1 D2B2 D2B3 B2D0 B2D1 B2D2 B2D3 rXYZ gXYZ bXYZ rTRC gTRC bTRC kTRC wtpt "
    b"bkpt chad gamt lumi chrm clro cicp".split()
)
_MOST_TAGS = 100
_NAMED = b"desc\0\0\0\0\0\0\0\1\0" + b"\0" * 78
"""A description is asked for: this one says nothing."""
_FREE = b"text\0\0\0\0\0"
_OF_MAKERS = ((4, 4), (40, 4), (48, 8), (80, 4), (24, 12))
"""In the head: who made what, with which machine, on which day."""
NONE = b""


def without_words(profile: bytes) -> bytes:
    """*profile* anew; none where it is not built as it should be, and colours are then those of the screen."""
    try:
        return _anew(profile)
    except (struct.error, IndexError):
        return NONE


def _anew(profile: bytes) -> bytes:
    if profile[36:40] != b"acsp":
        return NONE
    (count,) = struct.unpack_from(">I", profile, _HEAD)
    if count > _MOST_TAGS:
        return NONE
    tags: dict[bytes, bytes] = {b"desc": _NAMED, b"cprt": _FREE}
    for place in range(count):
        name, start, size = struct.unpack_from(">4sII", profile, _HEAD + 4 + _ENTRY * place)
        if name in _KEPT:
            if start < _HEAD or start + size > len(profile):
                return NONE
            tags[name] = profile[start : start + size]
    return _written(profile[:_HEAD], tags)


def _written(head: bytes, tags: dict[bytes, bytes]) -> bytes:
    table, body, places = b"", b"", dict[bytes, int]()
    begin = _HEAD + 4 + _ENTRY * len(tags)
    for name, data in tags.items():
        if data not in places:
            places[data] = begin + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += struct.pack(">4sII", name, places[data], len(data))
    anew = bytearray(head)
    for start, size in _OF_MAKERS:
        anew[start : start + size] = b"\0" * size
    anew[84:_HEAD] = b"\0" * (_HEAD - 84)
    struct.pack_into(">I", anew, 0, begin + len(body))
    return bytes(anew) + struct.pack(">I", len(tags)) + table + body
