"""Pictures inside documents, written anew with what is seen of them: no place, hour, device, author or software.

Pictures of points are decoded and drawn again. Of drawings of Windows ([MS-EMF], [MS-WMF]) the records that draw stay;
remarks and escapes of programs go. A record may hold a photo as a camera wrote it; such a drawing is not followed. Nor
is one that is drawn in remarks alone (EMF+ without the drawing for older programs). A format that is not known here is
not taken: what hides in it cannot be told.
"""

import struct
from collections.abc import Iterator

from tinkuy.systematisation.materials.documents.pictures.pixels import OddPicture

from . import pixels

EMF_SIGNATURE, EMF_PLACE = b" EMF", slice(40, 44)
WMF_PLACED = b"\xd7\xcd\xc6\x9a"
WMF_STARTS = (WMF_PLACED, b"\x01\x00\x09\x00", b"\x02\x00\x09\x00")
_PHOTOS = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"Exif\0", b"II*\0", b"MM\0*")
_EMF_END, _EMF_REMARK = 14, 70
_EMF_LEFT_OUT = frozenset((_EMF_REMARK, 102, 103, 105, 106, 110, 111))
"""Remarks, bounds and orders of OpenGL, escapes of drivers with and without a name."""
_EMF_LEAST, _WMF_LEAST = 88, 18
_PLUS, _PLUS_HEADER = b"EMF+", 0x4001
_WMF_ESCAPE, _WMF_END = 0x0626, 0


def clean_emf(content: bytes) -> bytes:
    """The header may name the program and the file that it was drawn in: it is cut where the format lets it be."""
    size = _number(content, 4)
    if _number(content, 0) != 1 or not _EMF_LEAST <= size <= len(content) or size % 4:
        raise OddPicture
    head = bytearray(content[: min(size, 108)])
    struct.pack_into("<I", head, 4, len(head))
    struct.pack_into("<II", head, 60, 0, 0)
    if len(head) >= 100:
        struct.pack_into("<II", head, 88, 0, 0)
    records = list(_emf_records(content, size))
    struct.pack_into("<II", head, 48, len(head) + sum(map(len, records)), len(records) + 1)
    return bytes(head) + b"".join(records)


def _emf_records(content: bytes, place: int) -> Iterator[bytes]:
    while True:
        kind, size = _number(content, place), _number(content, place + 4)
        record = content[place : place + size]
        if size < 8 or size % 4 or len(record) < size:
            raise OddPicture
        if kind == _EMF_REMARK:
            _demand_drawn_twice(record)
        elif kind not in _EMF_LEFT_OUT:
            yield _without_photo(record)
        if kind == _EMF_END:
            return
        place += size


def _demand_drawn_twice(remark: bytes) -> None:
    """The first record of EMF+ says whether everything is drawn in plain records as well."""
    if remark[12:16] == _PLUS and len(remark) >= 20:
        kind, flags = struct.unpack_from("<HH", remark, 16)
        if kind == _PLUS_HEADER and not flags & 1:
            raise OddPicture


def clean_wmf(content: bytes) -> bytes:
    start = 22 if content.startswith(WMF_PLACED) else 0
    head = bytearray(content[: start + _WMF_LEAST])
    if len(head) < start + _WMF_LEAST:
        raise OddPicture
    records = list(_wmf_records(content, start + _WMF_LEAST))
    words = (_WMF_LEAST + sum(map(len, records))) // 2
    struct.pack_into("<I", head, start + 6, words)
    struct.pack_into("<I", head, start + 12, max(map(len, records)) // 2)
    return bytes(head) + b"".join(records)


def _wmf_records(content: bytes, place: int) -> Iterator[bytes]:
    while True:
        size = 2 * _number(content, place)
        record = content[place : place + size]
        if size < 6 or len(record) < size:
            raise OddPicture
        (function,) = struct.unpack_from("<H", record, 4)
        if function != _WMF_ESCAPE:
            yield _without_photo(record)
        if function == _WMF_END:
            return
        place += size


def _without_photo(record: bytes) -> bytes:
    if any(start in record for start in _PHOTOS):
        raise OddPicture
    return record


def _number(content: bytes, place: int) -> int:
    if place + 4 > len(content):
        raise OddPicture
    return int.from_bytes(content[place : place + 4], "little")


__all__ = ["OddPicture", "without_metadata"]


def without_metadata(content: bytes) -> bytes:
    """The picture *content* with only what is seen of it; raises `OddPicture`."""
    try:
        if content[EMF_PLACE] == EMF_SIGNATURE:
            return clean_emf(content)
        if content.startswith(WMF_STARTS):
            return clean_wmf(content)
    except (IndexError, ValueError, struct.error) as error:
        raise OddPicture from error
    return pixels.drawn_anew(content)
