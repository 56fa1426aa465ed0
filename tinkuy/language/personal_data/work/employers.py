"""For whom somebody works, by a name alone: «trabaja en la empresa …», «the company he represented, …», «… workers»."""

import re
from collections.abc import Iterator

from .businesses import JOINS, NAME, is_of_many, tells_of_work
from .exploitation import EXPLOITED, LABOUR, SENTENCE

_NAMED = rf"{NAME}(?: (?:{JOINS} ){{0,2}}{NAME}){{0,3}}"
_COMPANY = (
    r"(?:empresa|compañ[ií]a|companhia|firma|cadena|rede|consultora|constructora|construtora|minera|mineradora|salmonera|"
    r"maquiladora|naviera|contratista|company|firm|contractor|chain)"
)
COMPANY = re.compile(
    rf"\b(?P<place>(?:empresas?|compañ[ií]as?|companhias?|firma|constructora|construtora|minera|mineradora|salmonera|pesquera|"
    rf"naviera|contratista|subcontratista|maquiladora|maquila) (?:[a-zà-ÿ]{{5,}} )?[\"«“]?{_NAMED})"
)
"""A company's name is enough where the text tells of somebody who works, or what happened to them."""
OF_A_COMPANY = re.compile(
    r"\b(?:trabaj(?:a|o|aba|é|ó|ando|an|aban)|trabalh(?:a|o|ava|ou|ei|ando|am|avam)|emplead[oa]s?|empregad[oa]s?|"
    r"contratad[oa]s?|funcion[aá]ri[oa]s?|operari[oa]s?|parte del equipo|work(?:s|ed|ing)|employed|hired)\b"
    rf"[^.,;:\n]{{0,60}}? (?P<place>{_COMPANY} (?:de [a-zà-ÿ]+ )?[\"«“]?{_NAMED})"
)
"""Of a company a person must be said to work for it: reports are full of companies."""
AS_AN_ASIDE = re.compile(rf"\b{_COMPANY}(?: [a-zà-ÿ]+){{0,4}}, (?P<place>{_NAMED})(?=[,.)])")
AT_NAME = re.compile(
    r"\b(?:made|earn(?:ed|ing)?|paid|hired|employed|boss|supervisor|jobs?|shifts?|position|internship|years|months|weeks|"
    r"(?:peel|pick|clean|wash|cook|sew|pack|cut|serv|sell|wait)ing(?: [a-z]+)?) at "
    rf"(?P<place>(?:the |an? )?{_NAMED})"
)
_ENDING = (
    r"(?:Inc|INC|LLC|L\.L\.C|Ltd|Corp|S\. ?A\.(?: ?C\.?)?|S\. ?R\. ?L\.?|S\.?A\.?S|SAC|SRL|E\.?I\.?R\.?L|Ltda|Cía|SpA|"
    r"EIRELI|S/A)"
)
"""Of a company's name: its legal form."""
WITH_A_SUFFIX = re.compile(rf"\b(?P<place>{NAME}(?: (?:(?:{JOINS}|and) )?{NAME}){{0,4}},? {_ENDING})\b")
"""«Comercial Andina, Ltda.»: what is written after a company's name."""
BY_ITS_TRADE = re.compile(
    rf"\b(?P<place>{NAME}(?: (?:(?:and|&) )?{NAME}){{0,3}}? (?:Farms|Orchards|Ranch|Staffing|Services|Growers|Produce|"
    r"Foods|Packing|Nursery|Hotels|Resorts|Country Club|Fisheries|Seafood|Meats|Poultry|Industries|Construction|"
    r"Logistics)|(?:Agr[ií]cola|Comercial|Inversiones|Frut[ií]cola|Exportadora|Viña|Hort[ií]cola|Pesquera|Forestal|"
    r"Minera|Vin[ií]cola|Constructora|Construtora|Transportes|Confecciones|Confecções|Usina|Calçados|Granja) "
    rf"{_NAMED})(?!\w)"
)
"""By the trade that stands in the name: «Blue Harvest Farms», «Agrícola Los Molles»."""
COMPANY_CALLED = re.compile(
    rf"\b(?:{_COMPANY}|farm|restaurant|hotel|builder|contractor|fundo|predio|finca|hacienda|fazenda)"
    r"(?: [a-zà-ÿ]+){0,2} "
    rf"(?:called|named|llamad[oa]|denominad[oa]|chamad[oa]|conocid[oa] como) (?P<place>{_NAMED})"
)
BY_PROFESSION = re.compile(
    r"\b(?:caseworker|case worker|social worker|nurse|teacher|cook|driver|officer|lawyer|interpreter) "
    rf"(?:with|for) (?:the )?(?P<place>{_NAMED})"
)
"""«a nurse with …», «a social worker for …»: in English no verb need say that somebody works."""
WHERE_ONE_WORKED = re.compile(rf"\bat (?P<place>(?:the )?{_NAMED}),? where (?:\w+ ){{1,2}}work(?:s|ed)\b")
WORKERS_OF = re.compile(rf"\b[a-z]+ (?P<place>{NAME}(?: {NAME}){{1,3}}) (?:workers|employees|staff)\b")
_BEARS_A_NAME = (
    r"(?:local(?:es)?|negocios?|establecimientos?|estabelecimentos?|bar-restaurante|restobar|discoteca|salón|tienda|"
    r"centro nocturno|night club|boliche|hostal|hotel|comercio|bar|club|lugar|boate|loja|casa|empresa|campo|finca|"
    r"fazenda|estancia|prost[ií]bulo|cantina|restaurante|taller|karaoke|inmueble|predio|im[óo]vel|burdel|wh?iskería|galp[oó]n|bodega|"
    r"negocio clandestino(?: de [a-z]{4,12}(?: que)?)?)(?:e?s)?"
)
_QUOTED = r"""(?>[«"“‘'][^«»"”\n]{2,40}?[«»"”’'](?!\w))"""
"""To the first sign that ends it, and nowhere else: a list of names in apostrophes would be cut in millions of ways."""
IN_QUOTES = re.compile(
    rf"\b(?P<place>(?i:{_BEARS_A_NAME}) {_QUOTED}(?:(?:, {_QUOTED}){{0,6}},? (?:y|e|and) {_QUOTED})?)"
)
"""«El segundo local “Luna Roja”»: what bears a name in quotes is a place one goes to."""
CALLED = re.compile(
    rf"\b(?P<place>{_BEARS_A_NAME},? (?:[^.«\"“\n]{{0,50}}, ?|[a-zà-ÿ]+ ){{0,2}}"
    r"(?:(?:denominad|llamad|conocid|chamad|identificad|(?:se |con )nombr|named|called)\w*(?: [a-z]+mente)?|"
    r"(?:funcionaba )?(?:bajo|con|sob) (?:el|o) (?:nombre|nome))(?: como| as| de)? "
    r"[«\"“][^»\"”\n]{2,50}[»\"”](?:, [«\"“][^»\"”\n]{2,50}[»\"”]){0,6}"
    r"(?:,? (?:y|e|and|y el otro como) [«\"“][^»\"”\n]{2,50}[»\"”])?)",
    re.IGNORECASE,
)
"""A name in quotes is one, with or without capitals: «locales denominados «Flor de un día» y …»."""

