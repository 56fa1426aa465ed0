"""Which streams and resources the pages of a PDF are drawn with, begun at the pages (ISO 32000-2, 7.8 and 8.10).

Each stream is written anew (`content`); a form, a pattern or a state that no operator names is not kept, and of the
words those that can be seen: on a page within its crop box, in a form within its own box too. A stream that several
pages are drawn with is written once, and at most twice more where it is painted otherwise.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, EncodedStreamObject, NameObject, StreamObject

from tinkuy.systematisation.materials.documents.matrices import WHOLE, Box, within

from .content import Content, rewritten
from .layers import demand_shown
from .pieces import Piece
from .resources import Fonts, Resources
from .streams import put
from .text import EVERYWHERE, TAKEN_OVER, State, both
from .values import box_of, opened

_PRUNED = ("/XObject", "/ExtGState", "/Font", "/Shading", "/Pattern", "/ColorSpace")
_ALWAYS = frozenset(("/DefaultGray", "/DefaultRGB", "/DefaultCMYK"))
"""Spaces of colours that hold without being named."""
_TELLING = frozenset(("/Font", "/ExtGState", "/XObject"))
"""The kinds of resources by which it is reckoned what is drawn."""
_MOST_TIMES = 3


@dataclass
class _Taken:
    """How a stream was written: with which state, for which resources, by what they hold; how often."""

    state: State
    content: Content
    bound: dict[tuple[str, bytes], int]
    under: set[int] = field(default_factory=set)
    times: int = 1


class Painting:
    def __init__(self, writer: PdfWriter) -> None:
        self._writer = writer
        self._named: dict[int, set[tuple[str, bytes]]] = {}
        self._resources: dict[int, DictionaryObject] = {}
        self._written: dict[int, tuple[StreamObject, bytes]] = {}
        self._taken: dict[int, _Taken] = {}
        self._pages: dict[int, StreamObject] = {}
        self._streams: dict[int, tuple[Content, Resources]] = {}
        self._ahead: deque[tuple[StreamObject, DictionaryObject, State]] = deque()
        self._fonts: Fonts = {}

    def paint(self, pages: Iterable[DictionaryObject]) -> None:
        """Write anew what *pages* are drawn with, and drop from their resources what they are not."""
        for page in pages:
            self._take_page(page)
        while self._ahead:
            self._take(*self._ahead.popleft())
        for stream, data in self._written.values():
            put(stream, data)
        for resources in self._resources.values():
            self._prune(resources)

    def draws(self, stream: StreamObject) -> bool:
        return id(stream) in self._written

    @cached_property
    def painted(self) -> set[int]:
        """The forms and pictures that are painted somewhere, by their identities."""
        return {
            id(resources.named(kind, name))
            for content, resources in self._streams.values()
            for kind, name in content.used
            if kind == "/XObject"
        }

    def piece(self, place: object, number: int) -> Piece | None:
        """What is known of a numbered piece of a page or a form, with the forms that it paints, if there is one."""
        content, resources = self._streams.get(id(self._pages.get(id(place), place)), (None, None))
        piece = content.pieces.numbered.get(number) if content is not None else None
        if piece is None or resources is None:
            return None
        forms = [resources.named("/XObject", name) for name in piece.forms]
        return replace(piece, loses=piece.loses or any(map(self._loses, forms)))

    def has_lost(self, page: DictionaryObject) -> bool:
        """Whether words or pictures of a page were left out."""
        return self._loses(self._pages.get(id(page)))

    def _loses(self, form: object) -> bool:
        """Whether something of a page or a form was left out, or of a form that it paints."""
        ahead, known = [form], set[int]()
        while ahead:
            here = ahead.pop()
            content, own_resources = self._streams.get(id(here), (None, None))
            if content is None or own_resources is None or id(here) in known:
                continue
            known.add(id(here))
            if content.pieces.whole.loses:
                return True
            ahead += [own_resources.named("/XObject", name) for name in content.pieces.whole.forms]
        return False

    def draws_with(self, resources: DictionaryObject) -> bool:
        return id(resources) in self._resources

    def _take_page(self, page: DictionaryObject) -> None:
        page_resources = inherited(page, "/Resources")
        resources = opened(page_resources)
        if not isinstance(resources, DictionaryObject):
            page_resources = resources = DictionaryObject()
        page[NameObject("/Resources")] = page_resources
        visible = visible_box(page)
        contents = opened(page.get("/Contents"))
        streams = [opened(one) for one in contents] if isinstance(contents, ArrayObject) else [contents]
        data = b"\n".join(one.get_data() for one in streams if isinstance(one, StreamObject))
        anew = EncodedStreamObject()
        page[NameObject("/Contents")] = self._writer._add_object(anew)
        self._pages[id(page)] = anew
        names = Resources(resources, self._fonts)
        self._note(anew, rewritten(data, names, State(shown=visible)), resources, names)

    def _take(self, stream: StreamObject, resources: DictionaryObject, state: State) -> None:
        """Write it, or note that it is drawn with *resources* too.

        Where it is painted with another state, what is not alike is not known; where its names stand for other things,
        nothing is: what cannot be told to be unseen stays.
        """
        taken, names = self._taken.get(id(stream)), Resources(resources, self._fonts)
        if taken is None:
            content = rewritten(stream.get_data(), names, state)
            taken = self._taken[id(stream)] = _Taken(state, content, _bound(content, names))
        else:
            alike = both(taken.state, state)._replace(shown=taken.state.shown)
            is_within = within(taken.state.shown, state.shown) == state.shown
            is_bound = all(taken.bound.get(key, named) == named for key, named in _bound(taken.content, names).items())
            if is_within and alike == taken.state and is_bound and id(resources) in taken.under:
                return
            if (not is_within or alike != taken.state or not is_bound) and taken.times < _MOST_TIMES:
                is_last = not is_bound or taken.times == _MOST_TIMES - 1
                anew = TAKEN_OVER if is_last else alike
                anew = anew._replace(matrix=WHOLE, shown=box_of(stream.get("/BBox")) or EVERYWHERE)
                known = Resources(None, self._fonts) if is_last else names
                taken.content = rewritten(stream.get_data(), known, anew)
                taken.state, taken.times = anew, _MOST_TIMES if is_last else taken.times + 1
                taken.bound = _bound(taken.content, names)
        taken.under.add(id(resources))
        self._note(stream, taken.content, resources, names)

    def _note(self, stream: StreamObject, content: Content, resources: DictionaryObject, names: Resources) -> None:
        self._written[id(stream)] = stream, content.written
        self._streams[id(stream)] = content, names
        self._resources[id(resources)] = resources
        self._named.setdefault(id(resources), set()).update(content.used)
        self._ahead += self._led_to(content, resources, names)

    def _led_to(
        self, content: Content, resources: DictionaryObject, names: Resources
    ) -> Iterator[tuple[StreamObject, DictionaryObject, State]]:
        for kind, name in content.used:
            pdf_object = names.named(kind, name)
            if kind == "/XObject" and isinstance(pdf_object, StreamObject) and pdf_object.get("/Subtype") == "/Form":
                yield (
                    pdf_object,
                    _own(pdf_object, resources),
                    content.painted.get(name) or _first(pdf_object, TAKEN_OVER),
                )
            elif kind == "/Pattern" and isinstance(pdf_object, StreamObject):
                yield pdf_object, _own(pdf_object, resources), _first(pdf_object, State())
            elif kind == "/ExtGState" and isinstance(pdf_object, DictionaryObject):
                mask = opened(pdf_object.get("/SMask"))
                group = opened(mask.get("/G")) if isinstance(mask, DictionaryObject) else None
                if isinstance(group, StreamObject):
                    yield group, _own(group, resources), _first(group, State())
            elif kind == "/Font" and isinstance(pdf_object, DictionaryObject):
                letters = opened(pdf_object.get("/CharProcs"))
                for letter in letters.values() if isinstance(letters, DictionaryObject) else ():
                    drawn = opened(letter)
                    if isinstance(drawn, StreamObject):
                        yield drawn, _own(pdf_object, resources), TAKEN_OVER

    def _prune(self, resources: DictionaryObject) -> None:
        properties = opened(resources.pop("/Properties", None))
        for layer in properties.values() if isinstance(properties, DictionaryObject) else ():
            demand_shown(opened(layer))
        for kind in _PRUNED:
            entries = opened(resources.get(kind))
            names = {name for of, name in self._named[id(resources)] if of == kind}
            if isinstance(entries, DictionaryObject):
                in_use = {
                    key: entries.raw_get(key) for key in entries if key in _ALWAYS or not names.isdisjoint(_spelt(key))
                }
                resources[NameObject(kind)] = DictionaryObject(in_use)


def visible_box(page: DictionaryObject) -> Box:
    media, crop = (box_of(inherited(page, name)) for name in ("/MediaBox", "/CropBox"))
    return within(media or EVERYWHERE, crop or media or EVERYWHERE)


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


def _own(holder: DictionaryObject, resources: DictionaryObject) -> DictionaryObject:
    own_resources = opened(holder.get("/Resources"))
    return own_resources if isinstance(own_resources, DictionaryObject) else resources


def _first(stream: StreamObject, state: State) -> State:
    return state._replace(shown=box_of(stream.get("/BBox")) or EVERYWHERE)


def _bound(content: Content, resources: Resources) -> dict[tuple[str, bytes], int]:
    """What the names of *content* stand for, where that tells what is drawn."""
    return {(kind, name): id(resources.named(kind, name)) for kind, name in content.used if kind in _TELLING}


def _spelt(key: str) -> set[bytes]:
    return {key.encode(encoding, "replace") for encoding in ("utf-8", "gbk", "latin-1")}
