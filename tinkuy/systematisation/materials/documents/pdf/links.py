"""What of a PDF acts or stands beside its pages, wherever something leads to it (ISO 32000-2, 12.5 and 12.6).

What fields of a form show (12.7) is painted on the page, since the fields themselves go.
"""

from collections.abc import Collection, Iterator

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, NullObject, StreamObject

from tinkuy.core.errors import Refused
from tinkuy.systematisation.materials.documents import sentences
from tinkuy.systematisation.materials.documents.matrices import Box, Matrix, around

from .painting import inherited, visible_box
from .text import is_beyond
from .values import box_of, matrix_of, number_of, opened

ADDRESSES = ("http:", "https:", "mailto:")
_ACTS = frozenset(
    (
        *("/GoToR", "/GoToE", "/GoToDp", "/Launch", "/Thread", "/Sound", "/Movie", "/Hide", "/Named", "/SubmitForm"),
        *("/ResetForm", "/ImportData", "/JavaScript", "/SetOCGState", "/Rendition", "/Trans", "/GoTo3DView"),
        "/RichMediaExecute",
    )
)
_OF_LINKS = frozenset(("/GoTo", "/URI"))
"""The actions that a link may have."""
UNSEEN = 2 | 32
"""The flags of marks that are hidden, or that no view shows."""


class KeptMarks:
    """Which pages, and which marks on them, a PDF keeps; anything else of their kinds is left out."""

    def __init__(self, pages: Collection[DictionaryObject]) -> None:
        """Leave on each of *pages* of the marks its links alone."""
        self._kept = {id(page) for page in pages}
        for page in pages:
            self._keep_links(page)

    def is_left_out(self, pdf_object: object) -> bool:
        """Whether a value acts, is a mark or a page that was taken away, or leads to one from the structure."""
        mark = pdf_object.get_object() if isinstance(pdf_object, IndirectObject) else pdf_object
        if not isinstance(mark, DictionaryObject) or id(mark) in self._kept:
            return False
        if "/Obj" in mark:
            aim = mark["/Obj"].get_object()
            return not isinstance(aim, StreamObject) and id(aim) not in self._kept
        is_mark = "/Rect" in mark or "/FT" in mark or mark.get("/Type") in ("/Page", "/Annot")
        return (is_mark and not isinstance(mark, StreamObject)) or _is_odd_act(mark)

    def _keep_links(self, page: DictionaryObject) -> None:
        marks = page["/Annots"].get_object() if "/Annots" in page else None
        box = visible_box(page)
        links = [mark for mark in marks if _is_link(opened(mark), box)] if isinstance(marks, ArrayObject) else []
        self._kept |= {id(mark.get_object()) for mark in links}
        page.pop("/Annots", None)
        if links:
            page[NameObject("/Annots")] = ArrayObject(links)


def acts_oddly(pdf_object: DictionaryObject) -> bool:
    """Whether the `/A` of an outline item or a link is an action other than those of links, which are cleaned."""
    action = pdf_object.get("/A", NullObject()).get_object()
    return isinstance(action, DictionaryObject) and "/S" in action and not _is_of_link(action)


def _is_link(mark: object, visible: Box) -> bool:
    """A link that can be pressed and leads to a page or to an address; `/A` may also run a program or send a form."""
    if not isinstance(mark, DictionaryObject) or mark.get("/Subtype") != "/Link":
        return False
    box = box_of(mark.get("/Rect"))
    if box is None or is_beyond(box, visible) or int(number_of(mark.get("/F")) or 0) & UNSEEN:
        return False
    return not acts_oddly(mark)


def _is_odd_act(pdf_object: DictionaryObject) -> bool:
    """An element of the structure may be called as an action is: it has a parent."""
    kind = pdf_object.get("/S", NullObject()).get_object()
    return "/P" not in pdf_object and (kind in _ACTS or (kind == "/URI" and not _is_of_link(pdf_object)))


def _is_of_link(action: DictionaryObject) -> bool:
    kind = str(action["/S"].get_object())
    if kind not in _OF_LINKS:
        return False
    address = action.get("/URI", NullObject()).get_object()
    return kind == "/GoTo" or str(address).casefold().startswith(ADDRESSES)


