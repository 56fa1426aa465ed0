"""The orders of fields: which stay, which are flattened to their result, and which say themselves what is drawn."""

import re

from .attributes import OF_A_MACHINE

_OWN = frozenset(
    (
        *("PAGE", "NUMPAGES", "SECTIONPAGES", "TOC", "REF", "PAGEREF", "NOTEREF", "STYLEREF", "HYPERLINK"),
        *("EQ", "SYMBOL", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT"),
    )
)
"""Fields that lead somewhere or are worked out from the document itself; others name an author, a file or a place."""
_DRAWN = frozenset(("EQ", "SYMBOL"))
"""Those of which the order is drawn, for there is no result."""
_ADDRESS = re.compile(r'\s*HYPERLINK\s+"?(?!\\[a-z]\b)(?P<address>[^\s"]+)', re.IGNORECASE)
_ADDRESSES = ("http:", "https:", "mailto:")
_BUTTON = re.compile(r"\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s+(?P<words>.+)", re.IGNORECASE | re.DOTALL)


def is_own(order: str) -> bool:
    """Whether it stays. A link may lead to a place of the document, to an address of web or mail, and to no file."""
    address = _ADDRESS.match(order)
    if OF_A_MACHINE.search(order) or (address and not address["address"].casefold().startswith(_ADDRESSES)):
        return False
    return _name(order) in _OWN


def draws_itself(order: str) -> bool:
    return _name(order) in _DRAWN


def label_of_button(order: str) -> str:
    """What a button of *order* shows; its macro and its place go."""
    button = _BUTTON.fullmatch(order)
    return button["words"].strip() if button else ""


def _name(order: str) -> str:
    words = order.split(maxsplit=1)
    return words[0].upper() if words else ""
