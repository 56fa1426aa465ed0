"""A picture inside the operators of a page (ISO 32000-2, 8.9.7), with the keys that draw it and no byte behind it."""

import re
import zlib
from collections.abc import Callable

from tinkuy.systematisation.materials.documents.pictures.picture import without_metadata

from .text import all_numbers

_LONG = {
    b"/Width": b"/W", b"/Height": b"/H", b"/BitsPerComponent": b"/BPC", b"/ColorSpace": b"/CS", b"/Decode": b"/D",
    b"/Filter": b"/F", b"/DecodeParms": b"/DP", b"/ImageMask": b"/IM", b"/Interpolate": b"/I", b"/Length": b"/L",
}  # fmt: skip
_KEYS = frozenset((*_LONG.values(), b"/Intent"))
_COMPONENTS = {b"/G": 1, b"/DeviceGray": 1, b"/RGB": 3, b"/DeviceRGB": 3, b"/CMYK": 4, b"/DeviceCMYK": 4, b"/I": 1,
               b"/Indexed": 1}  # fmt: skip
_FLATE = frozenset((b"/Fl", b"/FlateDecode"))
_ENDED_BY = {b"/AHx": b">", b"/ASCIIHexDecode": b">", b"/A85": b"~>", b"/ASCII85Decode": b"~>",
             b"/DCT": b"\xff\xd9", b"/DCTDecode": b"\xff\xd9"}  # fmt: skip
_PHOTO = frozenset((b"/DCT", b"/DCTDecode"))
_END = re.compile(rb"[\s\0]EI(?=[\s\0]|$)")
_AT_ONCE = re.compile(rb"[\s\0]{0,4}EI(?=[\s\0/(\[<]|$)")
_OPENS = {b"<<": 1, b">>": -1}
_MOST_OPERANDS = 40
_MOST_TRIES = 200
_AT_A_TIME = 4096
_OTHER_PACKINGS = frozenset(b"/LZW /LZWDecode /RL /RunLengthDecode /CCF /CCITTFaxDecode".split())
TokenAt = Callable[[bytes, int], tuple[str, bytes, int]]
Picture = dict[bytes, list[bytes]]


def rewritten(data: bytes, place: int, token_at: TokenAt, operators: frozenset[bytes]) -> tuple[bytes, int, Picture]:
    """The picture that begins at *place*, after its `BI`; where it ends, and what it says of itself by short keys.

    Nothing of one that is packed in no known way. Raises `ValueError`.
    """
    keys, place = _keys_of_picture(data, place, token_at)
    place += 1  # one space stands after `ID`
    end = _length(data, place, keys)
    match = _AT_ONCE.match(data, end) if end is not None else None
    if end is None or match is None:
        end, after = _end_of(data, place - 1, token_at, operators)
    else:
        after = match.end()
    packings = {token for token in keys.get(b"/F", []) if token.startswith(b"/")}
    if not packings <= {*_FLATE, *_ENDED_BY, *_OTHER_PACKINGS}:
        return b"", after, {}
    entries = b" ".join(b" ".join([key, *value]) for key, value in keys.items() if key != b"/L")
    points = data[place:end]
    if packings and packings <= _PHOTO:
        points = without_metadata(points, by_its_own_colours=False)
    return b"BI " + entries + b" ID " + points + b"\nEI", after, keys


def _keys_of_picture(data: bytes, place: int, token_at: TokenAt) -> tuple[Picture, int]:
    """Its keys, and where `ID` ends."""
    keys: Picture = {}
    key, depth, is_value = b"", 0, False
    while True:
        kind, token, place = token_at(data, place)
        if kind == "word" and token == b"ID":
            return {key: value for key, value in keys.items() if key in _KEYS}, place
        if place >= len(data):
            raise ValueError(place)
        if kind == "comment" or (kind == "plain" and not token.strip()):
            continue
        if kind == "name" and depth == 0 and not is_value:
            key, is_value = _LONG.get(token, token), True
            keys[key] = []
            continue
        depth += _OPENS.get(token, 0) + token.count(b"[") - token.count(b"]") if kind in ("plain", "dictionary") else 0
        is_value = depth > 0
        keys.setdefault(key, []).append(token.strip())


def _length(data: bytes, place: int, keys: Picture) -> int | None:
    """Where the bytes that draw it end, as its size and its packing say; None where they do not."""
    packing = next((token for token in keys.get(b"/F", []) if token.startswith(b"/")), b"")
    if packing in _FLATE:
        return _end_of_packed(data, place)
    if packing in _ENDED_BY:
        end_mark = data.find(_ENDED_BY[packing], place)
        return end_mark + len(_ENDED_BY[packing]) if end_mark >= 0 else None
    if packing:
        return None
    wide, high, bits = (_number(keys, key) for key in (b"/W", b"/H", b"/BPC"))
    is_mask = keys.get(b"/IM") == [b"true"]
    colour = next((token for token in keys.get(b"/CS", []) if token.startswith(b"/")), b"")
    each = 1 if is_mask else _COMPONENTS.get(colour, 0) * (bits or 0)
    if wide is None or high is None or not each:
        return None
    end = place + (wide * each + 7) // 8 * high
    return end if end <= len(data) else None


def _end_of_packed(data: bytes, place: int) -> int | None:
    unpacking = zlib.decompressobj()
    try:
        while not unpacking.eof and place < len(data):
            some = data[place : place + _AT_A_TIME]
            unpacking.decompress(some)
            place += len(some)
    except zlib.error:
        return None
    return place - len(unpacking.unused_data) if unpacking.eof else None


def _number(keys: Picture, key: bytes) -> int | None:
    numbers = all_numbers([("plain", b" ".join(keys.get(key, [])))])
    return int(numbers[0]) if len(numbers) == 1 and 0 <= numbers[0] < 1e6 else None


def _end_of(data: bytes, place: int, token_at: TokenAt, operators: frozenset[bytes]) -> tuple[int, int]:
    """At the first `EI` behind which an operator stands, not bits."""
    for tries, match in enumerate(_END.finditer(data, place)):
        if tries > _MOST_TRIES:
            break
        if _goes_on(data, match.end(), token_at, operators):
            return match.start(), match.end()
    raise ValueError(place)


def _goes_on(data: bytes, place: int, token_at: TokenAt, operators: frozenset[bytes]) -> bool:
    for _operand in range(_MOST_OPERANDS):
        if place >= len(data):
            return True
        try:
            kind, token, place = token_at(data, place)
        except ValueError:
            return False
        if kind == "word":
            return token in operators
        if kind == "comment":
            return False
    return False
