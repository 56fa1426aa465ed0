"""Where a text lists persons: what follows the colon of «Participantes:», «Firmas:» or, in such lists, of a country."""

import re

from tinkuy.core.letters import folded

from .words import listed

LABEL = re.compile(r"(?:^|(?<=[\n;.]))(?P<label>[^\n;.:]{2,80}):[ \n]", re.MULTILINE)
"""What stands before a colon, from the beginning of a line or a sentence."""
WORD = re.compile(r"[^\W\d_]+")
ENDS = re.compile(r"\n|(?<=[^\W\d_]{4})\.(?=\s|$)")


def listings(text: str) -> list[tuple[int, int, bool]]:
    """Start and end of each list, in order, and whether its label says that persons are listed: a country does not."""
    if ":" not in text:
        return []
    lists = []
    for match in LABEL.finditer(text):
        keys = [folded(word.group()) for word in WORD.finditer(match["label"])]
        is_of_persons = any(key in listed("opens_a_list") for key in keys)
        if is_of_persons or (len(keys) == 1 and keys[0] in listed("countries")):
            end = ENDS.search(text, match.end())
            lists.append((match.end(), end.start() if end else len(text), is_of_persons))
    return lists
