"""A page of which its marks are made a part, so that their words are read: believed where the page stays as it was.

Making them a part can go wrong without a word: a page whose operators end oddly, or that inherits its box, is another
page afterwards, and what covered words lies elsewhere.
"""

from contextlib import closing

import pypdfium2 as pdfium
from PIL import Image

from .marks import PageMarks, cover, flatten, hide
from .page_pictures import drawn
from .places import Points, placing, points_of
from .visible_words import Word, difference, visible_words

_RIM = 0.1
"""Of a field's shorter side: edges are soft."""


def with_marks(
    flat: pdfium.PdfDocument, number: int, marks: PageMarks, picture: Image.Image, scale: float
) -> tuple[Image.Image, list[Word] | None]:
    """The page once its marks are part of it, and the words of both that are seen.

    Nothing where that makes another page of it than *picture*, which is how it is drawn with its marks, without fields.
    """
    with closing(flat[number]) as page:
        hide(page, marks.hidden)
        flatten(page)
    with closing(flat[number]) as page:  # opened anew: marks are part of the page now
        cover(page, marks.covers)
        made, fields = drawn(page, scale), [placing(page)(box) for box in marks.fields]
        places = [points_of(box, -_RIM, scale, picture.size) for box in fields]
        if made.size != picture.size or not _are_same_but_for(places, made, picture):
            return picture, None
        undrawn = [box for box, place in zip(marks.fields, places, strict=True) if _is_missing(place, made, picture)]
        if undrawn:
            cover(page, undrawn)
            made = drawn(page, scale)
        return made, visible_words(page, made, scale)


def _are_same_but_for(places: list[Points], one: Image.Image, other: Image.Image) -> bool:
    differing = difference(one, other)
    for place in places:
        differing.paste(0, place)
    return not differing.getbbox()


def _is_missing(place: Points, made: Image.Image, picture: Image.Image) -> bool:
    """A field is not there, and what lies beneath it is."""
    beneath = picture.crop(place)
    return beneath.tobytes() == made.crop(place).tobytes() and len(beneath.getcolors(2) or "two") > 1
