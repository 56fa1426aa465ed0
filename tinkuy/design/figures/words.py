"""Words in a picture: SVG does not wrap them, so they are cut into lines before."""

import re
import textwrap

_BEFORE_NUMBER = re.compile(r"(?<=\w) (?=\d)")
"""«sesión 5» is not parted."""


def lines_of(words: str, letters: int, most: int) -> list[str]:
    """*words* in at most *most* lines of *letters*, about equally long; what does not fit ends with an ellipsis."""
    words = _BEFORE_NUMBER.sub("\N{NO-BREAK SPACE}", words)
    wrapped = _wrapped(words, max(letters, 2), most)
    narrower = wrapped
    while len(narrower) == len(wrapped) > 1 and not narrower[-1].endswith("…"):
        wrapped, letters = narrower, letters - 1
        narrower = _wrapped(words, max(letters, 2), most)
    return wrapped


def _wrapped(words: str, letters: int, most: int) -> list[str]:
    lines = textwrap.wrap(words, letters, max_lines=most, placeholder="…", break_long_words=True)
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines]


def shortened(words: str, letters: int) -> str:
    """*words* if they fit into so many *letters*, else nothing: half a rule is no rule."""
    return words if len(words) <= letters else ""
