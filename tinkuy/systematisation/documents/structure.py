"""The structure of a PDF, which is read aloud (ISO 32000-2, 14.7): what it says of the page stays, its makers go."""

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NullObject, PdfObject

from .acts import keep
from .attributes import OF_A_MACHINE

_OF_ELEMENTS = frozenset(
    ("/Type", "/S", "/ID", "/P", "/Pg", "/K", "/A", "/C", "/Lang", "/Alt", "/E", "/ActualText", "/Obj")
)
_OF_ROOTS = frozenset(("/Type", "/K", "/IDTree", "/ParentTree", "/ParentTreeNextKey", "/RoleMap", "/ClassMap"))
_OWNERS = frozenset(("/Layout", "/List", "/PrintField", "/Table", "/FENote", "/Artifact"))
"""Whose attributes stay: those of the format itself, not a program's and not the author's own (`/UserProperties`)."""
_SPOKEN = ("/Alt", "/ActualText", "/E")


def clean_structure(found: DictionaryObject) -> None:
    """An element, the root or attributes; anything else is left as it is."""
    kind = found.get("/Type", NullObject()).get_object()
    if kind == "/StructTreeRoot":
        keep(found, _OF_ROOTS)
    elif kind == "/StructElem" or (kind in (None, NullObject()) and "/S" in found and "/P" in found):
        keep(found, _OF_ELEMENTS)
        _clean_attributes(found)
        for name in _SPOKEN:
            if OF_A_MACHINE.search(str(found.get(name, ""))):
                del found[name]


def _clean_attributes(element: DictionaryObject) -> None:
    told = element.get("/A", NullObject()).get_object()
    if isinstance(told, ArrayObject):
        told[:] = [one for one in told if not _is_private(one)]
    elif _is_private(told):
        del element["/A"]


def _is_private(attributes: PdfObject | None) -> bool:
    found = attributes.get_object() if isinstance(attributes, IndirectObject) else attributes
    return isinstance(found, DictionaryObject) and found.get("/O", NullObject()).get_object() not in _OWNERS
