"""Marked content of a PDF: what ties a piece of a page to the structure, and what is read aloud in its place."""

import re
from collections.abc import Callable, Mapping
from importlib.resources import files

from tinkuy.systematisation.materials.documents.office.names import OF_A_MACHINE

from .pieces import Piece
from .words import unpacked

Properties = Mapping[str, object]
STANDARD = frozenset(files(__package__).joinpath("structure_types.txt").read_text("utf-8").split())
"""What a piece of a page may be called (ISO 32000-2, 14.8.4); other names somebody has given."""
_SPOKEN = ("/ActualText", "/Alt", "/E")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-(?:[A-Za-z]{2}|\d{3}))?")
"""A tag of a language, perhaps with its script and its country (BCP 47), in which no other word fits."""
_NUMBER = re.compile(rb"\s*(\d{1,9})")


def begun(operands: list[tuple[str, bytes]], properties: Callable[[bytes], Properties]) -> Piece:
    """The piece that begins, with its tag, its number and its words; *properties* are those of a name."""
    named = [token for kind, token in operands if kind == "name"]
    tag = named[0].decode("ascii", "replace") if named else ""
    tag_name = (tag if tag in STANDARD else "/Span").encode()
    harmless = _harmless_properties(operands) or (_of_resource(properties(named[1])) if len(named) > 1 else {})
    number = _NUMBER.fullmatch(harmless.get("/MCID", b""))
    silent = {name: value for name, value in harmless.items() if name not in _SPOKEN}
    return Piece(_operator(tag_name, harmless), _operator(tag_name, silent), int(number[1]) if number else None)


def _operator(tag: bytes, values: Mapping[str, bytes]) -> bytes:
    words = b" ".join(name.encode() + b" " + value for name, value in values.items())
    return tag + (b" <<" + words + b">> BDC" if words else b" BMC")


def _harmless_properties(operands: list[tuple[str, bytes]]) -> dict[str, bytes]:
    """Of a dictionary that stands in the stream, at its first level."""
    depth, properties = 0, dict[str, bytes]()
    for place, (kind, token) in enumerate(operands[:-1]):
        depth += {b"<<": 1, b">>": -1}.get(token, 0) if kind == "dictionary" else 0
        after, value = operands[place + 1]
        if depth != 1 or kind != "name":
            continue
        number = _NUMBER.match(value) if after == "plain" else None
        name = token.decode("ascii", "replace")
        if name == "/MCID" and number:
            properties[name] = number[1]
        elif after == "string" and (_is_language(unpacked(value)) if name == "/Lang" else _is_harmless(name, value)):
            properties[name] = value
    return properties


def _of_resource(properties: Properties) -> dict[str, bytes]:
    number, language = properties.get("/MCID"), properties.get("/Lang")
    harmless = {"/MCID": b"%d" % number} if isinstance(number, int) else {}
    if isinstance(language, str) and LANGUAGE.fullmatch(language):
        harmless["/Lang"] = b"(" + language.encode() + b")"
    for name in _SPOKEN:
        words = properties.get(name)
        if isinstance(words, str) and not OF_A_MACHINE.search(words):
            harmless[name] = b"<" + ("\ufeff" + words).encode("utf-16-be").hex().encode() + b">"
    return harmless


def _is_language(value: bytes) -> bool:
    return LANGUAGE.fullmatch(value.decode("latin-1")) is not None


def _is_harmless(name: str, value: bytes) -> bool:
    return name in _SPOKEN and not _is_of_a_machine(value)


def _is_of_a_machine(value: bytes) -> bool:
    """Whether a string names a place on a machine, in whatever way it is written."""
    if value.startswith(b"<"):
        digits = re.sub(rb"[^0-9A-Fa-f]", b"", value).decode()
        value = bytes.fromhex(digits + "0" * (len(digits) % 2))
    words = value.replace(b"\0", b"").replace(b"\\\\", b"\\").decode("latin-1")
    return OF_A_MACHINE.search(words) is not None