SUFFIX = re.compile(rf",? {_ENDING}\Z")
"""What may be left out once it was said."""
OWNED = re.compile(
    r"\b(?i:propietari[oa]s?|dueñ[oa]s?|proprietári[oa]s?|don[oa]s?(?= d[aoe]s? )|owners?) (?:del?|d[aoe]s?|of) "
    rf"(?:(?:la|el|los|las|the) )?(?P<place>{_NAMED})"
)
"""«a proprietária da Dulcíssimo Confeitaria»."""
AROUND = 1
"""Sentences before and after in which it may be told."""


def employers(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each, in no order."""
    for pattern in (OF_A_COMPANY, AT_NAME, IN_QUOTES, WHERE_ONE_WORKED, COMPANY_CALLED, BY_PROFESSION, OWNED):
        yield from (match.span("place") for match in pattern.finditer(text))
    sentences = list(SENTENCE.finditer(text))
    is_of_labour = [LABOUR.search(sentence.group()) is not None for sentence in sentences]
    is_exploited = [EXPLOITED.search(sentence.group()) is not None for sentence in sentences]
    for number, sentence in enumerate(sentences):
        is_of_work = tells_of_work(sentence.group())
        nearby = slice(max(0, number - AROUND), number + AROUND + 1)
        patterns = [*((COMPANY, AS_AN_ASIDE, WORKERS_OF) if is_of_work else ())]
        patterns += (WITH_A_SUFFIX, BY_ITS_TRADE) if is_of_work or any(is_of_labour[nearby]) else ()
        patterns += (CALLED,) if is_of_work or any(is_exploited[nearby]) else ()
        for pattern in patterns:
            for match in pattern.finditer(sentence.group()):
                if not is_of_many(match["place"]):
                    yield sentence.start() + match.start("place"), sentence.start() + match.end("place")
