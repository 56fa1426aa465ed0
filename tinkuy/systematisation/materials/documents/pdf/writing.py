"""The printed file: pages of a picture with a layer of unseen words before it, for whoever searches, copies or listens.

The letters of the layer have no shapes. What each stands for is written beside their fonts (ISO 32000-1, 9.10.3), so
that every script is read; a font has room for 255 of them (Type 3, 9.6.5).
"""

import io
from collections.abc import Iterable, Iterator
from itertools import batched, groupby
from typing import NamedTuple

from pypdf import PageObject, PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from .links import Link
from .page_pictures import PackedPicture
from .visible_words import Word

_WIDTH = 500
"""Of each letter, in thousandths of its height."""
_ROOM = 255


class Page(NamedTuple):
    """*words* are those that can be seen."""

    width: float
    height: float
    picture: PackedPicture
    words: list[Word]
    links: list[Link]


class Title(NamedTuple):
    """A title of the outline, leads to a page by its number."""

    text: str
    page: int
    level: int


def written(pages: list[Page], titles: Iterable[Title], language: str) -> bytes:
    """The file; without metadata and without an identity."""
    writer, codes = PdfWriter(), _codes(pages)
    writer.metadata = None
    fonts = _fonts(writer, codes)
    made = [_page(writer, page, codes, fonts) for page in pages]
    for own, page in zip(made, pages, strict=True):
        if page.links:
            own[NameObject("/Annots")] = _array(_link(link, made) for link in page.links)
    above: list[IndirectObject] = []
    for title in titles:
        del above[title.level :]
        above.append(
            writer.add_outline_item(title=title.text, page_number=title.page, parent=above[-1] if above else None)
        )
    if language:
        writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    whole = io.BytesIO()
    writer.write(whole)
    return whole.getvalue()


def _codes(pages: list[Page]) -> dict[str, tuple[int, int]]:
    """Of each letter its font and its place in it, from 1."""
    letters = sorted({" ", *(letter for page in pages for word in page.words for letter in word.text)})
    return {letter: (place // _ROOM, place % _ROOM + 1) for place, letter in enumerate(letters)}


def _fonts(writer: PdfWriter, codes: dict[str, tuple[int, int]]) -> DictionaryObject:
    shape = writer._add_object(_stream(b"%d 0 d0" % _WIDTH))
    fonts = DictionaryObject()
    for number, letters in enumerate(batched(codes, _ROOM)):
        font = _node(
            Type=NameObject("/Font"),
            Subtype=NameObject("/Type3"),
            FontBBox=_numbers(0, -250, _WIDTH, 1000),
            FontMatrix=_numbers(0.001, 0, 0, 0.001, 0, 0),
            CharProcs=_node(g=shape),
            Encoding=_node(
                Type=NameObject("/Encoding"),
                Differences=ArrayObject([NumberObject(1), *[NameObject("/g")] * len(letters)]),
            ),
            FirstChar=NumberObject(1),
            LastChar=NumberObject(len(letters)),
            Widths=_numbers(*[_WIDTH] * len(letters)),
            Resources=DictionaryObject(),
            ToUnicode=writer._add_object(_stream(_meanings(letters)).flate_encode()),
        )
        fonts[NameObject(f"/F{number}")] = writer._add_object(font)
    return fonts


def _meanings(letters: tuple[str, ...]) -> bytes:
    """What the places of a font stand for, in lists of a hundred at most, as readers expect it."""
    head = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Letters def /CMapType 2 def\n"
    room = b"1 begincodespacerange <00> <FF> endcodespacerange\n"
    each = [
        b"<%02X> <%b>\n" % (code, letter.encode("utf-16-be").hex().encode()) for code, letter in enumerate(letters, 1)
    ]
    lists = b"".join(b"%d beginbfchar\n%bendbfchar\n" % (len(some), b"".join(some)) for some in batched(each, 100))
    return head + room + lists + b"endcmap CMapName currentdict /CMap defineresource pop end end"


def _page(writer: PdfWriter, page: Page, codes: dict[str, tuple[int, int]], fonts: DictionaryObject) -> PageObject:
    own = writer.add_blank_page(page.width, page.height)
    own[NameObject("/Resources")] = _node(XObject=_node(P=writer._add_object(_picture(page.picture))), Font=fonts)
    painted = b"q %.3f 0 0 %.3f 0 0 cm /P Do Q\n" % (page.width, page.height)
    layer = b"\n".join(_operators(page.words, codes))
    own[NameObject("/Contents")] = writer._add_object(_stream(painted + b"BT 3 Tr\n" + layer + b"\nET").flate_encode())
    return own


def _picture(picture: PackedPicture) -> StreamObject:
    image = _stream(picture.data)
    image.update(
        _node(
            Type=NameObject("/XObject"),
            Subtype=NameObject("/Image"),
            Width=NumberObject(picture.width),
            Height=NumberObject(picture.height),
            BitsPerComponent=NumberObject(picture.bits),
            ColorSpace=_colours(picture),
            Filter=NameObject(picture.filter),
        )
    )
    return image


def _colours(picture: PackedPicture) -> PdfObject:
    base = NameObject(picture.colours)
    if not picture.palette:
        return base
    highest = NumberObject(len(picture.palette) // 3 - 1)
    return ArrayObject([NameObject("/Indexed"), base, highest, ByteStringObject(picture.palette)])


def _operators(words: list[Word], codes: dict[str, tuple[int, int]]) -> Iterator[bytes]:
    """Each word stretched to the width that it has on the picture, and a space."""
    for word in words:
        stretch = 100_000 * word.width / (_WIDTH * word.height * len(word.text))
        yield b"%.2f Tz 1 0 0 1 %.2f %.2f Tm" % (max(stretch, 1), word.left, word.baseline)
        for font, letters in groupby(word.text + " ", lambda letter: codes[letter][0]):
            yield b"/F%d %.2f Tf <%b> Tj" % (font, word.height, b"".join(b"%02X" % codes[one][1] for one in letters))


def _link(link: Link, pages: list[PageObject]) -> DictionaryObject:
    mark = _node(
        Type=NameObject("/Annot"), Subtype=NameObject("/Link"), Rect=_numbers(*link.box), Border=_numbers(0, 0, 0)
    )
    if isinstance(link.goal, int):
        mark[NameObject("/Dest")] = _array((pages[link.goal].indirect_reference, NameObject("/Fit")))
    else:
        mark[NameObject("/A")] = _node(S=NameObject("/URI"), URI=TextStringObject(link.goal))
    return mark


def _stream(data: bytes) -> StreamObject:
    made = StreamObject()
    made._data = data
    return made


def _node(**values: PdfObject) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{name}"): value for name, value in values.items()})


def _numbers(*values: float) -> ArrayObject:
    return _array(FloatObject(round(value, 3)) for value in values)


def _array(values: Iterable[PdfObject | None]) -> ArrayObject:
    return ArrayObject([value for value in values if value is not None])
