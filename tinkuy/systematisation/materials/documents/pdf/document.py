"""A PDF, written anew without what acts, what is attached and who made it (promise P15).

Names of objects are those of ISO 32000-2: the catalogue 7.7.2, actions 12.6, annotations 12.5, XMP 14.3.
"""

import io
import struct
import zlib

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import ArrayObject, NameObject, NullObject, NumberObject, StreamObject

from tinkuy.core.errors import Refused
from tinkuy.systematisation.materials.documents import sentences
from tinkuy.systematisation.materials.documents.pictures import pixels
from tinkuy.systematisation.materials.documents.pictures.picture import OddPicture, without_metadata

from . import links, programs, streams
from .cleaning import Cleaning
from .layers import demand_all_shown
from .links import KeptMarks
from .masks import hide_beneath
from .navigation import keep_labels, keep_titles, words_of
from .painting import Painting, visible_box
from .places import Places

MOST_PAGES = 1_000
_MOST_READ = 30
"""Pages of which words were left out that are read for the titles that may repeat them."""
_OTHERS = frozenset(("/Type", "/Subtype", "/FunctionType", "/PatternType", "/ShadingType"))
"""What other streams with a number `/N` say of themselves."""


def clean(data: bytes) -> tuple[str, bytes]:
    """`pdf`, and the file as it is kept. Of marks on the pages only links stay, and what fields of forms show."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise Refused(sentences.locked())
        if not 0 < len(reader.pages) <= MOST_PAGES:
            raise Refused(sentences.damaged())
        return "pdf", _written_anew(reader)
    except (Refused, MemoryError):
        raise
    except OddPicture as error:
        raise Refused(sentences.odd_picture()) from error
    except Exception as error:  # pypdf raises a dozen kinds for a damaged file, RecursionError among them
        raise Refused(sentences.damaged()) from error


def _written_anew(reader: PdfReader) -> bytes:
    writer = PdfWriter(clone_from=reader)
    writer.metadata = None
    writer._ID = None
    demand_all_shown(writer.root_object)
    pages = list(writer.pages)
    places = Places(writer.root_object, {id(page): visible_box(page) for page in pages})
    links.paint(writer, [*pages])
    standing, painting = KeptMarks(pages), Painting(writer)
    painting.paint(pages)
    if "/Outlines" in writer.root_object:
        keep_titles(writer.root_object, places, _words_left_out(reader, pages, painting))
    keep_labels(writer.root_object, len(pages))
    Cleaning(writer, standing, painting, places.named, _clean_stream).clean()
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _words_left_out(reader: PdfReader, pages: list[PageObject], painting: Painting) -> set[str]:
    """Words that stood on pages of which something was left out, and stand there no more."""
    losing = [number for number, page in enumerate(pages) if painting.has_lost(page)][:_MOST_READ]
    before = {word for number in losing for word in words_of(reader.pages[number].extract_text())}
    return before - {word for number in losing for word in words_of(pages[number].extract_text())}


def _clean_stream(stream: StreamObject, kind: str) -> None:
    """What is no operators of a page, by what it is; *kind* is what it is to who leads to it.

    A profile of colours is known by its number of them, `/N`, and by being nothing else.
    """
    if "/FunctionType" in stream:
        streams.clean_function(stream)
    elif kind == "encoding":
        streams.clean_map(stream)
    elif kind == "program":
        _clean_program(stream)
    elif "/N" in stream and not _OTHERS.intersection(stream):
        streams.put(stream, zlib.compress(pixels.without_words(stream.get_data())))
    else:
        _clean_photo(stream)
        if kind == "image":
            hide_beneath(stream)
            streams.cut_picture(stream)


def _clean_program(stream: StreamObject) -> None:
    try:
        program = programs.without_notices(stream.get_data())
    except (ValueError, IndexError, struct.error) as error:
        raise Refused(sentences.odd_page()) from error
    streams.put(stream, zlib.compress(program))
    if "/Length1" in stream and "/Length2" not in stream:
        stream[NameObject("/Length1")] = NumberObject(len(program))


def _clean_photo(stream: StreamObject) -> None:
    """A photo stands in a PDF as the camera wrote it, perhaps packed once more: that is undone."""
    packing = stream.get("/Filter", NullObject()).get_object()
    packings = list(packing) if isinstance(packing, ArrayObject) else [packing]
    if packings[-1:] not in (["/DCTDecode"], ["/JPXDecode"]):
        return
    if len(packings) > 1:
        stream._data = stream.get_data()
        stream[NameObject("/Filter")] = NameObject(packings[-1])
        stream.pop("/DecodeParms", None)
    stream._data = without_metadata(stream._data, by_its_own_colours=False)
    stream.pop("/DecodeParms", None)
