"""Words that a page has room or a colour for and shows nothing of: refused, since nobody can tell what is meant."""

from collections.abc import Iterator

from tinkuy.core.errors import Refused
from tinkuy.systematisation.materials.documents import sentences

from .namespaces import WORD, Part, children_of, is_on, name_of, namespace_of, value_of

_LOW = 40
"""Twentieths of a point: of a line, or a row, of exactly such a height nothing can be read."""
_SMALL = 25_400
"""The same two points in English metric units: of a box."""
_COLOURED = frozenset(("solidFill", "gradFill", "pattFill", "blipFill"))
_FILLS = frozenset(("noFill", *_COLOURED))


def demand_shown(root: Part) -> None:
    """Refuse letters without fill and outline, or that are clear; lines, rows and boxes that are too low for any."""
    for element in root.iter():
        name = name_of(element)
        is_unseen = (
            (name in ("rPr", "defRPr") and _is_clear(element))
            or (name == "trHeight" and _is_low(element, "val", "hRule") and _has_words(element.getparent().getparent()))
            or (
                name == "spacing"
                and _is_low(element, "line", "lineRule")
                and _has_words(element.getparent().getparent())
            )
            or (name in ("anchor", "inline") and _is_small(element) and _has_words(element))
        )
        if is_unseen:
            raise Refused(sentences.shows_no_letters())


def forget_phantoms(root: Part) -> None:
    """Of a formula's phantom, which leaves room for letters and draws none, the letters go."""
    for element in [one for one in root.iter() if name_of(one) == "phant"]:
        if any(not is_on(show) for show in children_of(element, "phantPr", "show")):
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
    clear = "100000" if namespace_of(fill).endswith("word/2010/wordml") else "0"
    return name_of(fill) == "solidFill" and any(
        name_of(one) == "alpha" and value_of(one, "val").rstrip("%") == clear for one in fill.iter()
    )


def _colours(fill: Part) -> bool:
    return name_of(fill) in _COLOURED and not _shows_nothing(fill)


def _is_low(element: Part, height: str, rule: str) -> bool:
    row_height = value_of(element, height)
    is_exact = namespace_of(element) in WORD and value_of(element, rule) == "exact"
    return is_exact and row_height.lstrip("-").isdecimal() and int(row_height) < _LOW


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
