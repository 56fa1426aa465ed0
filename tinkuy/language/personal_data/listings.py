"""Where a text lists persons: after the colon of «Participantes:», «Firmas:» or, in such lists, of a country; and after
«asistieron», which institutions follow as often as persons.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tinkuy.core.letters import folded

from .words import listed

LABEL = re.compile(r"(?:^|(?<=[\n;.]))(?P<label>[^\n;.:]{2,80}):[ \n]", re.MULTILINE)
"""What stands before a colon, from the beginning of a line or a sentence."""
ATTENDED = re.compile(
    r"\b(?:asistieron|participaron|intervinieron|concurrieron|comparecieron|firmaron|acudieron|participaram|"
    r"compareceram|assinaram|"
    r"(?:estuvieron|estaban|estiveram|estavam) presentes|presentes|con la (?:asistencia|participación|presencia) de|"
    r"com a (?:presença|participação) de|(?:formad|integrad|compuest|compost|conformad)[oa]s? por|(?:integran|"
    r"conforman|componen|"
    r"integram|compõem) (?:la|el|a|o) \w+|apologies (?:were|was)?(?: ?received)? ?from|l[oa]s (?:soci[oa]s|"
    r"compañer[oa]s|vecin[oa]s)|(?:l[oa]s|su|sus|as|os|seus|the|her|his) (?:hij[oa]s|filh[oa]s|niñ[oa]s|"
    r"hermanit[oa]s|herman[oa]s|irmãos|irmãs|children|"
    r"sons|daughters|sisters|brothers)(?: —|:|,| –)|in attendance were|attended by|present were|were present:?)"
    r"(?: (?:también|também|también|en la|na|à|la|a|sesión|sessão|reunión|reunião|ayer|hoy|hoje|ontem|"
    r"además)){0,3}:? (?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]+")
ENDS = re.compile(r"\n|(?<=[^\W\d_]{4})\.(?=\s|$)")


class Listing(NamedTuple):
    """`names_persons`: whether its label says so, which a country does not; `is_mixed`: with institutions too."""

    start: int
    end: int
    names_persons: bool
    is_mixed: bool = False


def listings(text: str) -> list[Listing]:
    """Those with a colon first."""
    lists = list(_labelled(text)) if ":" in text else []
    for match in ATTENDED.finditer(text):
        end = ENDS.search(text, match.end())
        lists.append(Listing(match.end(), end.start() if end else len(text), names_persons=True, is_mixed=True))
    return lists


def _labelled(text: str) -> Iterator[Listing]:
    for match in LABEL.finditer(text):
        keys = [folded(word.group()) for word in WORD.finditer(match["label"])]
        is_of_persons = any(key in listed("opens_a_list") for key in keys)
        if is_of_persons or (len(keys) == 1 and keys[0] in listed("countries")):
            end = ENDS.search(text, match.end())
            yield Listing(match.end(), end.start() if end else len(text), is_of_persons)
