"""A picture inside the operators of a page (ISO 32000-2, 8.9.7), with the keys that draw it."""

import re
from collections.abc import Callable

_KEYS = frozenset(
    b"/W /Width /H /Height /BPC /BitsPerComponent /CS /ColorSpace /D /Decode /F /Filter /DP /DecodeParms /IM "
    b"/ImageMask /I /Interpolate /Intent /L /Length".split()
)
_END = re.compile(rb"[\s\0]EI(?=[\s\0]|$)")
_AFTER = re.compile(rb"[\s\0]{0,9}[\x20-\x7e\s]{0,20}")
_OPENS = {b"<<": 1, b">>": -1}


def rewritten(data: bytes, place: int, token_at: Callable[[bytes, int], tuple[str, bytes, int]]) -> tuple[bytes, int]:
    """The picture that begins at *place*, after its `BI`, and where it ends; raises `ValueError`."""
    kept: list[bytes] = []
    key, depth, is_value = b"", 0, False
    while True:
        kind, token, place = token_at(data, place)
        if kind == "word" and token == b"ID":
            break
        if place >= len(data):
            raise ValueError(place)
        if kind == "comment" or (kind == "plain" and not token.strip()):
            continue
        if kind == "name" and depth == 0 and not is_value:
            key, is_value = token, True
            kept += [token] if key in _KEYS else []
            continue
        depth += _OPENS.get(token, 0) + token.count(b"[") - token.count(b"]") if kind in ("plain", "dictionary") else 0
        is_value = depth > 0
        kept += [token] if key in _KEYS else []
    end = _end_of(data, place)
    return b"BI " + b" ".join(kept) + b" ID" + data[place:end] + b"\nEI", end + 3


def _end_of(data: bytes, place: int) -> int:
    """At the first `EI` behind which words stand, not bits."""
    for match in _END.finditer(data, place):
        after = data[match.end() : match.end() + 20]
        told = _AFTER.match(after)
        if told is not None and told.end() == len(after):
            return match.start()
    raise ValueError(place)
