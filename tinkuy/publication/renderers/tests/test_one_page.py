"""U4: the seed goes in as text or as a Word file and comes out on one page: all of its words and no others."""

import re
from collections import Counter
from io import BytesIO

import docx
import pypdf
import pypdfium2
import pytest

from tests.pdf_tags import elements
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.content.tests.sheets import full_sheet
from tinkuy.publication.importing.decoding import text_of
from tinkuy.publication.importing.reading import read_whole_sheet
from tinkuy.publication.importing.tests.test_plain_text import ORIGINAL
from tinkuy.publication.renderers.rendering import render

SEED = ORIGINAL.read_text(encoding="utf-8")
ORDER = ("Resumen de la práctica", "Lecciones aprendidas", "Conoce más", "Recomendaciones", "Escríbanos")


def as_word_file(text: str) -> bytes:
    """What somebody would have made of the seed in a word processor: headings, a list, paragraphs."""
    document = docx.Document()
    for line in filter(None, map(str.strip, text.splitlines())):
        is_bullet = line.startswith("- ")
        is_heading = not is_bullet and len(line) < 40 and line.strip("★ ").casefold() in map(str.casefold, ORDER)
        style = "Heading 1" if is_heading else "List Bullet" if is_bullet else "Normal"
        document.add_paragraph(line.removeprefix("- "), style=style)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def pages_of(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def words_in(text: str) -> list[str]:
    """Without the signs of a list and stars beside a heading; whether in capitals is a matter of the looks."""
    return re.findall(r"[\w@.:/“”,-]*\w[\w“”,.:]*", text.casefold())


@pytest.mark.parametrize("given", ["text", "Word", "our own Word file"])
def test_capability_U4_the_seed_comes_out_on_one_page_word_for_word(given: str):
    text = SEED if given == "text" else text_of(as_word_file(SEED))
    content = read_whole_sheet(text).content
    if given == "our own Word file":
        content = read_whole_sheet(text_of(render(content, "docx", "one-page"))).content

    (page,) = pages_of(render(content, "pdf", "one-page"))

    assert Counter(words_in(page)) == Counter(words_in(SEED))
    places = [page.index(name) for name in ORDER]
    assert places == sorted(places)


def test_capability_U4_each_sentence_of_the_seed_stands_unbroken_on_its_page():
    (page,) = pages_of(render(read_whole_sheet(SEED).content, "pdf", "one-page"))

    blocks = [" ".join(block.split()).removeprefix("- ") for block in re.split(r"\n\s*\n|\n(?=- )", SEED)]
    assert [one for one in blocks if len(one) > 60 and one not in page] == []


@pytest.mark.parametrize("lessons", [1, 2, 3, 6])
def test_capability_U4_lessons_are_lists_in_their_order_however_many_there_are(lessons: int):
    whole = full_sheet()
    items = (whole.lessons * 2)[:lessons]
    content = SheetContent.from_json({**whole.to_json(), "lessons": [item.__dict__ for item in items]})
    data = render(content, "pdf", "one-page")

    tags = [element["/S"] for element in elements(pypdf.PdfReader(BytesIO(data)))]

    assert tags.count("/LI") == lessons + len(content.recommendations)
    assert len(pages_of(data)) == 1
