"""A PDF, printed anew: a picture of each page, the words that are seen on it, its links; nothing else (promise P15).

PDFium, the library that draws PDFs in Chrome, draws the pages; nothing of the file itself is taken over.
"""

import re
from collections.abc import Iterator
from contextlib import closing
from itertools import islice

import pypdfium2 as pdfium
from pypdfium2 import raw

from tinkuy.core.errors import Refused
from tinkuy.systematisation.materials.documents import sentences

from .flat_page import with_marks
from .links import links_of, visible_links
from .look import hidden_marks
from .marks import marks_of, marks_on
from .page_pictures import Drawing, packed, scale_of
from .redactions import MarkPlaces, mark_places
from .visible_words import visible_words
from .writing import Page, Title, written

MOST_PAGES = 300
_MOST_TITLES = 1_000
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{2})?")
_WORD = re.compile(r"\w+")


def clean(data: bytes) -> tuple[str, bytes]:
    """`pdf`, and the file as it is kept. Of marks on the pages links stay, and what readers show of the others."""
    try:
        with closing(pdfium.PdfDocument(data)) as document:
            if raw.FPDF_GetSecurityHandlerRevision(document) != -1:
                raise Refused(sentences.LOCKED)
            if len(document) > MOST_PAGES:
                raise Refused(sentences.TOO_MANY_PAGES % {"most": MOST_PAGES})
            document.init_forms()
            return "pdf", _printed(document, data)
    except (Refused, MemoryError):
        raise
    except pdfium.PdfiumError as error:
        locked = error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise Refused(sentences.LOCKED if locked else sentences.DAMAGED) from error
    except Exception as error:  # whatever a file that is no honest one makes of the steps below
        raise Refused(sentences.DAMAGED) from error


def _printed(document: pdfium.PdfDocument, data: bytes) -> bytes:
    places = _mark_places(document, data)
    pages = [_page(document, number, places[number]) for number in range(len(document))]
    return written(pages, [*islice(_titles(document, pages), _MOST_TITLES)], _language(document))


def _mark_places(document: pdfium.PdfDocument, data: bytes) -> list[MarkPlaces]:
    """Read a second time, and by another library, only where there is something to be redacted, or a form."""
    redactions, fields = [], 0
    for number in range(len(document)):
        with closing(document[number]) as page:
            redactions.append(marks_on(page, raw.FPDF_ANNOT_REDACT))
            fields += marks_on(page, raw.FPDF_ANNOT_WIDGET)
    if not any(redactions) and not fields:
        return [MarkPlaces([], [])] * len(document)
    places = mark_places(data)
    if [len(one.redactions) for one in places] != redactions:
        raise Refused(sentences.DAMAGED)
    return places


def _page(document: pdfium.PdfDocument, number: int, places: MarkPlaces) -> Page:
    with closing(document[number]) as page:
        scale, marks = scale_of(page, len(document)), marks_of(page, places.redactions)
        links = links_of(page, marks.places)
        drawing = Drawing(page, scale, covers=marks.covers, with_marks=marks.is_any)
        with hidden_marks(page, marks.hidden):
            if marks.is_any:
                picture, words = with_marks(drawing, number, marks, places.grounds)
            else:
                picture = drawing.picture()
                words = visible_words(drawing, picture)
        links = [*visible_links(links, (word.text for word in words), picture, scale)]
        width, height = page.get_size()
        return Page(width, height, packed(picture), words, links)


def _titles(document: pdfium.PdfDocument, pages: list[Page]) -> Iterator[Title]:
    """Of the outline, the titles whose every word is seen on the page that they lead to."""
    visible: dict[int, set[str]] = {}
    for item in document.get_toc():
        goal = item.get_dest()
        number = goal.get_index() if goal else None
        if number is None or not 0 <= number < len(pages):
            continue
        if number not in visible:
            visible[number] = set(_WORD.findall(" ".join(word.text for word in pages[number].words)))
        words = _WORD.findall(item.get_title())
        if words and visible[number].issuperset(words):
            yield Title(" ".join(words), number, item.level)


def _language(document: pdfium.PdfDocument) -> str:
    """What the file says its language is, where that is the code of one and no other word."""
    size = raw.FPDFCatalog_GetLanguage(document, None, 0)
    room = (raw.FPDF_WCHAR * (size // 2))()
    raw.FPDFCatalog_GetLanguage(document, room, size)
    language = bytes(room).decode("utf-16-le", "replace").rstrip("\0")
    return language if _LANGUAGE.fullmatch(language) else ""
