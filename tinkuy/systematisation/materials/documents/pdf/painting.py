"""Which streams and resources the pages of a PDF are drawn with, begun at the pages (ISO 32000-2, 7.8 and 8.10).

Each stream is written anew (`content`); a form, a pattern or a state that no operator names is not kept, and of the
words those that can be seen: on a page within its crop box, in a form within its own box too.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from tinkuy.systematisation.materials.documents.matrices import WHOLE, Box, Matrix, around, inverted, multiplied, within

from .content import Content, rewritten
from .layers import demand_shown

_PRUNED = ("/XObject", "/ExtGState", "/Font", "/Shading", "/Pattern")
_EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)


class Painting:
    def __init__(self, writer: PdfWriter) -> None:
        self._writer = writer
        self._named: dict[int, set[tuple[str, bytes]]] = {}
        self._resources: dict[int, DictionaryObject] = {}
        self._written: dict[int, tuple[StreamObject, bytes]] = {}
        self._seen: dict[int, tuple[Box, set[int]]] = {}
        self._ahead: deque[tuple[StreamObject, DictionaryObject, Box]] = deque()

    def paint(self, pages: Iterable[DictionaryObject]) -> None:
        """Write anew what *pages* are drawn with, and drop from their resources what they are not."""
        for page in pages:
            self._take_page(page)
        while self._ahead:
            self._take(*self._ahead.popleft())
        for stream, data in self._written.values():
            fill(stream, data)
        for resources in self._resources.values():
            self._prune(resources)

    def draws(self, stream: StreamObject) -> bool:
        return id(stream) in self._written

    def draws_with(self, resources: DictionaryObject) -> bool:
        return id(resources) in self._resources

    def _take_page(self, page: DictionaryObject) -> None:
        told = inherited(page, "/Resources")
        resources = opened(told)
        if not isinstance(resources, DictionaryObject):
            told = resources = DictionaryObject()
        page[NameObject("/Resources")] = told
        media, crop = (_box(inherited(page, name)) for name in ("/MediaBox", "/CropBox"))
        shown = within(media or _EVERYWHERE, crop or media or _EVERYWHERE)
        contents = opened(page.get("/Contents"))
        streams = [opened(one) for one in contents] if isinstance(contents, ArrayObject) else [contents]
        data = b"\n".join(one.get_data() for one in streams if isinstance(one, StreamObject))
        anew = StreamObject()
        page[NameObject("/Contents")] = self._writer._add_object(anew)
        self._write(anew, data, resources, shown)

    def _take(self, stream: StreamObject, resources: DictionaryObject, shown: Box) -> None:
        """A stream is taken once more where it is painted elsewhere, and then with all of its box."""
        known, under = self._seen.get(id(stream), (None, set()))
        if known is not None:
            if within(known, shown) == shown and id(resources) in under:
                return
            shown = _box(stream.get("/BBox")) or _EVERYWHERE
        self._seen[id(stream)] = shown, under | {id(resources)}
        self._write(stream, stream.get_data(), resources, shown)

    def _write(self, stream: StreamObject, data: bytes, resources: DictionaryObject, shown: Box) -> None:
        properties = opened(resources.get("/Properties"))

        def property_list(name: bytes) -> DictionaryObject:
            found = _named_in(properties, name)
            return found if isinstance(found, DictionaryObject) else DictionaryObject()

        content = rewritten(data, property_list, None if _has_vertical_font(resources) else shown)
        self._written[id(stream)] = stream, content.written
        self._resources[id(resources)] = resources
        self._named.setdefault(id(resources), set()).update(content.used)
        self._ahead += self._led_to(content, resources, shown)

    def _led_to(
        self, content: Content, resources: DictionaryObject, shown: Box
    ) -> Iterator[tuple[StreamObject, DictionaryObject, Box]]:
        held = {kind: opened(resources.get(kind)) for kind in _PRUNED}
        for name, matrix in content.painted:
            form = _named_in(held["/XObject"], name)
            if isinstance(form, StreamObject) and form.get("/Subtype") == "/Form":
                yield form, _own(form, resources), _shown_in(form, matrix, shown)
        for kind, name in content.used:
            found = _named_in(held[kind], name)
            if kind == "/Pattern" and isinstance(found, StreamObject):
                yield found, _own(found, resources), _box(found.get("/BBox")) or _EVERYWHERE
            elif kind == "/ExtGState" and isinstance(found, DictionaryObject):
                mask = opened(found.get("/SMask"))
                group = opened(mask.get("/G")) if isinstance(mask, DictionaryObject) else None
                if isinstance(group, StreamObject):
                    yield group, _own(group, resources), _box(group.get("/BBox")) or _EVERYWHERE
            elif kind == "/Font" and isinstance(found, DictionaryObject):
                letters = opened(found.get("/CharProcs"))
                for letter in letters.values() if isinstance(letters, DictionaryObject) else ():
                    drawn = opened(letter)
                    if isinstance(drawn, StreamObject):
                        yield drawn, _own(found, resources), _EVERYWHERE

    def _prune(self, resources: DictionaryObject) -> None:
        properties = opened(resources.pop("/Properties", None))
        for layer in properties.values() if isinstance(properties, DictionaryObject) else ():
            demand_shown(opened(layer))
        for kind in _PRUNED:
            held = opened(resources.get(kind))
            names = {name for of, name in self._named[id(resources)] if of == kind}
            if isinstance(held, DictionaryObject):
                kept = {key: held.raw_get(key) for key in held if not names.isdisjoint(_spelt(key))}
                resources[NameObject(kind)] = DictionaryObject(kept)


def inherited(page: DictionaryObject, key: str) -> Any:
    """A value of *page* or of those that it hangs from, or what refers to it."""
    here: object = page
    for _step in range(50):
        if not isinstance(here, DictionaryObject):
            return None
        if key in here:
            return here.raw_get(key)
        here = opened(here.get("/Parent"))
    return None


def opened(value: object) -> object:
    return value.get_object() if hasattr(value, "get_object") else value


def _has_vertical_font(resources: DictionaryObject) -> bool:
    """Whether words may run downwards: then nobody reckons how far they reach."""
    fonts = opened(resources.get("/Font"))
    for font in fonts.values() if isinstance(fonts, DictionaryObject) else ():
        found = opened(font)
        encoding = opened(found.get("/Encoding")) if isinstance(found, DictionaryObject) else None
        if isinstance(encoding, StreamObject) or str(encoding).endswith("V"):
            return True
    return False


def fill(stream: StreamObject, packed: bytes) -> None:
    """Put into it what `zlib` has packed."""
    stream._data = packed
    if hasattr(stream, "decoded_self"):
        stream.decoded_self = None
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    stream.pop("/DecodeParms", None)


def _own(holder: DictionaryObject, resources: DictionaryObject) -> DictionaryObject:
    found = opened(holder.get("/Resources"))
    return found if isinstance(found, DictionaryObject) else resources


def _shown_in(form: StreamObject, matrix: Matrix, shown: Box) -> Box:
    box = _box(form.get("/BBox")) or _EVERYWHERE
    back = inverted(multiplied(_matrix(form.get("/Matrix")), matrix))
    return within(box, around(shown, back)) if back else box


def _box(value: object) -> Box | None:
    told = opened(value)
    if not isinstance(told, ArrayObject) or len(told) != 4:
        return None
    a, b, c, d = (float(opened(one)) for one in told)  # type: ignore[arg-type]
    return min(a, c), min(b, d), max(a, c), max(b, d)


def _matrix(value: object) -> Matrix:
    told = opened(value)
    if not isinstance(told, ArrayObject) or len(told) != 6:
        return WHOLE
    a, b, c, d, e, f = (float(opened(one)) for one in told)  # type: ignore[arg-type]
    return a, b, c, d, e, f


def _named_in(held: object, name: bytes) -> object:
    if not isinstance(held, DictionaryObject):
        return None
    return next((opened(held[key]) for key in _spellings(name) if key in held), None)


def _spellings(name: bytes) -> Iterator[str]:
    """How `pypdf` may read a name: it tries one encoding after another."""
    for encoding in ("utf-8", "gbk", "latin-1"):
        try:
            yield name.decode(encoding)
        except UnicodeDecodeError:
            continue


def _spelt(key: str) -> set[bytes]:
    return {key.encode(encoding, "replace") for encoding in ("utf-8", "gbk", "latin-1")}
