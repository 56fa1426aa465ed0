"""Places of work told by their kind and where they are: «cocinera en un restaurante de …», «peluquería de la calle 29».

Of a large town, which a list has, there are many; of a small one and of a street there are few.
"""

import re
from collections.abc import Iterator

from tinkuy.core.letters import folded

from ..words import lines, listed
from .businesses import EVENT, NAME, WORK, is_of_many, tells_of_work
from .exploitation import EXPLOITED, OF_SEVERAL_WORDS, ONLY_ONE, SENTENCE

_SHOPS = "|".join(
    sorted(word for name in ("businesses", "exploitation") for word in listed(f"work/{name}") if word.isalpha())
)
_KINDS = "|".join(word for line in lines("work/exploitation") for word in line.split())
_INSTITUTIONS = (
    r"escuelas?|colegios?|liceo|jard[ií]n|instituci[oó]n educativa|posta|centro de salud|puesto de salud|cl[ií]nica|"
    r"albergue|frigor[ií]ficos?|abatedouro|matadouro|matadero|granjas?|canteros?|vivero|invernadero|packing|planta|"
    r"despachos?|locales|negocios?|establecimientos?|estabelecimentos?|escola|creche|posto de saúde|unidade de saúde|"
    r"abrigo|asilo|minis[uú]per|galp[oó]n|hort[ií]cola|vin[ií]colas?|geri[áa]trico|"
    r"(?:lugar|inmueble|predio|im[óo]vel),? (?=ubicad|localizad|situad)|"
    r"school|clinic|nursing home|plant|slaughterhouse|salon"
)
_LINK = (
    r"(?:en|del?|em|n[oa]s?|d[oa]s?|in|of|near|on|at|sobre|frente al?|junto al?|cerca del?|perto d[oa]|"
    r"(?:ubicad|localizad|situad)[oa]s? (?:en|em|na|no|a))"
)
_STREET = (
    r"(?:cuadra \d{1,3}|calles?|avenidas?|av\.|jr\.|jir[oó]n|pasaje|calzada|esquina|carretera|ruta|rodovia|rua|"
    r"travessa|ladeira|barrios?|bairros?|colonia|comuna|ciudadela|cdla\.|urbanizaci[oó]n|poblaci[oó]n|sector|"
    r"supermanzana|zonas?|vereda|caser[ií]o|comunidade?|regi[ãa]o|aldeia|aldea|localidade?|povoado|munic[ií]pios?|distrito|"
    r"parroquia|pueblo|plaza|pra[çc]a|mercado|metro|terminal|street|road|avenue|village)"
)
_NAMED = rf"{NAME}(?: (?:(?:d[eoa]s?|del|la|las|los|y|e|&) ){{0,2}}{NAME}){{0,3}}"
_NEAR = rf"(?: (?P<street>(?i:{_STREET})(?: (?:centro|hist[oó]rico|porteñ[oa]|del?|d[oa]s?|la|el|las|los)){{0,3}}))?"
PLACE = re.compile(
    rf"\b(?P<place>(?i:{OF_SEVERAL_WORDS}|{_KINDS}|{_SHOPS}|{_INSTITUTIONS})(?:e?s)?(?:,? [a-zà-ÿ]+){{0,7}}?,? "
    rf"{_LINK}(?: (?:el|la|los|las|o|a|the|esta|este))?{_NEAR} (?P<name>{_NAMED}))"
)
HOME = re.compile(r"(?:casa|domicilio|vivienda|resid[êe]ncia|apartamento|house|farmhouse)\b", re.IGNORECASE)
OFFERS = re.compile(r"\b(?:promet|ofrec|oferec|busc|procur|offer|promis)\w*", re.IGNORECASE)
"""Nobody works there yet."""
FIRST_WORD = re.compile(r"[^\W\d_]+")


def places_by_kind(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each, in no order."""
    for sentence in SENTENCE.finditer(text):
        words = sentence.group()
        is_exploited = EXPLOITED.search(words) is not None
        if EVENT.search(words) or not (is_exploited or tells_of_work(words)):
            continue
        for match in PLACE.finditer(words):
            if ONLY_ONE.search(words, 0, match.start()) or not (is_exploited or _somebody_works_at(words, match)):
                continue
            if match["street"] or is_exploited or not is_of_many(match["name"].removesuffix(" State")):
                yield sentence.start() + match.start("place"), sentence.start() + match.end("place")


def _somebody_works_at(sentence: str, place: re.Match[str]) -> bool:
    """The work is told before the place; after it only of a shop: «la posta de … atiende hoy» is an institution."""
    if HOME.match(place.group()) or OFFERS.search(sentence, 0, place.start()):
        return False
    kind = FIRST_WORD.match(place.group())
    is_shop = kind is not None and folded(kind.group()) in listed("work/nobody_meets")
    return is_shop or WORK.search(sentence, 0, place.start()) is not None
