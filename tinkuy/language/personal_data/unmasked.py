"""A text as it is read: signs that nobody sees, or that stand for others, as what they stand for.

Word processors put hyphens that do not break and spaces of no width; some write so that no machine finds a number.
"""

import re
from collections.abc import Sequence

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2212\ufe63\uff0d"), "-")
_SIGNS = _HYPHENS | {ord("＠"): "@", ord("﹫"): "@", ord("．"): "."}
_ODD = re.compile(f"[{''.join(map(chr, _SIGNS))}]")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)(?:[·•]|_(?=\d{2,4}(?!\d)))(?=\d)")


def unmasked(text: str) -> tuple[str, Sequence[int]]:
    """*text*, and where each of its characters stands in what was given; the end of that is the last."""
    places: Sequence[int] = range(len(text) + 1)
    if _UNSEEN.search(text):
        places = [*(place for place, sign in enumerate(text) if not _UNSEEN.match(sign)), len(text)]
        text = _UNSEEN.sub("", text)
    if _ODD.search(text):
        text = text.translate(_SIGNS)
    return _BETWEEN_DIGITS.sub("-", text), places