_MOST_STEPS = 50


def paint(writer: PdfWriter, pages: list[DictionaryObject]) -> None:
    """Paint on each of *pages* what its fields show; raises `Refused` for a value that only a reader would draw."""
    for page in pages:
        appearances = [*_visible_appearances(page)]
        if appearances:
            _paint(writer, page, appearances)


def _visible_appearances(page: DictionaryObject) -> Iterator[tuple[StreamObject, Matrix]]:
    """What each field that is seen is drawn by, and where."""
    marks = opened(page.get("/Annots"))
    for mark in map(opened, marks if isinstance(marks, ArrayObject) else ()):
        if not isinstance(mark, DictionaryObject) or opened(mark.get("/Subtype")) != "/Widget":
            continue
        box, drawn = box_of(mark.get("/Rect")), _appearance(mark)
        if int(number_of(mark.get("/F")) or 0) & UNSEEN or box is None:
            continue
        if drawn is not None:
            yield drawn, _placed(drawn, box)
        elif _has_words(mark):
            raise Refused(sentences.odd_page())


def _appearance(mark: DictionaryObject) -> StreamObject | None:
    """The one of its state, where there are several."""
    appearances = opened(mark.get("/AP"))
    normal = opened(appearances.get("/N")) if isinstance(appearances, DictionaryObject) else None
    if isinstance(normal, DictionaryObject) and not isinstance(normal, StreamObject):
        normal = opened(normal.get(str(opened(mark.get("/AS")))))
    return normal if isinstance(normal, StreamObject) and box_of(normal.get("/BBox")) is not None else None


def _has_words(mark: DictionaryObject) -> bool:
    """Whether a field of text or of choices has a value."""
    here: object = mark
    kind = value = None
    for _step in range(_MOST_STEPS):
        if not isinstance(here, DictionaryObject):
            break
        kind, value = kind or opened(here.get("/FT")), value or opened(here.get("/V"))
        here = opened(here.get("/Parent"))
    return kind in ("/Tx", "/Ch") and bool(value)


def _placed(drawn: StreamObject, box: Box) -> Matrix:
    """What brings the box of *drawn* onto *box*."""
    left, bottom, right, top = around(box_of(drawn.get("/BBox")) or box, matrix_of(drawn.get("/Matrix")))
    across = (box[2] - box[0]) / (right - left) if right > left else 1.0
    up = (box[3] - box[1]) / (top - bottom) if top > bottom else 1.0
    return across, 0, 0, up, box[0] - left * across, box[1] - bottom * up


def _paint(writer: PdfWriter, page: DictionaryObject, appearances: list[tuple[StreamObject, Matrix]]) -> None:
    """After what the page is drawn with, which is set apart so that its state ends with it."""
    resources = _copied(inherited(page, "/Resources"))
    forms = _copied(resources.get("/XObject"))
    after = b"\nQ\n"
    for number, (drawn, matrix) in enumerate(appearances):
        name = f"/Field{number}"
        while name in forms:
            name += "x"
        drawn[NameObject("/Subtype")] = NameObject("/Form")
        forms[NameObject(name)] = drawn.indirect_reference or writer._add_object(drawn)
        after += b"q %b cm %b Do Q\n" % (b" ".join(b"%.5f" % one for one in matrix), name.encode())
    resources[NameObject("/XObject")] = forms
    page[NameObject("/Resources")] = resources
    contents = page.raw_get("/Contents") if "/Contents" in page else ArrayObject()
    stream = opened(contents)
    pieces = list.__iter__(stream) if isinstance(stream, ArrayObject) else [contents]
    page[NameObject("/Contents")] = ArrayObject([_stream(writer, b"q\n"), *pieces, _stream(writer, after)])


def _copied(value: object) -> DictionaryObject:
    pdf_object = opened(value)
    return (
        DictionaryObject({key: pdf_object.raw_get(key) for key in pdf_object})
        if isinstance(pdf_object, DictionaryObject)
        else (DictionaryObject())
    )


def _stream(writer: PdfWriter, data: bytes) -> object:
    made = StreamObject()
    made._data = data
    return writer._add_object(made)
