"""Whatever something in a PDF leads to, cleaned by what it is; what nothing leads to is not written."""

from collections.abc import Callable

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from .dictionaries import KEYS, NAMES, REGISTRIES, WITH_WORDS
from .layers import demand_shown
from .links import KeptMarks, acts_oddly
from .marked import LANGUAGE, STANDARD
from .painting import Painting
from .structure import Structure
from .values import opened

_DRAWN = frozenset(("drawn", "form", "tile"))
_NAMES = NAMES | STANDARD
_WORDS = (TextStringObject, ByteStringObject)


class Cleaning:
    def __init__(
        self,
        writer: PdfWriter,
        standing: KeptMarks,
        painting: Painting,
        places: dict[str, PdfObject],
        clean_stream: Callable[[StreamObject, str], None],
    ) -> None:
        """*places*: what the names of places that links lead to stand for."""
        self._writer, self._standing, self._painting, self._places = writer, standing, painting, places
        self._clean_stream = clean_stream
        self._structure = Structure(writer.root_object, standing, painting)
        self._pages = {id(page) for page in writer.pages}
        self._kinds: dict[int, str] = {}
        self._ahead: list[tuple[DictionaryObject | ArrayObject, str]] = []

    def clean(self) -> None:
        """Clean what the catalogue leads to. Raises `ValueError` where one thing is two."""
        self._cleaned(self._writer.root_object.indirect_reference, "catalogue")
        while self._ahead:
            pdf_object, kind = self._ahead.pop()
            self._clean(pdf_object, kind)
        for place in range(len(self._writer._objects)):
            if place + 1 not in self._kinds:
                self._writer._objects[place] = None

    def _cleaned(self, value: PdfObject | None, kind: str) -> PdfObject | None:
        """*value*, cleaned now or later, or what stands for it; None for what has no place here."""
        if self._standing.is_left_out(value):
            return None
        pdf_object = opened(value)
        if isinstance(pdf_object, (DictionaryObject, ArrayObject)):
            kind = self._kind_of(pdf_object, kind)
            if isinstance(pdf_object, DictionaryObject) and not kind.startswith("*") and kind not in KEYS:
                return None
            if not isinstance(value, IndirectObject):
                self._clean(pdf_object, kind)
                return pdf_object
            if value.idnum not in self._kinds:
                self._kinds[value.idnum] = kind
                self._ahead.append((pdf_object, kind))
            elif self._kinds[value.idnum] != kind and not _DRAWN.isdisjoint((self._kinds[value.idnum], kind)):
                raise ValueError(value.idnum)
            return value
        if kind == "place" and str(pdf_object) in self._places:
            return self._cleaned(self._places[str(pdf_object)], kind)
        if kind == "language":
            return pdf_object if isinstance(pdf_object, TextStringObject) and LANGUAGE.fullmatch(pdf_object) else None
        if kind == "registry":
            if isinstance(pdf_object, PdfObject) and str(pdf_object) in REGISTRIES:
                return pdf_object
            return TextStringObject("Identity")
        if kind == "" and isinstance(pdf_object, NameObject) and pdf_object not in _NAMES:
            return None
        is_words = isinstance(pdf_object, _WORDS)
        return pdf_object if isinstance(pdf_object, PdfObject) and (kind in WITH_WORDS or not is_words) else None

    def _kind_of(self, pdf_object: PdfObject, kind: str) -> str:
        if id(pdf_object) in self._pages:
            return "page"
        if kind == "target":
            kind = "xobject" if isinstance(pdf_object, StreamObject) else "link"
        if kind == "xobject" and isinstance(pdf_object, DictionaryObject):
            return {"/Image": "image", "/Form": "form"}.get(str(pdf_object.get("/Subtype")), "")
        if kind == "pattern" and isinstance(pdf_object, StreamObject):
            return "tile"
        return kind

    def _clean(self, pdf_object: DictionaryObject | ArrayObject, kind: str) -> None:
        if isinstance(pdf_object, ArrayObject):
            items = [self._cleaned(one, kind) for one in list.__iter__(pdf_object)]
            pdf_object[:] = [NullObject() if one is None else one for one in items]
            return
        if isinstance(pdf_object, StreamObject):
            if kind in _DRAWN and not self._painting.draws(pdf_object):
                pdf_object._data = b""
                pdf_object.pop("/Filter", None)
                pdf_object.pop("/DecodeParms", None)
            self._clean_stream(pdf_object, kind)
        if kind == "resources" and not self._painting.draws_with(pdf_object):
            pdf_object.clear()
        if kind == "outline" and acts_oddly(pdf_object):
            del pdf_object["/A"]
        demand_shown(opened(pdf_object.get("/OC")))
        self._structure.clean(pdf_object, kind)
        keys = KEYS.get(kind, {})
        for key in list(pdf_object):
            is_of_all = kind.startswith("*")
            cleaned_value = (
                self._cleaned(pdf_object.raw_get(key), kind[1:] if is_of_all else keys[key])
                if is_of_all or key in keys
                else None
            )
            if cleaned_value is None:
                del pdf_object[key]
            else:
                pdf_object[NameObject(key)] = cleaned_value
