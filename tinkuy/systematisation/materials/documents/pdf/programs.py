"""The programs of letters that a PDF embeds, without what their makers wrote beside them (ISO 32000-2, 9.9).

Type 1: words and comments before the part that is ciphered. TrueType and OpenType: tables that draw no letter. CFF: its
notices. What keeps its length keeps its places.
"""

import re
import struct
from collections.abc import Iterator
from itertools import pairwise

_TABLES = frozenset(
    (
        *(b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"cvt ", b"fpgm", b"prep", b"cmap", b"post", b"OS/2"),
        *(b"CFF ", b"VORG", b"vhea", b"vmtx", b"gasp", b"GSUB", b"GDEF", b"GPOS"),
    )
)
_SFNT = (b"\0\1\0\0", b"true", b"OTTO")
_CIPHERED = b"eexec"
_IN_STRING = re.compile(rb"\\.|[()]|[^\\()]+|\\", re.DOTALL)
_OUTSIDE = re.compile(rb"\(|%[^\r\n]*|[^(%]+")
_HEAD = re.compile(rb"%!(?:PS-AdobeFont|FontType1)[^\s:]*(?P<rest>[^\r\n]*)")
_NOTICES = frozenset(((0,), (1,), (2,), (3,), (4,), (12, 0), (12, 21)))
_OWN_STRINGS = 391
"""Those of before are of the format (appendix A of the CFF specification)."""


def without_notices(data: bytes) -> bytes:
    """*data* anew; raises `ValueError`, `struct.error` or `IndexError` where it is no program that is known here."""
    if data.startswith(_SFNT):
        return _of_tables(data)
    if data[:1] == b"\1" and data[:4] != b"\1\0\0\0":
        return _compact(data)
    if b"%!" in data[:16]:
        return _type_one(data)
    raise ValueError("no program of letters")


def _type_one(data: bytes) -> bytes:
    end = data.find(_CIPHERED)
    clear, rest = (data[:end], data[end:]) if end >= 0 else (data, b"")
    clear = b"".join(_blanked(clear))
    head = _HEAD.search(clear)
    if head:
        clear = clear[: head.start("rest")] + b" " * len(head["rest"]) + clear[head.end() :]
    return clear + rest


def _blanked(clear: bytes) -> Iterator[bytes]:
    """Spaces for the words of strings and for comments; each byte is looked at once."""
    place = depth = 0
    while place < len(clear):
        match = (_IN_STRING if depth else _OUTSIDE).match(clear, place)
        token = match.group() if match else clear[place : place + 1]
        place += len(token)
        was_outside = depth == 0
        depth += {b"(": 1, b")": -1}.get(token, 0) if depth or token == b"(" else 0
        is_comment = token.startswith(b"%") and not token.startswith(b"%!")
        is_kept = not is_comment if was_outside else depth == 0
        yield token if is_kept else b" " * len(token)


def _of_tables(data: bytes) -> bytes:
    (count,) = struct.unpack_from(">H", data, 4)
    entries = [struct.unpack_from(">4sIII", data, 12 + 16 * place) for place in range(count)]
    tables = [
        (name, checksum, data[start : start + size]) for name, checksum, start, size in entries if name in _TABLES
    ]
    tables = [(name, checksum, _compact(table) if name == b"CFF " else table) for name, checksum, table in tables]
    power = max(0, len(tables).bit_length() - 1)
    head = data[:4] + struct.pack(">HHHH", len(tables), 16 << power, power, 16 * len(tables) - (16 << power))
    place, table, body = 12 + 16 * len(tables), b"", b""
    for name, checksum, content in tables:
        table += struct.pack(">4sIII", name, checksum, place + len(body), len(content))
        body += content + b"\0" * (-len(content) % 4)
    return head + table + body


def _compact(data: bytes) -> bytes:
    """CFF: each notice is made spaces, in its place."""
    place, _names = _index(data, data[2])
    place, tops = _index(data, place)
    _place, strings = _index(data, place)
    anew = bytearray(data)
    for start, end in tops:
        for name_number in _named(data[start:end]):
            if _OWN_STRINGS <= name_number < _OWN_STRINGS + len(strings):
                first, last = strings[name_number - _OWN_STRINGS]
                anew[first:last] = b" " * (last - first)
    return bytes(anew)


def _index(data: bytes, place: int) -> tuple[int, list[tuple[int, int]]]:
    """Where an index ends, and where each of its pieces begins and ends."""
    (count,) = struct.unpack_from(">H", data, place)
    if count == 0:
        return place + 2, []
    each = data[place + 2]
    start = place + 3
    offsets = [int.from_bytes(data[start + each * n : start + each * (n + 1)]) for n in range(count + 1)]
    begin = start + each * (count + 1) - 1
    if offsets != sorted(offsets) or begin + offsets[-1] > len(data):
        raise ValueError("an index that leads nowhere")
    return begin + offsets[-1], [(begin + one, begin + other) for one, other in pairwise(offsets)]


def _named(top: bytes) -> list[int]:
    """The strings that the notices of a top dictionary are."""
    names, operands, place = [], list[int](), 0
    while place < len(top):
        first = top[place]
        if first <= 21:
            operator = (first, top[place + 1]) if first == 12 else (first,)
            names += operands[-1:] if operator in _NOTICES else []
            operands, place = [], place + len(operator)
        elif first == 28:
            operands.append(int.from_bytes(top[place + 1 : place + 3], signed=True))
            place += 3
        elif first == 29:
            operands.append(int.from_bytes(top[place + 1 : place + 5], signed=True))
            place += 5
        elif first == 30:
            place += 1
            while top[place] & 0xF != 0xF and top[place] >> 4 != 0xF:
                place += 1
            place += 1
            operands.append(-1)
        elif first <= 246:
            operands.append(first - 139)
            place += 1
        else:
            more = (first - 247) * 256 + top[place + 1] + 108 if first <= 250 else -1
            operands.append(more)
            place += 2
    return names
