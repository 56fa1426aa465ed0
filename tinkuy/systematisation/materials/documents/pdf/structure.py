"""The structure of a PDF, which is read aloud (ISO 32000-2, 14.7): what it says of the page stays, its makers go."""

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, NullObject, PdfObject

from tinkuy.systematisation.materials.documents.office.attributes import OF_A_MACHINE

from .marked import STANDARD

_OWNERS = frozenset(("/Layout", "/List", "/PrintField", "/Table", "/FENote", "/Artifact"))
"""Whose attributes stay: those of the format itself, not a program's and not the author's own (`/UserProperties`)."""
_SPOKEN = ("/Alt", "/ActualText", "/E")
_MOST_STEPS = 10
_PIECES = ("/MCR", "/OBJR")


class Structure:
    def __init__(self, catalogue: DictionaryObject) -> None:
        root = catalogue.get("/StructTreeRoot", NullObject()).get_object()
        roles = root.get("/RoleMap", NullObject()).get_object() if isinstance(root, DictionaryObject) else None
        self._roles = dict(roles) if isinstance(roles, DictionaryObject) else {}

    def clean(self, found: DictionaryObject, kind: str) -> None:
        """Of an element, name its role by the format's own names; leave out what names a machine or is private."""
        if kind != "element" or found.get("/Type") in _PIECES:
            return
        if "/S" in found:
            found[NameObject("/S")] = NameObject(self._role(str(found["/S"])))
        _clean_attributes(found)
        for name in _SPOKEN:
            if OF_A_MACHINE.search(str(found.get(name, ""))):
                del found[name]

    def _role(self, role: str) -> str:
        """What a name of the author's stands for; a name that stands for nothing says nothing."""
        for _step in range(_MOST_STEPS):
            if role in STANDARD:
                return role
            role = str(self._roles.get(role, ""))
        return "/NonStruct"


def _clean_attributes(element: DictionaryObject) -> None:
    told = element.get("/A", NullObject()).get_object()
    if isinstance(told, ArrayObject):
        told[:] = [one for one in told if not _is_private(one)]
    elif _is_private(told):
        del element["/A"]


def _is_private(attributes: PdfObject | None) -> bool:
    found = attributes.get_object() if isinstance(attributes, IndirectObject) else attributes
    return isinstance(found, DictionaryObject) and found.get("/O", NullObject()).get_object() not in _OWNERS
