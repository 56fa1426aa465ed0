"""The structure of a PDF, which is read aloud (ISO 32000-2, 14.7): what it says of what its pages show stays."""

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, NullObject, PdfObject, StreamObject

from tinkuy.systematisation.materials.documents.office.names import OF_A_MACHINE

from .links import KeptMarks
from .marked import STANDARD
from .painting import Painting
from .pieces import Piece
from .values import opened

_OWNERS = frozenset(("/Layout", "/List", "/PrintField", "/Table", "/FENote", "/Artifact"))
"""Whose attributes stay: those of the format itself, not a program's and not the author's own (`/UserProperties`)."""
_SPOKEN = ("/Alt", "/ActualText", "/E")
_MOST_STEPS = 10
_PIECES = ("/MCR", "/OBJR")


class Structure:
    def __init__(self, catalogue: DictionaryObject, standing: KeptMarks, painting: Painting) -> None:
        self._standing, self._painting = standing, painting
        root = opened(catalogue.get("/StructTreeRoot", NullObject()))
        roles = opened(root.get("/RoleMap")) if isinstance(root, DictionaryObject) else None
        self._roles = dict(roles) if isinstance(roles, DictionaryObject) else {}
        self._whole: dict[int, Piece] = {}
        """Of each element, by its identity, what is known of all that it holds."""
        if isinstance(root, DictionaryObject):
            self._learn(root)

    def clean(self, pdf_object: DictionaryObject, kind: str) -> None:
        """Of an element, name its role by the format's own names; leave out what names a machine or is private.

        So goes what it says of words and pictures that were left out, or of nothing at all.
        """
        if kind != "element" or pdf_object.get("/Type") in _PIECES:
            return
        if "/S" in pdf_object:
            pdf_object[NameObject("/S")] = NameObject(self._role(str(pdf_object["/S"])))
        _clean_attributes(pdf_object)
        whole = self._whole.get(id(pdf_object))
        is_true = whole is not None and whole.draws and not whole.loses
        for name in _SPOKEN:
            if name in pdf_object and (not is_true or OF_A_MACHINE.search(str(pdf_object.get(name)))):
                del pdf_object[name]

    def _learn(self, root: DictionaryObject) -> None:
        """Look through all elements beneath *root*, each after those that it holds."""
        ahead: list[tuple[DictionaryObject, object, DictionaryObject | None]] = [(root, None, None)]
        order: list[tuple[DictionaryObject, DictionaryObject | None]] = []
        while ahead:
            element, page, above = ahead.pop()
            if id(element) in self._whole:
                continue
            self._whole[id(element)] = whole = Piece(b"", b"")
            order.append((element, above))
            page = opened(element.get("/Pg")) or page
            for kid in _kids(element):
                if isinstance(kid, DictionaryObject) and kid.get("/Type") not in _PIECES and "/Obj" not in kid:
                    ahead.append((kid, page, element))
                elif (piece := self._piece(kid, page)) is not None:
                    whole.take(piece)
        for element, above in reversed(order):
            if above is not None:
                self._whole[id(above)].take(self._whole[id(element)])

    def _piece(self, kid: object, page: object) -> Piece | None:
        """What an element holds directly: a numbered piece of a page or of a form, a form, a picture or a link."""
        if isinstance(kid, int):
            return self._painting.piece(page, kid)
        if not isinstance(kid, DictionaryObject):
            return None
        if "/Obj" in kid:
            target = opened(kid["/Obj"])
            is_there = id(target) in self._painting.painted or (
                not isinstance(target, StreamObject) and not self._standing.is_left_out(target)
            )
            return Piece(b"", b"", draws=is_there, loses=not is_there)
        number = opened(kid.get("/MCID"))
        place = opened(kid.get("/Stm")) or opened(kid.get("/Pg")) or page
        return self._painting.piece(place, number) if isinstance(number, int) else None

    def _role(self, role: str) -> str:
        """What a name of the author's stands for; a name that stands for nothing says nothing."""
        for _step in range(_MOST_STEPS):
            if role in STANDARD:
                return role
            role = str(self._roles.get(role, ""))
        return "/NonStruct"


def _kids(element: DictionaryObject) -> list[object]:
    kids = opened(element.get("/K"))
    return [opened(one) for one in kids] if isinstance(kids, ArrayObject) else [kids]


def _clean_attributes(element: DictionaryObject) -> None:
    attributes = element.get("/A", NullObject()).get_object()
    if isinstance(attributes, ArrayObject):
        attributes[:] = [one for one in attributes if not _is_private(one)]
    elif _is_private(attributes):
        del element["/A"]


def _is_private(attributes: PdfObject | None) -> bool:
    pdf_object = attributes.get_object() if isinstance(attributes, IndirectObject) else attributes
    return isinstance(pdf_object, DictionaryObject) and pdf_object.get("/O", NullObject()).get_object() not in _OWNERS
