"""Places of work that tell who somebody is: «trabaja en el bar Los Amigos», «funcionária da prefeitura de …».

A trade alone («trabaja en un mercado») tells nobody: the passage must name the place, by a capital or a number.
"""

import re
from collections.abc import Iterator
from itertools import islice

from tinkuy.core.letters import folded

from .words import listed

VERB = re.compile(
    r"\b(?:trabaj(?:a|o|aba|é|ó|aron|aban|an)|labora(?:ba)?|atiende|atendía|se desempeña|presta servicios|"
    r"trabalh(?:a|o|ava|ou|avam|am)|work(?:s|ed|ing)?|(?:is|was|am|are) employed)"
    r"[ ](?P<by>en|para|no|na|em|nos|nas|at|for|in|by)[ ]",
    re.IGNORECASE,
)
TRADE = re.compile(
    r"\b(?:funcion[aá]ri[oa]|emplead[oa]|empregad[oa]|trabajador[a]?|trabalhador[a]?|servidor[a]?|enfermer[oa]|enfermeir[oa]|maestr[oa]|"
    r"professor[a]?|profesor[a]?|docente|polic[ií]a|policial|agente|cociner[oa]|chofer|m[eé]dic[oa]|secret[aá]ri[oa]|"
    r"guardia|operari[oa]|t[eé]cnic[oa]|abogad[oa]|advogad[oa]|employee|officer|clerk|teacher|nurse|guard)"
    r"[ ](?P<by>del?|da|do|das|dos|en|no|na|of|at|from)[ ]",
    re.IGNORECASE,
)
PASSAGE = re.compile(r"[^\n.,;:()¿?¡!«»\"]{1,80}")
STOPS = re.compile(
    r"[ ](?:desde|cuando|con|sin|porque|hace|y|e|que|donde|onde|since|when|with|without|because|and|where"
    r"|de noche|à noite)\b.*",
    re.IGNORECASE | re.DOTALL,
)
FIRST_WORD = re.compile(r"(?:(?:el|la|los|las|un|una|o|a|os|as|um|uma|the|an)[ ])?(?P<word>[^\W\d_]+)", re.IGNORECASE)
NAMES_IT = re.compile(r"\b\d{1,4}\b|[^\W\d_]+")
BY_NAME_ALONE = frozenset({"para", "at", "for", "by"})
"""After these a name alone is a place of work: «works for Northern Timber»; «works in Lima» is not."""


def workplaces(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each, in no order."""
    for pattern in (VERB, TRADE):
        for match in pattern.finditer(text):
            passage = PASSAGE.match(text, match.end())
            words = STOPS.sub("", passage.group()).rstrip() if passage else ""
            if _names_a_place(words, match["by"].casefold()):
                yield match.end(), match.end() + len(words)


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
