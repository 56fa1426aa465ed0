"""The tokens of a stream of operators (ISO 32000-2, 7.2)."""

import re

Token = tuple[str, bytes]
"""What it is, and its bytes."""
TOKEN = re.compile(
    rb"(?P<plain>[\d\s.+\-\[\]\0]+)|(?P<word>[A-Za-z'\"][^\s\0()<>\[\]{}/%]*)|(?P<name>/[^\s\0()<>\[\]{}/%]*)"
    rb"|(?P<string>\((?:[^()\\]++|\\.)*+\)|<(?!<)[^<>]*>)|(?P<dictionary><<|>>)|(?P<comment>%[^\r\n]*)|(?P<nested>\()"
    rb"|(?P<odd>.)",
    re.DOTALL,
)
_IN_STRINGS = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")


def token_at(data: bytes, place: int) -> tuple[str, bytes, int]:
    """Kind, bytes, and where the next begins."""
    match = TOKEN.match(data, place)
    if match is None or match.lastgroup is None:
        raise ValueError(place)
    if match.lastgroup == "nested":
        end = _end_of_string(data, place)
        return "string", data[place:end], end
    kind = "comment" if match.lastgroup == "odd" else match.lastgroup
    return kind, match.group(), match.end()


def unescaped(name: bytes) -> bytes:
    return _ESCAPED.sub(lambda match: bytes((int(match[1], 16),)), name)


def _end_of_string(data: bytes, place: int) -> int:
    depth = 0
    for match in _IN_STRINGS.finditer(data, place):
        depth += {b"(": 1, b")": -1}.get(match.group(), 0)
        if depth == 0:
            return match.end()
    raise ValueError(place)
