"""Turns of minutes that part who speaks from the words with another sign than a colon: «Persona Uno.- Buenas»."""

import re
from collections import Counter
from collections.abc import Sequence

from tinkuy.core.letters import folded

from .speakers import is_like_a_name, may_be_a_name

FEWEST_TURNS, FEWEST_WORDS = 3, 5
BELOW_A_STOP = re.compile(r"^(?P<name>[^\W\d_][^:.?!¿¡;…\"“”]{1,59})\.\s?[-–—]\s{1,3}(?P<words>\S.*)$")
BESIDE_A_DASH = re.compile(r"^(?P<name>[^\W\d_][^:.?!¿¡;…\"“”]{1,59}?)\s[-–—]\s{1,3}(?P<words>\S.*)$")
FORM_OF_ADDRESS = re.compile(r"^(?:(?:el|la|o|a)\s)?(?:señora?|senhora?|sra?|doctora?|dra?|dip|sen)\s", re.IGNORECASE)


def with_colons(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """*lines* with a colon behind each name that another sign follows, and these names; unchanged where it is no habit.

    All such lines must begin with a name, and one be there again: «Primero.- Apertura» is a point of an agenda. A dash
    alone parts many things: there the names are in capitals, and stand elsewhere in the text, as who attended.
    """
    stops = {place: match for place, line in enumerate(lines) if (match := BELOW_A_STOP.match(line))}
    if _are_turns([match["name"] for match in stops.values()]):
        return _rewritten(lines, stops)
    dashes = {
        place: match
        for place, line in enumerate(lines)
        if (match := BESIDE_A_DASH.match(line)) and match["name"].isupper()
    }
    if len(dashes) >= FEWEST_TURNS and _stand_elsewhere(lines, dashes):
        return _rewritten(lines, dashes)
    return list(lines), []


def _are_turns(names: Sequence[str]) -> bool:
    bare = [FORM_OF_ADDRESS.sub("", name) for name in names]
    is_again = len(set(map(folded, names))) < len(names)
    return len(names) >= FEWEST_TURNS and all(map(may_be_a_name, bare)) and (is_again or all(map(is_like_a_name, bare)))


def _stand_elsewhere(lines: Sequence[str], dashes: dict[int, re.Match[str]]) -> bool:
    """Whether each name is there again, or among the other lines, and has a sentence behind it."""
    others = folded("\n".join(line for place, line in enumerate(lines) if place not in dashes))
    times = Counter(folded(match["name"]) for match in dashes.values())
    return all(
        may_be_a_name(match["name"])
        and len(match["words"].split()) >= FEWEST_WORDS
        and (times[folded(match["name"])] > 1 or folded(match["name"]) in others)
        for match in dashes.values()
    )


def _rewritten(lines: Sequence[str], turns: dict[int, re.Match[str]]) -> tuple[list[str], list[str]]:
    names = {place: match["name"].strip() for place, match in turns.items()}
    return [
        f"{names[place]}: {turns[place]['words']}" if place in turns else line for place, line in enumerate(lines)
    ], list(names.values())
