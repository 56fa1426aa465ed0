"""Given names in a row («Erick, Berline, Guervitch y Odette»): those that no list has, beside two that one has."""

import re
from collections.abc import Iterator

from tinkuy.core.letters import folded

from .dictionary import is_unknown
from .given import is_given
from .words import listed

FEWEST, FEWEST_KNOWN = 4, 2
NAME = r"[A-ZÀ-ÖØ-Þ][^\W\d_]{2,20}(?:-[A-ZÀ-ÖØ-Þ][^\W\d_]{1,20})?"
ITEM = re.compile(NAME)
WHOLE = rf"{NAME}(?: {NAME})?"
ROW = re.compile(rf"(?<![\w-]){WHOLE}(?:, {WHOLE}){{2,40}}(?:,? (?:y|e|and) {WHOLE})?(?![\w-])")


def enumerated(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each that no list knows; of a row in which a place or an institution stands, none."""
    for row in ROW.finditer(text):
        items = list(ITEM.finditer(row.group()))
        keys = [folded(item.group()) for item in items]
        known = sum(map(is_given, keys))
        is_of_others = any(key in listed("no_person") or key in listed("countries") for key in keys)
        if len(items) < FEWEST or known < FEWEST_KNOWN or known * 5 < len(items) or is_of_others:
            continue
        for item, key in zip(items, keys, strict=True):
            if not is_given(key) and is_unknown(key, fewest=3):
                yield row.start() + item.start(), row.start() + item.end()
