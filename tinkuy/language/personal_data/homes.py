"""Postal addresses: a street with its name and the number of a house («Av. Las Flores 123», «Rua das Flores, 123»).

Where a person is said to live there, the street alone is enough; so are a quarter, a hamlet, a kilometre of a road or
what it lies behind, if it is named. Where an office or a meeting is said to be, a street is none.
"""

import re
from collections.abc import Iterator

from tinkuy.core.letters import folded

from .words import listed

_NAME = r"[A-ZÀ-ÖØ-Þ][^\W_]{0,25}\.?"
_BETWEEN = r"(?:de|del|la|las|los|da|do|das|dos|y|e|\d{1,2}) "
_NUMBER = r"(?:[Nn](?:[.º°o]{1,3}|úm\.?|ro\.?|úmero)|#)"
STREET = re.compile(
    r"(?<!\w)(?i:calle|avenida|av\.|av|avda\.?|jir[oó]n|jr\.|pasaje|psje\.|callej[oó]n|rua|r\.|travessa|alameda|"
    r"servid[aã]o|"
    r"beco|viela|ladeira) "
    rf"(?:{_BETWEEN}){{0,3}}{_NAME}(?: (?:{_BETWEEN}){{0,3}}{_NAME}){{0,4}}"
    rf"(?:,? {_NUMBER} ?|,? (?:casa |lote )?)(?!(?:19|20)\d\d(?!\d))\d{{1,5}}(?![\d%]|[.,]\d)"
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
DWELLS = re.compile(
    r"\b(?:viv(?:o|e|imos|[ií]a|i[oó])|domiciliad[oa]|con domicilio|com domic[ií]lio|domicilio|domic[ií]lio|"
    r"resid(?:e|o|[ií]a|iu)|"
    r"residente|mor(?:a|o|ava|ador|adora)|(?:su|mi|sua|minha|a|la) casa (?:est[aá]|queda|fica|es|é)|lives?|lived|"
    r"stays?|resides?|"
    r"cuida(?:ba)?(?= [^.;\n]{0,25}\ben la manzana)|her house is|his house is|my house is)(?: (?:sola?|so[zs]inha?|"
    r"ahora|agora|con su madre|"
    r"actualmente|atualmente))? (?=(?P<home>[^.;\n]{4,90}))",
    re.IGNORECASE,
)
_KINDS = (
    r"barrio|bairro|barriada|comunidad|comunidade|vereda|caser[ií]o|rancher[ií]a|aldea|aldeia|sector|manzana|mz\.?|"
    r"parcela|"
    r"conjunto|condominio|condomínio|urbanizaci[oó]n|residencial|asentamiento|assentamento|s[ií]tio|finca|fazenda|"
    r"ocupaç[aã]o|"
    r"travessa|servid[aã]o|beco|viela|ladeira|pasaje|callej[oó]n|calle|rua|poblaci[oó]n|toma|invasi[oó]n|invas[aã]o|"
    r"favela|morro|"
    r"edificio|edif[ií]cio|bloque|bloco|torre|lote|lot|section|street|village|loteamento|colonia|cohab|km\.?|"
    r"kil[oó]metro|quil[oô]metro|casa n"
)
_BESIDE = (
    r"a la vuelta|al lado|frente|enfrente|detr[aá]s|atr[aá]s|junto|a (?:una|dos|tres|media) cuadras?|cerca|ao lado|"
    r"em frente|perto|"
    r"behind|across|next|opposite|near"
)
KIND = re.compile(
    rf"(?:(?:en|a|na|no|em|at|in|on|del?|da|do)? ?(?:el|la|los|las|o|the)? ?)(?P<place>\b(?:{_KINDS})\b.*)",
    re.IGNORECASE,
)
BESIDE = re.compile(rf"(?P<place>(?:{_BESIDE})(?: (?:del?|da|do|a|al|ao|à|of|from|to|the|la|el))+ .*)", re.IGNORECASE)
STOPS = re.compile(
    r",? (?:con|com|desde|junto con|porque|y (?:su|tiene|trabaja)|e (?:tem|trabalha)|with|since|cuando|quando)\b.*",
    re.IGNORECASE,
)
NAMES_IT = re.compile(r"[A-ZÀ-ÖØ-Þ][^\W_]|\d")
WORD = re.compile(r"[^\W\d_]{2,}")
OFFICE = re.compile(
    r"\b(?:sede|ubicad|situad|localizad|oficina|escrit[oó]rio|funciona|reuni|instalaci|local\b|centro|hotel|marcha|"
    r"conselho|museo|museu|"
    r"office|headquarters|located)[^.;\n]{0,60}$",
    re.IGNORECASE,
)
DWELLING = re.compile(r"\b(?:viv|mor[ao]|morador|resid|domicili|casa|vivienda|hogar|lives)", re.IGNORECASE)
BEFORE = 80


def homes(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each, in no order."""
    for pattern in (STREET, CROSSING, BLOCK):
        for match in pattern.finditer(text):
            if not _is_of_an_office(text[max(0, match.start() - BEFORE) : match.start()]):
                yield match.span()
    yield from (match.span("home") for match in LIVES.finditer(text))
    is_small = not NAMES_IT.search(text)
    for match in DWELLS.finditer(text):
        passage = STOPS.sub("", match["home"])
        place = KIND.match(passage) or BESIDE.match(passage)
        if place and _names_one(place, is_small=is_small):
            start = match.start("home")
            yield start + place.start("place"), start + place.end("place")


def _is_of_an_office(before: str) -> bool:
    office = OFFICE.search(before)
    return office is not None and not DWELLING.search(before, office.start())


def _names_one(place: re.Match[str], *, is_small: bool) -> bool:
    """Whether it is named: by a capital or a number, or in text without capitals by a word that is no common one."""
    words = place["place"]
    if not is_small:
        return NAMES_IT.search(words, 1) is not None
    others = [folded(word) for word in WORD.findall(words)][1:]
    return sum(word not in listed("small_common") for word in others[:4]) > 1
