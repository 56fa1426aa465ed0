"""Fields of a Word file: orders of which the result stands beside."""

import re

from .attributes import OF_A_MACHINE
from .elements import Part, name_of, split, value_of

_FIELDS = frozenset(
    (
        *("PAGE", "NUMPAGES", "SECTIONPAGES", "TOC", "REF", "PAGEREF", "NOTEREF", "SEQ", "STYLEREF", "HYPERLINK"),
        *("EQ", "SYMBOL", "="),
    )
)
"""Fields that are worked out from the document itself; others name an author, a file or a place: their words stay."""
_ADDRESS = re.compile(r'\s*HYPERLINK\s+"?(?!\\[a-z]\b)(?P<address>[^\s"]+)', re.IGNORECASE)
_ADDRESSES = ("http:", "https:", "mailto:")


def clean_fields(root: Part) -> None:
    """Empty every order that may tell of somebody; each element is looked at once.

    `instrText` holds an order, often split over several runs and with further fields inside: it lasts from one
    `fldChar` to the next of the same field, and is judged whole. `fldSimple` has it as an attribute.
    """
    open_orders: list[list[Part]] = []
    for found in root.iter():
        name = name_of(found)
        if name in ("instrText", "delInstrText"):
            if open_orders:
                open_orders[-1].append(found)
            else:
                _judge([found])
        elif name == "fldChar":
            _turn(open_orders, value_of(found, "fldCharType"))
        elif name == "fldSimple":
            _clean_simple(found)
    for pieces in open_orders:
        _judge(pieces)


def _turn(open_orders: list[list[Part]], kind: str) -> None:
    """A field begins, comes to its result, or ends."""
    if kind == "begin":
        open_orders.append([])
    elif open_orders:
        _judge(open_orders.pop())
        if kind == "separate":
            open_orders.append([])


def _judge(pieces: list[Part]) -> None:
    if not _is_own_field("".join(piece.text or "" for piece in pieces)):
        for piece in pieces:
            piece.text = ""


def _clean_simple(found: Part) -> None:
    for name, value in found.attrib.items():
        if split(name)[1] == "instr" and not _is_own_field(value):
            found.set(name, "")


def _is_own_field(order: str) -> bool:
    """A link may lead to a place of the document, to an address of the web or of mail, and to no file."""
    words = order.split(maxsplit=1)
    address = _ADDRESS.match(order)
    if OF_A_MACHINE.search(order):
        return False
    if address and not address["address"].casefold().startswith(_ADDRESSES):
        return False
    return not words or words[0].upper() in _FIELDS
