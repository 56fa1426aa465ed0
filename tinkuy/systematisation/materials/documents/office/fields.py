"""Fields of a Word file: orders of which the result stands beside (ECMA-376, part 1, 17.16), and fields of a form.

Of a field of a form of before (`ffData`, 17.16.17) the box with its mark stays, and the choice that is shown: a box is
drawn by what stands in its beginning. The choices that were not taken, helps and macros go.
"""

import copy
import re
from dataclasses import dataclass, field

from lxml import etree  # type: ignore[import-untyped]

from tinkuy.core.errors import Refused
from tinkuy.systematisation.materials.documents import sentences
from tinkuy.systematisation.materials.documents.addresses import harmless_address

from .names import OF_A_MACHINE
from .namespaces import WORD, Part, children_of, name_of, namespace_of, split, value_of

_OF_BOX = frozenset(("size", "sizeAuto", "default", "checked"))


def keeps_box(order: str, begin: Part) -> bool:
    """Whether the field that begins at *begin* is a box to mark, which stays."""
    return order.split() == ["FORMCHECKBOX"] and any(True for _box in children_of(begin, "ffData", "checkBox"))


def chosen(order: str, begin: Part) -> str:
    """The words that a list of choices shows."""
    if order.split() != ["FORMDROPDOWN"]:
        return ""
    choices = [value_of(one, "val") for one in children_of(begin, "ffData", "ddList", "listEntry")]
    places = [
        value_of(one, "val") for name in ("result", "default") for one in children_of(begin, "ffData", "ddList", name)
    ]
    place = int(places[0]) if places and places[0].isdecimal() else 0
    return choices[place] if place < len(choices) else ""


def forget(root: Part) -> None:
    """Leave of all that forms say what draws a box."""
    for element in [one for one in root.iter() if name_of(one) == "ffData"]:
        boxes = list(children_of(element, "checkBox"))
        if not boxes:
            element.getparent().remove(element)
            continue
        for child in list(element):
            if child is not boxes[0]:
                element.remove(child)
        for child in list(boxes[0]):
            if name_of(child) not in _OF_BOX:
                boxes[0].remove(child)


