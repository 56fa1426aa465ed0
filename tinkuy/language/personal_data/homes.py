"""Postal addresses: a street with its name and the number of a house («Av. Las Flores 123», «Rua das Flores, 123»).

Where a person is said to live there, the street alone is enough; so are a quarter, a hamlet, a kilometre of a road or
what it lies behind, if it is named. Where an office or a meeting is said to be, a street is none.
"""

import re
from collections.abc import Iterator

from .dwellings import dwellings

_NAME = r"[A-ZÀ-ÖØ-Þ][^\W_]{0,25}\.?"
_BETWEEN = r"(?:de|del|la|las|los|da|do|das|dos|y|e|\d{1,2}) "
_NUMBER = r"(?:[Nn](?:[.º°o]{1,3}|úm\.?|ro\.?|úmero)|#)"
STREET = re.compile(
    r"(?<!\w)(?i:calle|avenida|av\.|av|avda\.?|jir[oó]n|jr\.|pasaje|psje\.|pje\.|callej[oó]n|rua|r\.|"
    r"travessa|alameda|"
    r"servid[aã]o|"
    r"beco|viela|ladeira) "
    rf"(?:{_BETWEEN}){{0,3}}{_NAME}(?: (?:{_BETWEEN}){{0,3}}{_NAME}){{0,4}}"
    rf"(?:,? {_NUMBER} ?|,? (?:casa |lote )?)(?:(?!(?:19|20)\d\d(?!\d))\d{{1,5}}(?![\d%]|[.,]\d)|"
    rf"[A-Z]-?\d{{1,3}}(?!\w))"
)
QUARTER = re.compile(
    r"(?<!\w)(?i:colonia|barrio|bairro|urbanizaci[oó]n|residencial|conjunto|vereda|villa|vila|poblaci[oó]n|"
    r"loteamento|OTB|"
    r"zona|s[ií]tio|finca) (?:(?:el|la|los|las|de|del|da|do) ){0,2}[A-ZÀ-Þ][^\W_]+(?: (?:(?:de|del|la|"
    r"los) )?[A-ZÀ-Þ][^\W_]+){0,3},"
    r" (?i:senda|calle|pasaje|pje\.|casa|bloque|bloco|mz\.?|manzana|quadra|rua|torre|finca|lote|n[uú]mero|"
    r"peatonal|pol[ií]gono|"
    r"s[ií]tio|edificio) (?i:n[.º°]{1,2} ?)?(?:(?i:el|la|los|las|do|da) )?[A-ZÀ-Þ\d][^\W_]*"
)
"""A quarter and the way within it: «colonia San Benito, senda 2»."""
ROAD = re.compile(
    r"(?<![\w.])(?:[Ll]ot )?\d{1,4}[A-Z]? (?:[A-Z][\w'’-]+ ){1,3}(?:Street|Road|Avenue|Lane|Drive|Close|"
    r"Gardens)(?!\w)"
)
CROSSING = re.compile(
    rf"(?<!\w)(?i:calle|carrera|cra\.?|cll?\.?|kr\.?|transversal|"
    rf"diagonal) \d{{1,3}} ?[A-Za-z]? ?{_NUMBER} ?\d{{1,3}} ?"
    r"[A-Za-z]? ?- ?\d{1,3}(?!\d)"
)
BLOCK = re.compile(
    r"(?<!\w)(?:manzana|mz[a]?\.?|quadra|qd\.?) [\w]{1,3},? (?:lote|lt\.?|casa) (?:n[.º°]{1,2} ?)?\d{1,4}(?!\d)",
    re.IGNORECASE,
)
LIVES = re.compile(
    r"\b(?:viv(?:o|e|en|imos|[ií]a|[ií]an|[ií]amos|i[oó])|domiciliad[oa]s?|resid(?:e|o|en|[ií]a)|residentes?|"
    r"mor(?:a|o|am|ava|avam)|"
    r"lives?|lived|living|resid(?:es|ed|ing))(?: [^\W\d_]{1,12})? (?:en|na|no|em|at|on|in)(?: (?:el|la|los|the|o|"
    r"a))? "
    r"(?P<home>(?:(?:calle|rua|street)(?= (?-i:[A-ZÀ-ÖØ-Þ\d]))|avenida|av\.|jir[oó]n|jr\.|pasaje|psje\.|travessa|"
    r"beco|"
    r"alameda)"
    r" (?!(?:y|e|que|de|con|com|donde|onde|desde|principal|central)\b)[^.;:\n]{2,50})",
    re.IGNORECASE,
)
"""Where somebody is said to live; «viven en la calle» names none."""
OFFICE = re.compile(
    r"\b(?:sede|ubicad|situad|localizad|oficina|escrit[oó]rio|funciona|reuni|instalaci|local\b|centro|hotel|marcha|"
    r"conselho|museo|museu|sal[oó]n|sal[aã]o|auditorio|audit[oó]rio|biblioteca|escuela|escola|asamblea|"
    r"assembleia|taller|"
    r"audiencia|audi[eê]ncia|atendimento|atenci[oó]n|casa (?:comunal|campesina|de la cultura|da cultura|de cultura)|"
    r"office|headquarters|located)[^.;\n]{0,60}$",
    re.IGNORECASE,
)
DWELLING = re.compile(
    r"\b(?:viv|mor[ao]|morador|resid|domicili|casa(?! (?:comunal|campesina|de la cultura|da cultura|"
    r"de cultura|d[ao]s ))|vivienda|hogar|lives)",
    re.IGNORECASE,
)
BEFORE = 80


def homes(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each, in no order."""
    for pattern in (STREET, QUARTER, CROSSING, BLOCK, ROAD):
        for match in pattern.finditer(text):
            if not _is_of_an_office(text[max(0, match.start() - BEFORE) : match.start()]):
                yield match.span()
    yield from (match.span("home") for match in LIVES.finditer(text))
    yield from dwellings(text)


def _is_of_an_office(before: str) -> bool:
    office = OFFICE.search(before)
    return office is not None and not DWELLING.search(before, office.start())
