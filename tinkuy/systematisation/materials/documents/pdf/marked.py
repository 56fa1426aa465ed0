"""Marked content of a PDF: what ties a piece of a page to the structure, and what is read aloud in its place."""

import re
from collections.abc import Callable, Mapping

from tinkuy.systematisation.materials.documents.office.attributes import OF_A_MACHINE

Properties = Mapping[str, object]
STANDARD = frozenset(
    [
        "/Document",
        "/DocumentFragment",
        "/Part",
        "/Art",
        "/Sect",
        "/Div",
        "/BlockQuote",
        "/Caption",
        "/TOC",
        "/TOCI",
        "/Index",
        "/NonStruct",
        "/Private",
        "/P",
        "/H",
        "/H1",
        "/H2",
        "/H3",
        "/H4",
        "/H5",
        "/H6",
        "/L",
        "/LI",
        "/Lbl",
        "/LBody",
        "/Table",
        "/TR",
        "/TH",
        "/TD",
        "/THead",
        "/TBody",
        "/TFoot",
        "/Span",
        "/Quote",
        "/Note",
        "/Reference",
        "/BibEntry",
        "/Code",
        "/Link",
        "/Annot",
        "/Ruby",
        "/RB",
        "/RT",
        "/RP",
        "/Warichu",
        "/WT",
        "/WP",
        "/Figure",
        "/Formula",
        "/Form",
        "/Aside",
        "/Title",
        "/FENote",
        "/Sub",
        "/Em",
        "/Strong",
        "/Artifact",
        "/OC",
        "/ReversedChars",
    ]
)
"""What a piece of a page may be called (ISO 32000-2, 14.8.4); other names somebody has given."""
_SPOKEN = ("/Lang", "/ActualText", "/Alt", "/E")
_NUMBER = re.compile(rb"\s*(\d{1,9})")


def rewritten(operands: list[tuple[str, bytes]], properties: Callable[[bytes], Properties]) -> bytes:
    """The operator that begins a piece, with its tag, its number and its words; *properties* are those of a name."""
    named = [token for kind, token in operands if kind == "name"]
    tag = named[0].decode("ascii", "replace") if named else ""
    kept = tag if tag in STANDARD else "/Span"
    told = b" ".join(_harmless_properties(operands) or (_of_resource(properties(named[1])) if len(named) > 1 else []))
    return kept.encode() + (b" <<" + told + b">> BDC" if told else b" BMC")


def _harmless_properties(operands: list[tuple[str, bytes]]) -> list[bytes]:
    """Of a dictionary that stands in the stream, at its first level."""
    depth, kept = 0, []
    for place, (kind, token) in enumerate(operands[:-1]):
        depth += {b"<<": 1, b">>": -1}.get(token, 0) if kind == "dictionary" else 0
        after, value = operands[place + 1]
        if depth != 1 or kind != "name":
            continue
        number = _NUMBER.match(value) if after == "plain" else None
        if token == b"/MCID" and number:
            kept.append(b"/MCID " + number[1])
        elif token.decode("ascii", "replace") in _SPOKEN and after == "string" and not _is_of_a_machine(value):
            kept.append(token + b" " + value)
    return kept


def _of_resource(found: Properties) -> list[bytes]:
    number = found.get("/MCID")
    kept = [b"/MCID %d" % number] if isinstance(number, int) else []
    for name in _SPOKEN:
        words = found.get(name)
        if isinstance(words, str) and not OF_A_MACHINE.search(words):
            kept.append(name.encode() + b" <" + ("\ufeff" + words).encode("utf-16-be").hex().encode() + b">")
    return kept


def _is_of_a_machine(value: bytes) -> bool:
    """Whether a string names a place on a machine, in whatever way it is written."""
    if value.startswith(b"<"):
        digits = re.sub(rb"[^0-9A-Fa-f]", b"", value).decode()
        value = bytes.fromhex(digits + "0" * (len(digits) % 2))
    words = value.replace(b"\0", b"").replace(b"\\\\", b"\\").decode("latin-1")
    return OF_A_MACHINE.search(words) is not None
