"""Words that a page has room or a colour for and shows nothing of: refused, since nobody can tell what is meant."""

import re
from collections.abc import Iterator

from tinkuy.core.errors import Refused
from tinkuy.systematisation.materials.documents import sentences

from .namespaces import WORD, Part, children_of, is_on, name_of, namespace_of, twips_of, value_of

_LOW = 40
"""Twentieths of a point: of a line, or a row, of exactly such a height nothing can be read."""
_SMALL = 25_400
"""The same two points in English metric units: of a box."""
_COLOURED = frozenset(("solidFill", "gradFill", "pattFill", "blipFill"))
_FILLS = frozenset(("noFill", *_COLOURED))
_CLEARING = (("alpha", 0.0), ("alphaMod", 0.0), ("alphaOff", -1.0))
"""What is said of how opaque a colour is (ISO 29500-1, 20.1.2.3.1 to 3), and at which share nothing of it is left."""
_PERCENTAGE = re.compile(r"(?P<number>-?[0-9]{1,9}(?:\.[0-9]{1,9})?)(?P<sign>%?)")
_HIDDEN_PARTS = {"rad": (("degHide", "deg"),), "nary": (("subHide", "sub"), ("supHide", "sup"))}
"""Of formulas: by what a part is hidden, and which."""


def demand_visible(root: Part) -> None:
    """Refuse letters without fill and outline, or that are clear; lines, rows and boxes that are too low for any."""
    for element in root.iter():
        name = name_of(element)
        is_unseen = (
            (name in ("rPr", "defRPr") and _is_clear(element))
            or (name == "fontRef" and _is_clear_colour(element))
            or (name == "trHeight" and _is_low(element, "val", "hRule") and _has_words(element.getparent().getparent()))
            or (
                name == "spacing"
                and _is_low(element, "line", "lineRule")
                and _has_words(element.getparent().getparent())
            )
            or (name in ("anchor", "inline") and _is_small(element) and _has_words(element))
        )
        if is_unseen:
            raise Refused(sentences.SHOWS_NO_LETTERS)


def forget_phantoms(root: Part) -> None:
    """Of a formula's phantom, which leaves room for letters and draws none, the letters go; so do those of a degree or
    a limit that the formula says it hides (ISO 29500-1, 22.1.2.20, 22.1.2.112 and 22.1.2.114).
    """
    for element in root.iter():
        name = name_of(element)
        if name == "phant" and any(not is_on(show) for show in children_of(element, "phantPr", "show")):
            _empty(element)
        for mark, part in _HIDDEN_PARTS.get(name, ()):
            if any(map(is_on, children_of(element, f"{name}Pr", mark))):
                for hidden in children_of(element, part):
                    _empty(hidden)


def _empty(element: Part) -> None:
    for words in (one for one in element.iter() if name_of(one) == "t"):
        words.text = ""


def _is_clear(properties: Part) -> bool:
    fills = [*children_of(properties, "textFill", "*"), *(one for one in properties if name_of(one) in _FILLS)]
    outlines = [*children_of(properties, "textOutline", "*"), *children_of(properties, "ln", "*")]
    return bool(fills) and all(map(_shows_nothing, fills)) and not any(map(_colours, outlines))


def _shows_nothing(fill: Part) -> bool:
    """No fill, or one that is clear: `alpha` is what is opaque of it on slides, what is clear of it in Word."""
    if name_of(fill) == "noFill":
        return True
    return name_of(fill) == "solidFill" and _is_clear_colour(fill)


def _is_clear_colour(colour: Part) -> bool:
    is_of_word = namespace_of(colour).endswith("word/2010/wordml")
    return any(
        _share(one) >= 1 if is_of_word and name_of(one) == "alpha" else _share(one) <= least
        for one in colour.iter()
        for name, least in _CLEARING
        if name_of(one) == name
    )


def _share(element: Part) -> float:
    """What a percentage says, in thousandths of a percent or with its sign; half where it says nothing readable."""
    percentage = _PERCENTAGE.fullmatch(value_of(element, "val").strip())
    return float(percentage["number"]) / (100 if percentage["sign"] else 100_000) if percentage else 0.5


def _colours(fill: Part) -> bool:
    return name_of(fill) in _COLOURED and not _shows_nothing(fill)


def _is_low(element: Part, height: str, rule: str) -> bool:
    row_height = twips_of(value_of(element, height))
    is_exact = namespace_of(element) in WORD and value_of(element, rule) == "exact"
    return is_exact and row_height is not None and row_height < _LOW


def _is_small(element: Part) -> bool:
    return any(
        int(side) < _SMALL
        for extent in children_of(element, "extent")
        for side in (value_of(extent, "cx"), value_of(extent, "cy"))
        if side.isdecimal()
    )


def _has_words(element: Part | None) -> bool:
    return element is not None and any(_words(element))


def _words(element: Part) -> Iterator[bool]:
    return (bool((one.text or "").strip()) for one in element.iter() if name_of(one) == "t")
