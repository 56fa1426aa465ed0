"""Where a text lists persons: what follows the colon of «Participantes:», «Firmas:» or, in such lists, of a country."""

import re

from tinkuy.core.letters import folded

from .words import listed

LABEL = re.compile(r"(?:^|(?<=[\n;.]))(?P<label>[^\n;.:]{2,80}):[ \n]", re.MULTILINE)
"""What stands before a colon, from the beginning of a line or a sentence."""
WORD = re.compile(r"[^\W\d_]+")
ENDS = re.compile(r"\n|(?<=[^\W\d_]{4})\.(?=\s|$)")


def listings(text: str) -> list[tuple[int, int]]:
    """Start and end of each list, in order."""
    if ":" not in text:
        return []
    return [
        (match.end(), end.start() if (end := ENDS.search(text, match.end())) else len(text))
        for match in LABEL.finditer(text)
        if _opens_a_list(match["label"])
    ]


def _opens_a_list(label: str) -> bool:
    keys = [folded(word.group()) for word in WORD.finditer(label)]
    is_country = len(keys) == 1 and keys[0] in listed("countries")
    return is_country or any(key in listed("opens_a_list") for key in keys)
