"""A PDF, written anew without what acts, what is attached and who made it (promise P15).

Names of objects are those of ISO 32000-2: the catalogue 7.7.2, actions 12.6, annotations 12.5, XMP 14.3.
"""

import io
from collections.abc import Iterable

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, NullObject, PdfObject, StreamObject

from tinkuy.core.errors import Refused

from . import sentences
from .acts import Standing, acts_oddly, keep
from .layers import clean_layer, demand_all_shown
from .pictures import Unfollowed, without_metadata
from .structure import clean_structure

MOST_PAGES = 1_000
CATALOGUE = frozenset(
    (
        *("/Type", "/Version", "/Extensions", "/Pages", "/PageLabels", "/Names", "/Dests", "/ViewerPreferences"),
        *("/PageLayout", "/PageMode", "/Outlines", "/StructTreeRoot", "/MarkInfo", "/Lang", "/OutputIntents"),
    )
)
"""What the catalogue keeps: neither acts nor forms, threads with their authors, signatures, collections."""
NAMED = frozenset(("/Dests",))
OF_ANYTHING = frozenset(
    (
        *("/AA", "/AF", "/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/CreatorInfo", "/SpiderInfo"),
        *("/OpenAction", "/PresSteps", "/Creator", "/Author", "/OC"),
    )
)
"""What any object may carry, a picture too: acts, attached files, layers, who made it with what and when."""
_OF_STREAMS = ("/F", "/FFilter", "/FDecodeParms", "/OPI", "/Ref")
"""Where a stream would be read from a file instead."""
_OF_INTENTS = frozenset(("/Type", "/S", "/OutputConditionIdentifier", "/DestOutputProfile"))
_OF_TEX = "/PTEX."
"""With the file that a figure was set from: pdfTeX writes its whole path."""


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
    demand_all_shown(writer.root_object)
    keep(writer.root_object, CATALOGUE)
    names = writer.root_object.get("/Names")
    if names is not None:
        keep(names.get_object(), NAMED)
    intents = writer.root_object.get("/OutputIntents", NullObject()).get_object()
    for intent in intents if isinstance(intents, ArrayObject) else ():
        keep(intent.get_object(), _OF_INTENTS)
    _keep_reached(writer, Standing(list(writer.pages)))
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _keep_reached(writer: PdfWriter, standing: Standing) -> None:
    """Clean whatever something leads to. What nothing leads to any more is not written: pypdf would keep it."""
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
            _clean_dictionary(found, standing)
            ahead += found.values()
        elif isinstance(found, ArrayObject):
            if any(standing.is_left_out(one) for one in found):
                found[:] = [NullObject() if standing.is_left_out(one) else one for one in found]
            ahead += found
    for place in range(len(writer._objects)):
        if place + 1 not in reached:
            writer._objects[place] = None


def _clean_dictionary(found: DictionaryObject, standing: Standing) -> None:
    _drop(found, [key for key in found if key in OF_ANYTHING or key.startswith(_OF_TEX)])
    if isinstance(found, StreamObject):
        _drop(found, _OF_STREAMS)
    if acts_oddly(found):
        del found["/A"]
    _drop(found, [key for key, value in found.items() if standing.is_left_out(value)])
    clean_layer(found)
    clean_structure(found)
    _clean_photo(found)


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


def _drop(found: PdfObject | None, keys: Iterable[str]) -> None:
    if isinstance(found, DictionaryObject):
        for key in keys:
            found.pop(key, None)
