"""Who is told without a name: by age, origin, work and place together, or as the only one of a place.

«La víctima, de 16 años, ecuatoriana y alumna del único colegio de Zumba»: whoever lives there knows who it is. Two of
these tell nobody («una venezolana de 24 años, en Salta»). Where a name stands beside it, the name is told, not this.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from .words import lines

_TRADES = "|".join(word for line in lines("work/trades") for word in line.split())
_ORIGINS = "|".join(word for line in lines("origins") for word in line.split())
AGE = re.compile(
    r"(?<!\d )(?<! a )(?<! e )(?<! y )\b\d{1,2} (?:años|anos|years)\b|\baged \d\d\b(?! to)|"
    r"\bof (?:twenty|thirty|forty|fifty|sixty)(?:-\w+)?\b|\b\d\d-year-old\b",
    re.IGNORECASE,
)
ORIGIN = re.compile(rf"\b(?:{_ORIGINS})\b", re.IGNORECASE)
WORK = re.compile(
    rf"\b(?:{_TRADES}|agente de sa[uú]de?|agente de salud|alumn[oa]|alun[oa]|estudiante|estudante|int[eé]rprete|"
    r"interpreter|(?:que|who|y|e|and) (?:cuida|vende|trabaj\w{1,2}|trabalha|limpia|limpa|lava|cose|cocina|"
    r"cozinha|picks|"
    r"cleans|sells|works|cooks|washes|teaches|estudia|estuda))\b",
    re.IGNORECASE,
)
ONLY = re.compile(
    r"\b(?:[uú]nic[oa]|only)(?= (?:\w+ )?(?:mujer|mulher|woman|man|hombre|homem|niñ[oa]|menin[oa]|persona|pessoa)\b)|"
    rf"\b(?:[uú]nic[oa]|only)(?= (?:(?:{_ORIGINS}) )?(?:{_TRADES}|agente|int[eé]rprete|interpreter|alumn[oa]|"
    rf"alun[oa]))|"
    r"\b(?:[uú]nic[oa])(?= (?:del?|da|do|en|na|no) (?:la |el )?(?:equipo|equipe|turno|servicio|servi[cç]o|"
    r"pueblo|aldea))|"
    r"\b(?:del?|da|do|na|no|en la|en el|the) (?:[uú]nic[oa]|only)(?= \w+)",
    re.IGNORECASE,
)
PLACE = re.compile(
    r"\b(?:en|del?|da|do|no|na|a|of|in|at|from|before)(?: (?:the|la|el|los|las|o))?(?: [^\W\d_]{2,}){0,2}? "
    r"(?-i:[A-ZÀ-Þ][^\W\d_]+)",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[^.;:!?\n«»]{20,400}")
SIGNED = re.compile(r"años|anos|years?|aged|[uú]nic[oa]|only|of (?:twe|thi|for|fif|six)", re.IGNORECASE)
REACH, FEWEST, NAME_BEFORE = 110, 3, 40
"""Letters between one sign and the next, how many of the four signs are asked for, and where a name is looked for."""


def portraits(text: str, covered: bytearray) -> Iterator[tuple[int, int]]:
    """Start and end of each, in order."""
    for clause in CLAUSE.finditer(text) if SIGNED.search(text) else ():
        words = clause.group()
        if not (AGE.search(words) or ONLY.search(words)):
            continue
        span = _portrait_in(words)
        if span:
            start, end = clause.start() + span[0], clause.start() + span[1]
            if not any(covered[max(clause.start(), start - NAME_BEFORE) : end]):
                yield start, end


def _portrait_in(words: str) -> tuple[int, int] | None:
    signs = [match for pattern in (AGE, ORIGIN, WORK, ONLY) if (match := pattern.search(words))]
    place = next((one for one in PLACE.finditer(words) if not ORIGIN.fullmatch(one.group().split()[-1])), None)
    if place is None or len(signs) < FEWEST:
        return None
    spans = sorted(match.span() for match in (*signs, place))
    if any(following[0] - former[1] > REACH for former, following in pairwise(spans)):
        return None
    return spans[0][0], max(end for _start, end in spans)
