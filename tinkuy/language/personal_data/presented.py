"""Persons told by what stands after a name: what they do, an age, where they are from, what they are; and who speaks.

«Dayrin llegó», «Eglimar, que vende», «Jerpin, the project coordinator», «DARYL FOX:».
"""

import re
from collections.abc import Iterator, Sequence

from tinkuy.core.letters import folded

from .dictionary import is_unknown
from .given import is_given, is_surname
from .runs import PARTICLES
from .words import Word, lines, listed

IN_A_PLACE = frozenset({"en", "em", "in", "no", "na", "desde", "hacia", "hasta", "ciudad", "cidade", "from", "near"})
ALSO_OF_PLACES = frozenset({"cuenta", "conta"})
"""«Concepción cuenta con un puerto»."""
FEWEST_LETTERS = 3
AGE = re.compile(r",? ?(?:\(\d\d\)|(?:de |aged )?\d{1,2}(?: (?:años|anos|years)|,))")
INTRODUCED = re.compile(
    rf", (?:(?:{'|'.join(word for line in lines('origins') for word in line.split())}),|"
    r"(?:que|quien|who) (?P<does>[^\W\d_]+)|(?:de|da|"
    r"from) [A-ZÀ-Þ][^\W\d_]+(?: [A-ZÀ-Þ][^\W\d_]+)?,? (?P<did>[^\W\d_]+))"
)
"""What follows who is presented: «Wilnise, haitiana,», «Eglimar, que vende», «Dariannys, de Maturín, llegó»."""
ROLE_AFTER = re.compile(
    r",? (?:the|an?|la|el|una?|os?|as?|uma|um|sus?|seu|sua|his|her|their) (?:[^\W\d_]+ ){0,2}?"
    rf"(?:{'|'.join(sorted(word for word in listed('roles') if word.isascii()))})\b"
)
"""«Jerpin, the project coordinator», «Salomon, the pastor»."""
WHO_IT_IS = re.compile(
    rf"(?:, (?:(?:the|an?|la|el|una?|os?|as?|uma|um|ex-?) ?)?(?:[^\W\d_]+ )?"
    rf"(?:{'|'.join(sorted(listed('roles')))})\b|, (?:que|quien|quem|who) [^\W\d_]+|,? \((?:[A-ZÀ-Þ]|\d\d\)))",
    re.IGNORECASE,
)
"""What follows two words or more that are a name: «, Coordinador de la Alianza», «, que atuou», «(Guatemala)»."""
SPEAKER = re.compile(
    r"(?m)^(?:>> ?|- ?)?(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){1,3})(?=:|,[ A-ZÀ-Þ]{4,30}:)"
)
"""Who speaks, in capitals, at the beginning of a line: «DARYL FOX:»."""


def name_of_who_does(
    run: Sequence[Word], text: str, before: Sequence[Word], following: Sequence[Word]
) -> Sequence[Word]:
    """One word alone before an age, or before what persons do: «Dayrin llegó», *that Jerpin says*, «Milagros volvió».

    One of no dictionary may stand anywhere; a name that is a word too opens a sentence.
    """
    if len(run) > 1 or run[0].text.isupper() or len(run[0].key) < FEWEST_LETTERS or run[0].key in PARTICLES:
        return ()
    follows = following[0].key if following and following[0].joins else ""
    says = follows in listed("before_who_says_it") and follows not in ALSO_OF_PLACES
    is_sure = says or run[0].key not in listed("surname_words")
    is_name_too = is_given(run[0].key) or (is_surname(run[0].key) and is_sure)
    if not (is_unknown(run[0].key) or ((run[0].begins or says) and is_name_too)):
        return ()
    does = says or follows in listed("persons_do")
    if not run[0].begins:
        does = does and bool(before) and before[-1].key not in IN_A_PLACE
        return run if does or ROLE_AFTER.match(text, run[0].end) else ()
    place = run[0].end
    return run if does or AGE.match(text, place) or _is_presented(text, place) or ROLE_AFTER.match(text, place) else ()


def is_introduced_after(run: Sequence[Word], text: str) -> bool:
    """Whether what follows *run*, which has two capitals or more, says that it is a person: an age, a function.

    One word at least must be nobody's but a name's: «Levi Sucre, coordinador», but not «Costa Verde, que crece».
    """
    capitals = [word for word in run if word.is_capital]
    if len(capitals) < 2 or any(word.text.isupper() and not word.is_initial for word in capitals):
        return False
    if any(word.key in listed("no_person") and not is_surname(word.key) for word in capitals):
        return False
    if not any(is_given(word.key) or is_surname(word.key) or is_unknown(word.key) for word in capitals):
        return False
    return WHO_IT_IS.match(text, run[-1].end) is not None or AGE.match(text, run[-1].end) is not None


def _is_a_speaker(label: str) -> bool:
    """Not a title in capitals: «NOTA IMPORTANTE:»."""
    keys = [folded(word) for word in label.replace(".", "").split()]
    return not any(key in listed("no_person") for key in keys) and (
        is_given(keys[0])
        or any(is_unknown(key) or (is_surname(key) and key not in listed("surname_words")) for key in keys)
    )


def _is_presented(text: str, place: int) -> bool:
    match = INTRODUCED.match(text, place)
    verb = match and (match["does"] or match["did"])
    return match is not None and (not verb or folded(verb) in listed("persons_do"))


def speakers(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each name in capitals before the colon of its turn."""
    return (match.span("name") for match in SPEAKER.finditer(text) if _is_a_speaker(match["name"]))