_OWN = frozenset(
    (
        *("PAGE", "NUMPAGES", "SECTIONPAGES", "TOC", "REF", "PAGEREF", "NOTEREF", "STYLEREF", "HYPERLINK"),
        *("EQ", "SYMBOL", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT"),
    )
)
"""Fields that lead somewhere or are worked out from the document itself; others name an author, a file or a place."""
_DRAWN_BY_ORDER = frozenset(("EQ", "SYMBOL"))
"""Those of which the order is drawn, for there is no result."""
_LINK = re.compile(
    r'\s*HYPERLINK(?:\s+(?:"(?P<quoted>[^\s"]+)"|(?P<bare>[^\s"\\]+)))?(?:\s+\\l\s+"?[\w.-]{1,40}"?)?(?:\s+\\[hnm])*\s*',
    re.IGNORECASE,
)
"""To an address, a place of the document, or both; no tip, no frame and nothing else (17.16.5.25)."""
_BUTTON = re.compile(r"\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s+(?P<words>.+)", re.IGNORECASE | re.DOTALL)


def is_own(order: str) -> bool:
    """Whether it stays. A link may lead to a place of the document or to an address of the web that names nobody."""
    if OF_A_MACHINE.search(order):
        return False
    if _name(order) == "HYPERLINK":
        link = _LINK.fullmatch(order)
        address = (link["quoted"] or link["bare"]) if link else None
        return bool(link) and (address is None or bool(harmless_address(address)))
    return _name(order) in _OWN


def draws_itself(order: str) -> bool:
    return _name(order) in _DRAWN_BY_ORDER


def label_of_button(order: str) -> str:
    """What a button of *order* shows; its macro and its place go."""
    button = _BUTTON.fullmatch(order)
    return button["words"].strip() if button else ""


def _name(order: str) -> str:
    words = order.split(maxsplit=1)
    return words[0].upper() if words else ""


_CONTENTS = frozenset(("r", "tbl", "oMath", "oMathPara", "fldSimple", "hyperlink", "sdt"))
"""What draws, and may stand in an order beside the runs with its words."""
_DRAWN = frozenset(("t", "sym", "drawing", "pict", "object", "oMath", "tbl"))


@dataclass(eq=False)
class _Field:
    """Its marks (`fldChar`), the words of its order, what else stands in the order, and whether it has a result."""

    marks: list[Part]
    words: list[Part] = field(default_factory=list)
    inside: list[Part] = field(default_factory=list)
    has_fields: bool = False
    is_in_order: bool = True
    has_ended: bool = False
    has_words: bool = False

    @property
    def order(self) -> str:
        return "".join(piece.text or "" for piece in self.words)


def clean_fields(root: Part) -> None:
    """Take out what belongs to orders, and the fields that may tell of somebody; each element is looked at once."""
    walk = _Walk(root)
    for one in walk.fields:
        _settle(one)
    for piece in walk.stray:
        _take_out(piece)
    for simple in [one for one in root.iter() if name_of(one) == "fldSimple" and namespace_of(one) in WORD]:
        _settle_simple(simple)
    forget(root)


class _Walk:
    """The fields of *root* that stand in no other's order, and the pieces of orders that are in no field."""

    def __init__(self, root: Part) -> None:
        self.fields: list[_Field] = []
        self.stray: list[Part] = []
        self._open: list[_Field] = []
        self._outermost: _Field | None = None
        around: list[_Field | None] = []
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                around.append(self._outermost)
                self._begin(element)
            else:
                order = around.pop()
                if order is not None and order is self._outermost:
                    order.inside.append(element)

    def _begin(self, element: Part) -> None:
        name = name_of(element)
        if name in ("instrText", "delInstrText"):
            is_in_order = bool(self._open) and self._open[-1].is_in_order
            (self._open[-1].words if is_in_order else self.stray).append(element)
        elif name == "fldChar":
            self._turn(element, value_of(element, "fldCharType"))
        elif name == "t" and self._open and (element.text or "").strip():
            self._open[-1].has_words |= not self._open[-1].is_in_order

    def _turn(self, mark: Part, kind: str) -> None:
        """A field begins, comes to its result, or ends."""
        if kind == "begin":
            begun = _Field([mark])
            self._open.append(begun)
            if self._outermost is None:
                self.fields.append(begun)
                self._outermost = begun
            else:
                self._outermost.has_fields = True
        elif self._open and kind in ("separate", "end"):
            current = self._open[-1]
            current.marks.append(mark)
            if current is self._outermost:
                self._outermost = None
            current.is_in_order = False
            if kind == "end":
                current.has_ended = True
                self._open.pop()


def _settle(field: _Field) -> None:
    """Keep the field with the words of its order alone, or its result alone."""
    if field.is_in_order and any(name_of(one) in _DRAWN for one in field.inside):
        raise Refused(sentences.ODD_DRAWING)  # it never ends: nobody can tell whether its words are drawn
    order = "" if field.has_fields else field.order
    if field.has_fields and draws_itself(field.order):
        raise Refused(sentences.ODD_DRAWING)
    stays = bool(order) and (is_own(order) or keeps_box(order, field.marks[0])) and field.has_ended
    words = {*field.words, *(piece.getparent() for piece in field.words)} if stays else set()
    if not stays:
        label = chosen(order, field.marks[0]) or label_of_button(order)
        if label and not field.has_words:
            _write_before(field.marks[0], label)
    for one in field.inside:
        if one not in words and _draws(one):
            _take_out(one)
    for mark in [] if stays else field.marks:
        _take_out(mark)


def _draws(element: Part) -> bool:
    parent = element.getparent()
    is_in_run = parent is not None and name_of(parent) == "r" and name_of(element) != "rPr"
    return is_in_run or name_of(element) in _CONTENTS


def _settle_simple(element: Part) -> None:
    """`fldSimple` has its order as an attribute; around its result."""
    order = next((value for name, value in element.attrib.items() if split(name)[1] == "instr"), "")
    if not is_own(order):
        for child in list(element):
            element.addprevious(child)
        _take_out(element)


def _write_before(mark: Part, words: str) -> None:
    """A run of *words*, drawn as the run of *mark*."""
    run = mark.getparent()
    space = mark.tag.rpartition("}")[0] + "}"
    made = run.makeelement(f"{space}r")
    made.extend(copy.deepcopy(one) for one in run if name_of(one) == "rPr")
    etree.SubElement(made, f"{space}t").text = words
    run.addprevious(made)


def _take_out(element: Part) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
