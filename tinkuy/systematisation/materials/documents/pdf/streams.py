"""Streams of a PDF that are no operators of a page, with what is read of them and no byte beside it (ISO 32000-2)."""

import math
import re
import zlib
from collections.abc import Iterator
from itertools import takewhile

from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from .values import number_of, opened

_FLATE = "/FlateDecode"
_UNPACKED = frozenset((_FLATE, "/LZWDecode", "/RunLengthDecode", "/ASCIIHexDecode", "/ASCII85Decode"))
_AT_A_TIME = 4096
_OF_CALCULATOR = re.compile(rb"%[^\r\n]*|[{}]|[^\s\0{}%]+")
_CALCULATES = frozenset(
    b"abs add atan ceiling cos cvi cvr div exp floor idiv ln log mod mul neg round sin sqrt sub truncate and bitshift "
    b"eq false ge gt le lt ne not or true xor if ifelse copy dup exch index pop roll { }".split()
)
_NUMBER = re.compile(rb"[+-]?(?:\d++\.?\d*+|\.\d++)(?:[eE][+-]?\d++)?")
_OF_MAP = re.compile(rb"%[^\r\n]*|\((?:[^()\\]|\\.)*+\)?|<<|>>|<[0-9A-Fa-f\s]*>|[\[\]]|/?[^\s\0<>\[\]()%/]+", re.DOTALL)
_SECTION = re.compile(rb"begin(codespacerange|(?:bf|cid|notdef)(?:char|range))")
_MAP = b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Map def\n"
_MAP_END = b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


def put(stream: StreamObject, packed: bytes) -> None:
    """Put into it what `zlib` has packed."""
    stream._data = packed
    if hasattr(stream, "decoded_self"):
        stream.decoded_self = None
    stream[NameObject("/Filter")] = NameObject(_FLATE)
    stream.pop("/DecodeParms", None)


def clean_function(stream: StreamObject) -> None:
    """Of a table its numbers, of a calculation its operators; raises `ValueError` for any other word."""
    data = stream.get_data()
    if number_of(stream.get("/FunctionType")) == 4:
        tokens = [token for token in _OF_CALCULATOR.findall(data) if not token.startswith(b"%")]
        if not all(token in _CALCULATES or _NUMBER.fullmatch(token) for token in tokens):
            raise ValueError("a function that is none")
        put(stream, zlib.compress(b" ".join(tokens)))
    elif number_of(stream.get("/FunctionType")) == 0:
        sizes, outputs = opened(stream.get("/Size")), opened(stream.get("/Range"))
        bits = number_of(stream.get("/BitsPerSample"))
        if not isinstance(sizes, ArrayObject) or not isinstance(outputs, ArrayObject) or bits is None:
            raise ValueError("a table that says no size")
        count = math.prod(int(number_of(size) or 0) for size in sizes) * (len(outputs) // 2)
        put(stream, zlib.compress(data[: -(-count * int(bits) // 8)]))


def clean_map(stream: StreamObject) -> None:
    """Of codes to letters: the ranges alone."""
    put(stream, zlib.compress(_MAP + b"".join(_of_map(stream.get_data())) + _MAP_END))


def _of_map(data: bytes) -> Iterator[bytes]:
    tokens = iter(_OF_MAP.findall(data))
    before = [b"", b""]
    for token in tokens:
        section = _SECTION.fullmatch(token)
        if section and before[1].isdigit():
            operands = list(takewhile(lambda inner: not inner.startswith(b"end"), tokens))
            operators = [inner for inner in operands if inner[:1] in b"<[]/" or inner.isdigit()]
            each = 2 if section[1].endswith((b"char", b"codespacerange")) else 3
            rows = _rows(operators, each)
            yield b"\n".join([before[1] + b" " + token, *rows, b"end" + section[1]]) + b"\n"
        elif token == b"usecmap" and before[1].startswith(b"/"):
            yield before[1] + b" usecmap\n"
        elif before == [b"/WMode", token] or (before[0] == b"/WMode" and token == b"def" and before[1].isdigit()):
            yield b"/WMode " + before[1] + b" def\n"
        before = [before[1], token]


def _rows(tokens: list[bytes], each: int) -> Iterator[bytes]:
    """A line for each entry of a section: some readers go by lines."""
    row, count, depth = list[bytes](), 0, 0
    for token in tokens:
        row.append(token)
        depth += {b"[": 1, b"]": -1}.get(token, 0)
        count += depth == 0
        if count == each:
            yield b" ".join(row)
            row, count = [], 0
    if row:
        yield b" ".join(row)


def cut_picture(stream: StreamObject) -> None:
    """Leave no byte behind those that draw it, where they are not packed or by what is unpacked here."""
    packing = opened(stream.get("/Filter"))
    packings = [opened(one) for one in packing] if isinstance(packing, ArrayObject) else [packing] if packing else []
    length = _length(stream)
    if not packings and length is not None:
        stream._data = stream._data[:length]
    elif packings == [_FLATE]:
        parameters = opened(stream.get("/DecodeParms"))
        parameters = opened(parameters[0]) if isinstance(parameters, ArrayObject) and parameters else parameters
        predictor = number_of(parameters.get("/Predictor")) if isinstance(parameters, DictionaryObject) else None
        rows = number_of(stream.get("/Height")) or 0
        most = None if length is None else length + (int(rows) if (predictor or 1) >= 10 else 0)
        stream._data = _cut_packed(stream._data, most)
    elif _UNPACKED.issuperset(packings):
        put(stream, zlib.compress(stream.get_data()[:length]))


def _cut_packed(data: bytes, most: int | None) -> bytes:
    """What unpacks to the first *most* bytes, or to all of them, and nothing behind; *data* itself where that is so."""
    unpacking, unpacked, place = zlib.decompressobj(), 0, 0
    try:
        while not unpacking.eof and place < len(data) and (most is None or unpacked <= most):
            unpacked += len(unpacking.decompress(data[place : place + _AT_A_TIME]))
            place += _AT_A_TIME
    except zlib.error:
        return data
    if most is not None and unpacked > most:
        return zlib.compress(zlib.decompressobj().decompress(data, most)[:most])
    if unpacking.eof:
        return data[: len(data) - len(unpacking.unused_data) - max(0, len(data) - place)]
    return data


def _length(picture: StreamObject) -> int | None:
    wide, high, bits = (number_of(picture.get(name)) for name in ("/Width", "/Height", "/BitsPerComponent"))
    is_mask = opened(picture.get("/ImageMask")) is not None and bool(
        getattr(opened(picture.get("/ImageMask")), "value", 0)
    )
    each = 1 if is_mask else components(opened(picture.get("/ColorSpace"))) * int(bits or 0)
    if not wide or not high or not each:
        return None
    return (int(wide) * each + 7) // 8 * int(high)


def components(space: object) -> int:
    """How many numbers a colour is; nought where that is not told."""
    named = {"/DeviceGray": 1, "/CalGray": 1, "/Indexed": 1, "/Separation": 1, "/DeviceRGB": 3, "/CalRGB": 3, "/Lab": 3,
             "/DeviceCMYK": 4}  # fmt: skip
    if isinstance(space, ArrayObject) and space:
        name, definition = str(opened(space[0])), opened(space[1]) if len(space) > 1 else None
        if name == "/ICCBased" and isinstance(definition, DictionaryObject):
            return int(number_of(definition.get("/N")) or 0)
        if name == "/DeviceN" and isinstance(definition, ArrayObject):
            return len(definition)
        return named.get(name, 0)
    return named.get(str(space), 0)
