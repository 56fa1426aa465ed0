"""Which words no dictionary of the three languages and no map has: written like a name, they most likely are one."""

import re
from functools import cache

from tinkuy.core.letters import folded

from .given import is_given, is_surname
from .words import Word, lines, listed

FEWEST_LETTERS, FEWEST_OF_AN_ABSTRACT = 4, 9
ENDINGS = re.compile(r"(?:(?:ndo|r)?(?:se|me|te|nos|les?|l[oa]s?)|mente|ndo|es|s)$")
"""What a form of a word may end with that the dictionary leaves out: «anotándolas», «provincialmente»."""
ABSTRACT = re.compile(
    r"(?:[csx]i[oó]n(?:es)?|[cs][aã]o|[cs][oõ]es|idade?s?|idades|ncias?|mente|ismos?|logias?|m[ie]?entos?|"
    r"mentos?|tion|ness|ments?|"
    r"izaciones|ificado|izad[oa]s?|ables?|ibles?|avel|ivel|encial|ional|ologic[oa]s?|aticas?|aticos?)$"
)
"""How words end that no name ends with: «horizontalidad», «videoconferencia»."""
SMALL = re.compile(r"(?:c?it|zinh|inh|ill)(?=[ao]s?$)")
"""What makes a thing small: «libretita», «portãozinho»."""


def is_unknown(key: str, *, fewest: int = FEWEST_LETTERS) -> bool:
    """Whether *key*, folded, is a word of no dictionary, no place, no people and no institution."""
    if len(key) < fewest:
        return False
    parts = [part for part in key.replace("’", "-").replace("'", "-").split("-") if len(part) > 1]
    return bool(parts) and not any(_is_known(part) for part in parts)


def may_be_a_name(word: Word) -> bool:
    """Whether *word* is a given name, a family name, an initial, or a word that no dictionary has."""
    return word.is_initial or is_given(word.key) or is_surname(word.key) or is_unknown(word.key)


def _is_known(key: str) -> bool:
    if len(key) >= FEWEST_OF_AN_ABSTRACT and ABSTRACT.search(key):
        return True
    if _trades().fullmatch(key):
        return True
    forms = {key, ENDINGS.sub("", key), SMALL.sub("", key), SMALL.sub("", key.removesuffix("s"))}
    return any(form in listed(name) for form in forms for name in ("dictionary", "places", "no_person"))


@cache
def _trades() -> re.Pattern[str]:
    """«merendeira», «mesero»: parts of an expression, so folded as such."""
    return re.compile("(?:" + "|".join(folded(word) for line in lines("work/trades") for word in line.split()) + ")s?")
