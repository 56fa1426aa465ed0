"""A page with its marks: drawn with them, and its words read where they can be made a part of it.

Making them a part (`FPDFPage_Flatten`) can go wrong without a word: where the operators of the page end oddly, what
covered words lies elsewhere. So it is done in copies of the page, and believed only where a black mark over all of the
page covers all of it, and the page looks as it is drawn with its marks. Fields are drawn no other way.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager

import pypdfium2 as pdfium
from PIL import Image
from pypdfium2 import raw

from .look import hidden_marks, is_plain
from .marks import PageMarks
from .page_pictures import Drawing
from .places import Box, meet
from .visible_words import Word, difference, visible_words


def with_marks(drawing: Drawing, number: int, marks: PageMarks, grounds: list[Box]) -> tuple[Image.Image, list[Word]]:
    """The picture of the page *number* of a document, and the words that are seen on it.

    *drawing* draws it without fields; *grounds* are the places of fields that have a colour of their own.
    """
    marked = drawing.picture()
    if _can_be_flattened(drawing.page.pdf, number):
        with _flat(drawing.page.pdf, number, marks.fields) as page:
            made = Drawing(page, drawing.scale, covers=marks.covers)
            is_same = _are_same(made.picture(), marked)
            if is_same and not marks.fields:
                return marked, visible_words(made, marked)
        if is_same:
            with _flat(drawing.page.pdf, number) as page:
                made = Drawing(page, drawing.scale, covers=marks.covers)
                if (covers := _covers_of_missing(made, marked, marks, grounds)) is not None:
                    return _read(Drawing(page, drawing.scale, covers=covers))
    unknown = [box for box in marks.fields.values() if not is_plain(marked.crop(drawing.place_of(box, marked.size)))]
    return _read(Drawing(drawing.page, drawing.scale, covers=[*marks.covers, *unknown], with_marks=True))


def _read(drawing: Drawing) -> tuple[Image.Image, list[Word]]:
    picture = drawing.picture()
    return picture, visible_words(drawing, picture)


def _covers_of_missing(made: Drawing, marked: Image.Image, marks: PageMarks, grounds: list[Box]) -> list[Box] | None:
    """All that is to be covered: fields with a ground too, which are not there, and what lies beneath them is.

    Nothing, where the page is another one than *marked* beside its fields.
    """
    picture, missing = made.picture(), []
    differing = difference(picture, marked)
    for number, box in marks.fields.items():
        place = made.place_of(box, picture.size)
        beneath = marked.crop(place)
        is_there = beneath.tobytes() != picture.crop(place).tobytes() or is_plain(beneath)
        may_be_anothers = any(meet(box, other) for one, other in marks.fields.items() if one != number)
        has_ground = number in marks.bare and any(_are_near(box, ground) for ground in grounds)
        if has_ground and (may_be_anothers or not is_there):
            missing.append(box)
        differing.paste(0, made.place_of(box, picture.size, margin=1))
    return None if differing.getbbox() else [*marks.covers, *missing]


def _are_near(one: Box, other: Box) -> bool:
    return all(abs(here - there) < 1 for here, there in zip(one, other, strict=True))


def _are_same(one: Image.Image, other: Image.Image) -> bool:
    return one.size == other.size and not difference(one, other).getbbox()


def _can_be_flattened(document: pdfium.PdfDocument, number: int) -> bool:
    with _copied(document, number) as page:
        for mark in reversed(range(raw.FPDFPage_GetAnnotCount(page))):
            raw.FPDFPage_RemoveAnnot(page, mark)
        _add_black_mark(page)
        with _flattened(page) as made:
            picture = Drawing(made, 1).picture()
    return picture.getcolors(1) == [(picture.width * picture.height, (0, 0, 0))]


def _add_black_mark(page: pdfium.PdfPage) -> None:
    left, bottom, right, top = page.get_bbox()
    mark = raw.FPDFPage_CreateAnnot(page, raw.FPDF_ANNOT_SQUARE)
    raw.FPDFAnnot_SetRect(mark, raw.FS_RECTF(left - 1, top + 1, right + 1, bottom - 1))
    for kind in (raw.FPDFANNOT_COLORTYPE_Color, raw.FPDFANNOT_COLORTYPE_InteriorColor):
        raw.FPDFAnnot_SetColor(mark, kind, 0, 0, 0, 255)
    raw.FPDFPage_CloseAnnot(mark)


@contextmanager
def _flat(document: pdfium.PdfDocument, number: int, without: Iterable[int] = ()) -> Iterator[pdfium.PdfPage]:
    """A copy of the page of which its marks are a part, but for those *without*."""
    with _copied(document, number) as page, hidden_marks(page, without), _flattened(page) as made:
        yield made


@contextmanager
def _copied(document: pdfium.PdfDocument, number: int) -> Iterator[pdfium.PdfPage]:
    """With the box and the fonts that the page inherits."""
    with closing(pdfium.PdfDocument.new()) as copy:
        copy.import_pages(document, [number])
        with closing(copy[0]) as page:
            yield page


@contextmanager
def _flattened(page: pdfium.PdfPage) -> Iterator[pdfium.PdfPage]:
    """The same page, opened anew."""
    page.render(scale=1 / max(page.get_size()), may_draw_forms=False, draw_annots=True)  # makes pictures of shapes
    raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
    with closing(page.pdf[0]) as made:
        yield made
