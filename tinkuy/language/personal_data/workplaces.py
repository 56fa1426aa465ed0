"""Places of work that tell who somebody is: «trabaja en el bar Los Amigos», «funcionária da prefeitura de …».

A trade alone («trabaja en un mercado») tells nobody: the passage must name the place, by a capital or a number.
"""

import re
from collections.abc import Iterator
from itertools import islice

from tinkuy.core.letters import folded

from .dictionary import is_unknown
from .given import is_given
from .words import lines, listed

VERB = re.compile(
    r"\b(?:trabaj(?:a|o|aba|é|ó|aron|aban|an)|labora(?:ba)?|atiende|atendía|se desempeña|presta servicios|"
    r"trabalh(?:a|o|ava|ou|avam|am)|work(?:s|ed|ing)?|(?:is|was|am|are) employed|"
    r"trabajando|trabalhando|trabajé|trabalhei|labor(?:o|an|ó)|atend(?:e|o|ía|ia|iendo)|hac(?:e|"
    r"ía) (?:la )?limpieza|faz (?:a )?(?:faxina|limpeza)|fazia faxina|"
    r"drives|guards|manages|serves|waitress(?:es|ing)|se ocupa|está empleada?o?|fue contratada?o?|foi contratad[oa]|"
    r"hac(?:e|ía) turnos?|"
    r"sirv(?:e|ía)|barr(?:e|ía)|cuida(?:ba)?|lav(?:a|aba|ava)|cos(?:e|ía|tura)|cocin(?:a|aba|ando)|cozinha(?:va|"
    r"ndo)?|limpi(?:a|aba|ando)|enseñ(?:a|aba|ando)|lotad[oa]|"
    r"contratad[oa]|vend(?:e|ía|iendo)|(?:da|daba|dicta) clases|dá aulas?|teach(?:es|ing)?|cleans|cooks|"
    r"estudi(?:a|o|aba)|estud(?:a|o|ava)|trabajamos|trabalhamos)"
    r"(?:[ ](?:como|desde|hace|há|faz|de|as|a|los|las|aos|por|since|todos|cada|oficinas|cuartos|pisos|baños|"
    r"casas)(?:[ ]\w{1,12}){0,3}?)?"
    r"[ ](?P<by>en|para|no|na|em|nos|nas|at|for|in|by)[ ]",
    re.IGNORECASE,
)
_TRADES = "|".join(word for line in lines("trades") for word in line.split())
TRADE = re.compile(
    rf"\b(?:{_TRADES}|agente de saúde|agente de salud)"
    r"(?:[ ](?:bilingüe|rural|social|suplente|titular|comunitari[oa]|indígena|auxiliar|municipal|jubilad[oa]))?"
    r"[ ](?P<by>del?|da|do|das|dos|en|no|na|of|at|from)[ ]",
    re.IGNORECASE,
)
RUNS = re.compile(
    r"\b(?:look(?:s|ed|ing)? after|runs?|owns?|atiend[eo]|atendía|administra|regenta|limpia|cuida)"
    r"[ ](?P<by>the|el|la|o|a|su)[ ]",
    re.IGNORECASE,
)
PASSAGE = re.compile(r"(?:[nN]\.[º°o]\.? ?|\bSt\. |\d\.(?=\d)|[^\n.,;:()¿?¡!«»\"]){1,80}")
STOPS = re.compile(
    r"[ ](?:desde|cuando|con|sin|porque|hace|y|e|que|donde|onde|since|when|with|without|because|and|where"
    r"|de noche|à noite)\b.*",
    re.IGNORECASE | re.DOTALL,
)
FIRST_WORD = re.compile(r"(?:(?:el|la|los|las|un|una|o|a|os|as|um|uma|the|an)[ ])?(?P<word>[^\W\d_]+)", re.IGNORECASE)
NAMES_IT = re.compile(r"\b\d{1,4}\b|[^\W\d_]+")
BY_NAME_ALONE = frozenset({"para", "at", "for", "by"})
"""After these a name alone is a place of work: «works for Northern Timber»; «works in Lima» is not."""
WITH_ARTICLE = frozenset({"na", "no", "the", "el", "la", "o", "a"})
CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ](?<!\bI)")
SMALL_PLACE = re.compile(
    r"(?:la|el|the|o|a) (?P<kind>[^\W\d_]+)(?: (?:de|da|do) [^\W\d_]{3,})? (?:at |del? |da |do |la |el |"
    r"los )*(?P<name>[^\W\d_]{3,})"
)
NAME_FIRST = re.compile(r"(?:the )?(?P<name>[^\W\d_]{2,}(?: [^\W\d_]{3,}){0,2}) (?P<kind>[^\W\d_]+)")
"""In English the name stands before the kind: «the st ignatius clinic»."""
OFFERED = re.compile(
    r"(?:\w[ií]an?|un|el|de|del|su|mi|busc\w+|ofrec\w+|promet\w+|hay|consigui?\w*|dar|dieron) $", re.IGNORECASE
)
"""Before these «trabajo en» is a thing that is offered or looked for, not what somebody does."""


def workplaces(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each, in no order."""
    is_small = not CAPITAL.search(text)
    for pattern in (VERB, TRADE, RUNS):
        for match in pattern.finditer(text):
            passage = PASSAGE.match(text, match.end())
            words = STOPS.sub("", passage.group()).rstrip() if passage else ""
            by = match["by"].casefold()
            before = text[max(0, match.start() - 20) : match.start()]
            if match.group().casefold().startswith("trabajo ") and OFFERED.search(before):
                continue
            if _names_a_place(words, by) or (
                is_small and (_names_a_place_in_small(words, by) or _names_a_place_in_english(words))
            ):
                yield match.end(), match.end() + len(words)


def _names_a_place_in_small(words: str, by: str) -> bool:
    """Of text without capitals: a place with its article and more words than its kind, «la panadería san martín»."""
    passage = SMALL_PLACE.match(words if by not in WITH_ARTICLE else f"la {words}")
    if not passage:
        return False
    kind, name = passage.group("kind", "name")
    return folded(kind) in listed("workplaces") and folded(name) not in listed("small_common")


def _names_a_place_in_english(words: str) -> bool:
    passage = NAME_FIRST.match(words)
    if not passage or folded(passage["kind"]) not in listed("workplaces"):
        return False
    return any(is_unknown(folded(word)) or is_given(folded(word)) or word == "st" for word in passage["name"].split())


def _names_a_place(words: str, by: str) -> bool:
    first = FIRST_WORD.match(words)
    if not first or not any(_names_one(match.group()) for match in NAMES_IT.finditer(words)):
        return False
    is_name_alone = by in BY_NAME_ALONE and first["word"][0].isupper()
    return is_name_alone or any(
        folded(match.group()) in listed("workplaces") for match in islice(NAMES_IT.finditer(words), 3)
    )


def _names_one(word: str) -> bool:
    return word[0].isupper() or word.isdigit()
