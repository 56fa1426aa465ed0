"""Pictures of old formats with the canary where their records, boxes and gaps have room for words."""

import io
import struct

from PIL import Image

from .documents import CANARY, jpeg

_WIDE = CANARY.encode("utf-16-le")


def bmp() -> bytes:
    """Words between the header and the points, and after them."""
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "#a0522d").save(made, "BMP")
    data, words = bytearray(made.getvalue()), CANARY.encode()
    (start,) = struct.unpack_from("<I", data, 10)
    struct.pack_into("<I", data, 10, start + len(words))
    return bytes(data[:start]) + words + bytes(data[start:]) + words


def jp2() -> bytes:
    """A comment in the codestream, a box of XML, another behind the picture."""
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "#a0522d").save(made, "JPEG2000", comment=CANARY.encode(), no_jp2=False)
    return made.getvalue() + struct.pack(">I4s", 8 + len(CANARY), b"xml ") + CANARY.encode()


def j2k() -> bytes:
    """The codestream alone."""
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "#a0522d").save(made, "JPEG2000", comment=CANARY.encode(), no_jp2=True)
    return made.getvalue() + CANARY.encode()


def emf(*more: bytes) -> bytes:
    """A rectangle, a comment of a program, words after the end; *more* records before it."""
    description = _WIDE + b"\0\0" * 2
    head = bytearray(108 + len(description) + -len(description) % 4)
    struct.pack_into("<II", head, 0, 1, len(head))
    struct.pack_into("<4s", head, 40, b" EMF")
    struct.pack_into("<II", head, 60, len(description) // 2, 108)
    head[108 : 108 + len(description)] = description
    comment = _emf_record(70, struct.pack("<I", len(_WIDE) + 2) + _WIDE + b"\0\0")
    drawn = _emf_record(43, struct.pack("<4i", 1, 1, 9, 9))
    records = [comment, drawn, *more, _emf_record(14, struct.pack("<3I", 0, 16, 20))]
    struct.pack_into("<III", head, 44, 0x10000, len(head) + sum(map(len, records)), len(records) + 1)
    return bytes(head) + b"".join(records) + CANARY.encode()


def emf_plus(*, is_dual: bool) -> bytes:
    """With a second drawing in its comments, as Office writes it; only a dual one has the first, too."""
    header = struct.pack("<HHII", 0x4001, int(is_dual), 28, 16) + b"\0" * 16
    words = struct.pack("<HHII", 0x4003, 0, 12 + len(_WIDE), len(_WIDE)) + _WIDE
    record = b"EMF+" + header + words
    return emf(_emf_record(70, struct.pack("<I", len(record)) + record + b"\0" * (-len(record) % 4)))


def emf_with_photo() -> bytes:
    """A photo as a camera wrote it, inside a record that draws."""
    photo = jpeg(40, 30)
    return emf(_emf_record(81, photo + b"\0" * (-len(photo) % 4)))


def _emf_record(kind: int, data: bytes) -> bytes:
    return struct.pack("<II", kind, 8 + len(data)) + data


def wmf() -> bytes:
    """With the head that programs put before it, an escape of a program, words after the end."""
    words = CANARY.encode() + b"\0" * (len(CANARY) % 2)
    escape = _wmf_record(0x0626, struct.pack("<HH", 15, len(words)) + words)
    records = [escape, _wmf_record(0x041B, struct.pack("<4h", 9, 9, 1, 1)), _wmf_record(0, b"")]
    size = 9 + sum(map(len, records)) // 2
    head = struct.pack("<HHHIHIH", 1, 9, 0x300, size, 0, max(map(len, records)) // 2, 0)
    placed = struct.pack("<IHhhhhHIH", 0x9AC6CDD7, 0, 0, 0, 9, 9, 96, 0, 0)
    return placed + head + b"".join(records) + CANARY.encode()


def _wmf_record(function: int, data: bytes) -> bytes:
    return struct.pack("<IH", 3 + len(data) // 2, function) + data
