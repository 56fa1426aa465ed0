"""Postal addresses: a street with its name and the number of a house («Av. Las Flores 123», «Rua das Flores, 123»).

Where a person is said to live there, the street alone is enough.
"""

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
BLOCK = re.compile(
    r"(?<!\w)(?:manzana|mz[a]?\.?|quadra|qd\.?) [\w]{1,3},? (?:lote|lt\.?|casa) (?:n[.º°]{1,2} ?)?\d{1,4}(?!\d)",
    re.IGNORECASE,
)
LIVES = re.compile(
    r"\b(?:viv(?:o|e|en|imos|[ií]a|[ií]an|[ií]amos|i[oó])|domiciliad[oa]s?|resid(?:e|o|en|[ií]a)|residentes?|mor(?:a|o|am|ava|avam)|"
    r"lives?|lived|living|resid(?:es|ed|ing))(?: [^\W\d_]{1,12})? (?:en|na|no|em|at|on|in)(?: (?:el|la|los|the|o|a))? "
    r"(?P<home>(?:(?:calle|rua|street)(?= (?-i:[A-ZÀ-ÖØ-Þ\d]))|avenida|av\.|jir[oó]n|jr\.|pasaje|psje\.|travessa|beco|"
    r"alameda)"
    r" (?!(?:y|e|que|de|con|com|donde|onde|desde|principal|central)\b)[^.;:\n]{2,50})",
    re.IGNORECASE,
)
"""Where somebody is said to live; «viven en la calle» names none."""


def homes(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each, in no order."""
    for pattern in (STREET, CROSSING, BLOCK):
        yield from (match.span() for match in pattern.finditer(text))
    yield from (match.span("home") for match in LIVES.finditer(text))
