"""Cells of a table that lie beneath a merged one: no page draws them, whatever words they kept.

Word: ECMA-376, part 1, 17.4.22 and 17.4.84; slides: 21.1.3.16. Where no cell is merged above or before, programs do not
agree whether the words are drawn.
"""

from collections.abc import Iterator

from tinkuy.core.errors import Refused
from tinkuy.systematisation.materials.documents import sentences

from .namespaces import WORD, Part, children_of, name_of, namespace_of, value_of

_WORDS = frozenset(("t", "drawing", "pict", "object", "sym", "fldChar", "fldSimple", "blip"))


def empty_covered(root: Part) -> None:
    """Empty the cells of *root* that another covers; may raise `Refused`."""
    for table in [element for element in root.iter() if name_of(element) == "tbl"]:
        covered = _covered_in_word(table) if namespace_of(table) in WORD else _covered_in_slide(table)
        for cell, is_certain in list(covered):
            _empty(cell, is_certain=is_certain)


def _empty(cell: Part, *, is_certain: bool) -> None:
    words = [element for element in cell.iter() if name_of(element) in _WORDS]
    if words and not is_certain:
        raise Refused(sentences.ODD_DRAWING)
    for element in words:
        around = element.getparent()
        if around is not None and name_of(around) in ("r", "fld"):
            element = around
        if element.getparent() is not None:
            element.getparent().remove(element)


def _covered_in_word(table: Part) -> Iterator[tuple[Part, bool]]:
    """With each, whether a cell begins above it, or before it, that covers it."""
    above: dict[int, bool] = {}
    for row in _rows(table):
        place = sum(_number(element) for element in children_of(row, "trPr", "gridBefore"))
        here: dict[int, bool] = {}
        is_covering = False
        for cell in _cells(row):
            down, across = (_merges(cell, name) for name in ("vMerge", "hMerge"))
            if across == "continue" or down == "continue":
                yield cell, (across == "continue" and is_covering) or (down == "continue" and above.get(place, False))
            is_covering = across == "restart" or (across == "continue" and is_covering)
            here[place] = down == "restart" or (down == "continue" and above.get(place, False))
            place += max(1, sum(_number(element) for element in children_of(cell, "tcPr", "gridSpan")))
        above = here


def _covered_in_slide(table: Part) -> Iterator[tuple[Part, bool]]:
    down: dict[int, int] = {}
    for row in _rows(table):
        across = 0
        for place, cell in enumerate(_cells(row)):
            is_across, is_down = (cell.get(name, "") in ("1", "true") for name in ("hMerge", "vMerge"))
            if is_across or is_down:
                yield cell, (is_across and across > 0) or (is_down and down.get(place, 0) > 0)
            across = int(cell.get("gridSpan", "1")) - 1 if not is_across and "gridSpan" in cell.attrib else across - 1
            down[place] = int(cell.get("rowSpan", "1")) - 1 if "rowSpan" in cell.attrib else down.get(place, 0) - 1


def _rows(table: Part) -> Iterator[Part]:
    """Those of *table* itself, also within what programs put around them."""
    return _of("tr", table)


def _cells(row: Part) -> Iterator[Part]:
    return _of("tc", row)


def _of(name: str, around: Part) -> Iterator[Part]:
    for element in around:
        if name_of(element) == name:
            yield element
        elif name_of(element) in ("sdt", "sdtContent", "customXml"):
            yield from _of(name, element)


def _merges(cell: Part, name: str) -> str:
    """`restart`, `continue` (which a mark without a value says), or ""."""
    merge = next(children_of(cell, "tcPr", name), None)
    return "" if merge is None else value_of(merge, "val") or "continue"


def _number(element: Part) -> int:
    value = value_of(element, "val")
    return int(value) if value.isdecimal() else 0
