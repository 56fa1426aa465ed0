"""What of a PDF acts or stands beside its pages, wherever something leads to it (ISO 32000-2, 12.5 and 12.6)."""

from collections.abc import Collection

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, NullObject, StreamObject

from tinkuy.systematisation.materials.documents.matrices import Box

from .painting import visible_box
from .text import is_beyond
from .values import box_of, number_of, opened

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
