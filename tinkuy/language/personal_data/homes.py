"""Postal addresses: a street with its name and the number of a house («Av. Las Flores 123», «Rua das Flores, 123»)."""

import re
from collections.abc import Iterator

_NAME = r"[A-ZÀ-ÖØ-Þ][^\W_]{0,25}\.?"
_BETWEEN = r"(?:de|del|la|las|los|da|do|das|dos|y|e|\d{1,2}) "
_NUMBER = r"(?:[Nn](?:[.º°o]{1,3}|úm\.?|ro\.?|úmero)|#)"
STREET = re.compile(
    r"(?<!\w)(?i:calle|avenida|av\.|av|avda\.?|jir[oó]n|jr\.|pasaje|psje\.|callej[oó]n|rua|r\.|travessa|alameda) "
    rf"(?:{_BETWEEN}){{0,3}}{_NAME}(?: (?:{_BETWEEN}){{0,3}}{_NAME}){{0,4}}"
    rf"(?:,? {_NUMBER} ?|,? )(?!(?:19|20)\d\d(?!\d))\d{{1,5}}(?![\d%]|[.,]\d)"
)
CROSSING = re.compile(
    rf"(?<!\w)(?i:calle|carrera|cra\.?|cll?\.?|kr\.?|transversal|diagonal) \d{{1,3}} ?[A-Za-z]? ?{_NUMBER} ?\d{{1,3}} ?"
    r"[A-Za-z]? ?- ?\d{1,3}(?!\d)"
)


def homes(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each, in no order."""
    for pattern in (STREET, CROSSING):
        yield from (match.span() for match in pattern.finditer(text))
