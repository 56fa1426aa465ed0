"""A PDF, written anew without what acts, what is attached and who made it (promise P15).

Names of objects are those of ISO 32000-2: the catalogue 7.7.2, actions 12.6, annotations 12.5, XMP 14.3.
"""

import io
from collections.abc import Collection, Iterable

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, NullObject, PdfObject, StreamObject

from tinkuy.core.errors import Refused

from . import sentences
from .pictures import Unfollowed, without_metadata

MOST_PAGES = 1_000
CATALOGUE = frozenset(
    (
        *("/Type", "/Version", "/Extensions", "/Pages", "/PageLabels", "/Names", "/Dests", "/ViewerPreferences"),
        *("/PageLayout", "/PageMode", "/Outlines", "/StructTreeRoot", "/MarkInfo", "/Lang", "/OutputIntents"),
        "/OCProperties",
    )
)
"""What the catalogue keeps: neither acts nor forms, threads with their authors, signatures, collections."""
NAMED = frozenset(("/Dests",))
OF_ANYTHING = frozenset(
    ("/AA", "/AF", "/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/CreatorInfo", "/SpiderInfo")
)
"""What any object may carry, a picture too: acts, attached files, who made it with what and when."""
_OF_TEX = "/PTEX."
"""With the file that a figure was set from: pdfTeX writes its whole path."""
LINKS = ("/URI", "/GoTo")
ADDRESSES = ("http:", "https:", "mailto:")


def clean(data: bytes) -> tuple[str, bytes]:
    """`pdf`, and the file as it is kept. Comments and forms are left out: only links stay beside the pages."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise Refused(sentences.locked())
        if not 0 < len(reader.pages) <= MOST_PAGES:
            raise Refused(sentences.damaged())
        return "pdf", _written_anew(reader)
    except (Refused, MemoryError):
        raise
    except Unfollowed as error:
        raise Refused(sentences.odd_picture()) from error
    except Exception as error:  # pypdf raises a dozen kinds for a damaged file, RecursionError among them
        raise Refused(sentences.damaged()) from error


def _written_anew(reader: PdfReader) -> bytes:
    writer = PdfWriter(clone_from=reader)
    writer.metadata = None
    _keep(writer.root_object, CATALOGUE)
    names = writer.root_object.get("/Names")
    if names is not None:
        _keep(names.get_object(), NAMED)
    for page in writer.pages:
        if "/Annots" in page:
            _keep_links(page)
    _forget_unreached(writer)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _forget_unreached(writer: PdfWriter) -> None:
    """What nothing leads to any more is not written: pypdf would keep it."""
    reached: set[int] = set()
    ahead: list[object] = [writer.root_object.indirect_reference]
    while ahead:
        found = ahead.pop()
        if isinstance(found, IndirectObject):
            if found.idnum in reached:
                continue
            reached.add(found.idnum)
            found = found.get_object()
        if isinstance(found, DictionaryObject):
            _drop(found, [key for key in found if key in OF_ANYTHING or key.startswith(_OF_TEX)])
            _clean_photo(found)
            ahead += found.values()
        elif isinstance(found, ArrayObject):
            ahead += found
    for place in range(len(writer._objects)):
        if place + 1 not in reached:
            writer._objects[place] = None


def _clean_photo(found: DictionaryObject) -> None:
    """A photo stands in a PDF as the camera wrote it, perhaps packed once more: that is undone."""
    packing = found.get("/Filter", NullObject()).get_object()
    packings = list(packing) if isinstance(packing, ArrayObject) else [packing]
    if not isinstance(found, StreamObject) or packings[-1:] not in (["/DCTDecode"], ["/JPXDecode"]):
        return
    if len(packings) > 1:
        found._data = found.get_data()
        found[NameObject("/Filter")] = NameObject(packings[-1])
        found.pop("/DecodeParms", None)
    found._data = without_metadata(found._data)


def _keep(found: PdfObject | None, keys: Collection[str]) -> None:
    if isinstance(found, DictionaryObject):
        _drop(found, [key for key in found if key not in keys])


def _drop(found: PdfObject | None, keys: Iterable[str]) -> None:
    if isinstance(found, DictionaryObject):
        for key in keys:
            found.pop(key, None)


def _keep_links(page: DictionaryObject) -> None:
    marks = page["/Annots"].get_object()
    kept = [mark for mark in marks if _is_link(mark.get_object())] if isinstance(marks, ArrayObject) else []
    del page["/Annots"]
    if kept:
        page[NameObject("/Annots")] = ArrayObject(kept)


def _is_link(mark: PdfObject | None) -> bool:
    """A link that leads to a page or to an address; `/A` may also run a program or send a form."""
    if not isinstance(mark, DictionaryObject) or mark.get("/Subtype") != "/Link":
        return False
    _drop(mark, ("/AA", "/Contents", "/T", "/PA"))
    action = mark.get("/A", NullObject()).get_object()
    if not isinstance(action, DictionaryObject):
        return True
    is_address = "/URI" not in action or str(action["/URI"]).casefold().startswith(ADDRESSES)
    return action.get("/S") in LINKS and "/Next" not in action and is_address
