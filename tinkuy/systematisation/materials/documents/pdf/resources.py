"""The resources of a page or a form by their names (ISO 32000-2, 7.8.3), as far as they tell what is drawn."""

from collections.abc import Iterator, MutableMapping
from typing import NamedTuple

from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from tinkuy.systematisation.materials.documents.matrices import WHOLE, Box, Matrix, around, inverted, multiplied, within

from . import fonts
from .text import EVERYWHERE, NOWHERE, State, is_nowhere
from .values import box_of, matrix_of, number_of, opened

_UNIT: Box = (0, 0, 1, 1)
Fonts = MutableMapping[int, tuple[object, fonts.Font]]
"""Those that were read, by the identity of what they were read from, which is kept with them."""


class Painted(NamedTuple):
    """A picture or a form: the box that it paints in, where it is painted; whether it is painted as one (a group)."""

    box: Box
    is_form: bool = False
    is_whole: bool = True
    within: Box = EVERYWHERE
    matrix: Matrix = WHOLE

    def visible_part(self, matrix: Matrix, box: Box) -> Box:
        """What is seen of a form painted with *matrix* where *box* is seen, in its own places."""
        if is_nowhere(box):
            return NOWHERE
        back = inverted(multiplied(self.matrix, matrix))
        return within(self.within, around(box, back)) if back else self.within


class Resources:
    """*resources*, of which *read* remembers the fonts; where they are None, nothing is known of any."""

    def __init__(self, resources: DictionaryObject | None, read: Fonts) -> None:
        self._resources, self._read = resources, read
        self._kinds: dict[str, object] = {}

    def named(self, kind: str, name: bytes) -> object:
        """What *name* stands for among those of *kind*, or None."""
        if kind not in self._kinds:
            self._kinds[kind] = opened(self._resources.get(kind)) if self._resources is not None else None
        entries = self._kinds[kind]
        if not isinstance(entries, DictionaryObject):
            return None
        return next((opened(entries[key]) for key in _spellings(name) if key in entries), None)

    def properties(self, name: bytes) -> DictionaryObject:
        pdf_object = self.named("/Properties", name)
        return pdf_object if isinstance(pdf_object, DictionaryObject) else DictionaryObject()

    def font(self, name: bytes) -> fonts.Font:
        return self._font(self.named("/Font", name))

    def changed(self, name: bytes, state: State) -> State:
        """*state* after an `ExtGState`: how clear what is painted is, and the font."""
        pdf_object = self.named("/ExtGState", name)
        if not isinstance(pdf_object, DictionaryObject):
            return state if self._resources is not None else state._replace(filled=None, stroked=None, font=None)
        if "/ca" in pdf_object:
            state = state._replace(filled=number_of(pdf_object["/ca"]))
        if "/CA" in pdf_object:
            state = state._replace(stroked=number_of(pdf_object["/CA"]))
        font = opened(pdf_object.get("/Font"))
        if isinstance(font, ArrayObject) and len(font) == 2:
            of, size = self._font(opened(font[0])), number_of(font[1])
            state = state._replace(font=of, size=size, set_by=name, written=name)
        return state

    def painted(self, name: bytes) -> Painted | None:
        pdf_object = self.named("/XObject", name)
        if not isinstance(pdf_object, StreamObject):
            return None
        if opened(pdf_object.get("/Subtype")) == "/Image":
            return Painted(_UNIT)
        if opened(pdf_object.get("/Subtype")) != "/Form":
            return None
        box, matrix = box_of(pdf_object.get("/BBox")) or EVERYWHERE, matrix_of(pdf_object.get("/Matrix"))
        is_group = isinstance(opened(pdf_object.get("/Group")), DictionaryObject)
        return Painted(around(box, matrix), is_form=True, is_whole=is_group, within=box, matrix=matrix)

    def _font(self, pdf_object: object) -> fonts.Font:
        if not isinstance(pdf_object, DictionaryObject):
            return fonts.UNKNOWN
        if id(pdf_object) not in self._read:
            self._read[id(pdf_object)] = pdf_object, fonts.read(pdf_object)
        return self._read[id(pdf_object)][1]


def _spellings(name: bytes) -> Iterator[str]:
    """How `pypdf` may read a name: it tries one encoding after another."""
    for encoding in ("utf-8", "gbk", "latin-1"):
        try:
            yield name.decode(encoding)
        except UnicodeDecodeError:
            continue
