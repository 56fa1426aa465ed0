"""Addresses of places of work told without their kind: «El negocio fue clausurado. Ubicado en Sarmiento 78 bis».

The place itself stands in the same sentence or in the one before, and the text tells of exploitation near it. Of an
office where people are heard or helped the address is public, and none of these.
"""

import re
from collections.abc import Iterator

from ..words import lines
from .businesses import NAME
from .exploitation import EXPLOITED, SENTENCE

AROUND = 2
"""Sentences before and after in which exploitation may be told."""
_KINDS = "|".join(
    sorted(
        {word for name in ("exploitation", "nobody_meets") for line in lines(f"work/{name}") for word in line.split()}
    )
)
PLACE_OF_WORK = re.compile(
    rf"\b(?:{_KINDS}|local(?:es)? (?:nocturn|de )\w*|negocio|local|wh?iskería|inmueble|establecimiento|"
    r"estabelecimento|im[óo]vel|galp[oó]n|"
    r"lugar (?:allanado|clausurado|intervenido)|brothel|sweatshop)(?:e?s)?\b",
    re.IGNORECASE,
)
PUBLIC = re.compile(
    r"\b(?:oficinas?|sede|fiscal[ií]a|ministerio|ministério|municip\w+|juzgado|comisar[ií]a|delegacia|consulado|"
    r"defensor[ií]a|centro de (?:atenci[oó]n|salud|justicia|acogida)|refugio|albergue|abrigo|denuncias?|acercarse|"
    r"office|headquarters|shelter|hotline)\b",
    re.IGNORECASE,
)
_STREET = (
    r"(?:calles?|avenidas?|av\.|ruta|rua|rodovia|carretera|calzada|pasaje|intersecci[oó]n de|esquina de|"
    r"cuadra \d{1,3} (?:de|del))"
)
_NAMED = rf"{NAME}(?: (?:(?:de|del|la|las|los|da|do) ){{0,2}}{NAME}){{0,3}}"
_CROSSING = (
    r"(?:,? (?:y|e|casi|esquina|casi esquina|entre|con|al|a la altura del?) (?:(?:la|el|calle|avenida) ){0,2}"
    rf"{_NAMED}){{0,2}}"
)
LOCATED = re.compile(
    r"\b(?:ubicad|situad|localizad|instalad|emplazad|funcionaba|funcionava|sit)(?:[oa]s?)? "
    r"(?:en|em|n[oa]|sobre|a) (?:(?:la|el|los|las|o|a) )?"
    rf"(?P<place>(?i:{_STREET}) (?:(?:del?|la|las|los|el|d[oa]) ){{0,2}}{_NAMED}{_CROSSING}|"
    rf"{NAME}(?: {NAME}){{0,2}} (?:al )?\d{{2,5}}(?: bis)?\b|{_NAMED},? casi esquina {_NAMED})"
)
HOUSE_NUMBER = re.compile(rf"\b(?:de|en|na|no|em) (?P<place>{NAME}(?: {NAME}){{0,2}} (?:\d{{2,5}} bis|al \d{{3,5}}))\b")
"""Nothing but an address has «bis», or «al 600»."""
QUOTED_WITH_ADDRESS = re.compile(
    rf"(?P<place>[«\"“][^«»\"”\n]{{3,40}}[»\"”]), (?:de|en) {NAME}(?: {NAME}){{0,2}} (?:al )?\d{{2,5}}"
)


def addresses_of_work(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each, in no order."""
    sentences = list(SENTENCE.finditer(text))
    tells = [EXPLOITED.search(sentence.group()) is not None for sentence in sentences]
    names_one = [PLACE_OF_WORK.search(sentence.group()) is not None for sentence in sentences]
    for number, sentence in enumerate(sentences):
        is_near = any(tells[max(0, number - AROUND) : number + AROUND + 1])
        has_a_place = names_one[number] or any(names_one[max(0, number - 1) : number + 2])
        if not (is_near and has_a_place) or PUBLIC.search(sentence.group()):
            continue
        for pattern in (LOCATED, HOUSE_NUMBER, QUOTED_WITH_ADDRESS):
            for match in pattern.finditer(sentence.group()):
                yield sentence.start() + match.start("place"), sentence.start() + match.end("place")
