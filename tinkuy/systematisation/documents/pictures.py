"""A JPEG inside a document without what the camera wrote beside it: place, hour, device, author."""

_START, _SCAN = b"\xff\xd8", 0xDA
_TOLD = frozenset({0xE1, 0xED, 0xFE})
"""Segments of Exif and XMP (APP1), of IPTC (APP13) and of comments. JFIF, colours and Adobe's transform stay."""


def without_metadata(content: bytes) -> bytes:
    """*content*, and where it is a JPEG without those segments; one that cannot be followed stays as it is.

    A segment is 0xFF, its marker, and two bytes with its length, themselves included (ISO/IEC 10918-1, B.1.1.4).
    """
    if not content.startswith(_START + b"\xff"):
        return content
    kept, place = [_START], 2
    while place + 4 <= len(content) and content[place] == 0xFF and content[place + 1] != _SCAN:
        end = place + 2 + int.from_bytes(content[place + 2 : place + 4])
        if content[place + 1] not in _TOLD:
            kept.append(content[place:end])
        place = end
    is_followed = content[place : place + 2] == bytes((0xFF, _SCAN))
    return b"".join([*kept, content[place:]]) if is_followed else content
