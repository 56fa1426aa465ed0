"""For whom somebody works, by a name alone: «trabaja en la empresa …», «the company he represented, …», «… workers»."""

import re
from collections.abc import Iterator

from tinkuy.core.letters import folded

from .businesses import JOINS, NAME, tells_of_work
from .exploited import SENTENCE
from .words import listed

_NAMED = rf"{NAME}(?: (?:{JOINS} ){{0,2}}{NAME}){{0,3}}"
_COMPANY = (
    r"(?:empresa|compañ[ií]a|companhia|firma|cadena|rede|consultora|constructora|construtora|minera|mineradora|salmonera|"
    r"maquiladora|naviera|contratista|company|firm|contractor|chain)"
)
COMPANY = re.compile(
    rf"\b(?P<place>(?:empresas?|compañ[ií]as?|companhias?|firma|constructora|construtora|minera|mineradora|salmonera|pesquera|"
    rf"naviera|contratista|subcontratista) (?:[a-zà-ÿ]{{5,}} )?[\"«“]?{_NAMED})"
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
    r"\b(?:made|earn(?:ed|ing)?|paid|hired|jobs?|shifts?|position|internship|years|months|weeks) at "
    rf"(?P<place>(?:the |an? )?{_NAMED})"
)
WHERE_ONE_WORKED = re.compile(rf"\bat (?P<place>(?:the )?{_NAMED}),? where (?:\w+ ){{1,2}}work(?:s|ed)\b")
WORKERS_OF = re.compile(rf"\b[a-z]+ (?P<place>{NAME}(?: {NAME}){{1,3}}) (?:workers|employees|staff)\b")
_BEARS_A_NAME = (
    r"(?:local(?:es)?|negocios?|establecimientos?|estabelecimentos?|bar-restaurante|restobar|discoteca|salón|tienda|"
    r"centro nocturno|night club|boliche|hostal|hotel|comercio|bar|club|lugar|boate|loja|casa|empresa|campo|finca|"
    r"fazenda|estancia)"
)
IN_QUOTES = re.compile(rf"\b(?P<place>(?i:{_BEARS_A_NAME}) [«\"“‘'][^«»\"”\n]{{2,40}}[«»\"”’'])")
"""«El segundo local “Luna Roja”»: what bears a name in quotes is a place one goes to."""
CALLED = re.compile(
    rf"\b(?P<place>{_BEARS_A_NAME} (?:[^.«\"“\n]{{0,50}}, ?|[a-zà-ÿ]+ ){{0,2}}"
    r"(?:denominad|llamad|conocid|chamad|identificad|named|called)\w*(?: [a-z]+mente)?(?: como| as)? "
    r"[«\"“][^»\"”\n]{2,50}[»\"”](?:,? (?:y|e|and|y el otro como) [«\"“][^»\"”\n]{2,50}[»\"”])?)",
    re.IGNORECASE,
)
"""A name in quotes is one, with or without capitals: «locales denominados «Flor de un día» y …»."""


def employers(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each, in no order."""
    for pattern in (OF_A_COMPANY, AT_NAME, IN_QUOTES, WHERE_ONE_WORKED):
        yield from (match.span("place") for match in pattern.finditer(text))
    for sentence in SENTENCE.finditer(text):
        if not tells_of_work(sentence.group()):
            continue
        for pattern in (COMPANY, AS_AN_ASIDE, WORKERS_OF, CALLED):
            for match in pattern.finditer(sentence.group()):
                if not all(_is_of_a_country(word) for word in match["place"].split()):
                    yield sentence.start() + match.start("place"), sentence.start() + match.end("place")


def _is_of_a_country(word: str) -> bool:
    """«Venezuelan migrant workers» work for nobody."""
    return any(folded(word) in listed(name) for name in ("origins", "countries", "places"))
