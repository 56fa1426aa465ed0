"""U4: one sheet, whatever the form: each is read back, and has the sections and the words that its layout says and no
others, in a sheet in which every field is filled.
"""

import html
import json
import re
import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import pypdf
import pypdfium2
import pytest
from django.template.loader import render_to_string
from django.utils import translation

from tests.pdf_words import words_of_pdf
from tinkuy.core.errors import Refused
from tinkuy.publication.content.sections import DETAILS, section_heading, section_name
from tinkuy.publication.content.sheet import FINDINGS, SheetContent
from tinkuy.publication.content.tests.sheets import IMAGE, full_sheet, images
from tinkuy.publication.renderers.figures import countries_of
from tinkuy.publication.renderers.html import page_context
from tinkuy.publication.renderers.language import speaking
from tinkuy.publication.renderers.layouts import LAYOUTS
from tinkuy.publication.renderers.rendering import FORMS, render
from tinkuy.publication.renderers.selection import details
from tinkuy.publication.renderers.wording import participation_description, quipu_title


def pixels_of_image(page: str) -> tuple[int, int]:
    width, height = re.search(r'<img [^>]*width="(\d+)" height="(\d+)">', page).groups()
    return int(width), int(height)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def of_markup(text: str) -> tuple[list[str], str]:
    """The names of its sections, and all its words."""
    names = re.findall(r"<h2[^>]*>(.*?)</h2>", text)
    return [squeezed(html.unescape(name)) for name in names], squeezed(html.unescape(re.sub("<[^>]+>", " ", text)))


def of_page(content: SheetContent) -> tuple[list[str], str]:
    with translation.override(content.language):
        page = render_to_string("publication/parts/body.html", page_context(content))
    names, text = of_markup(page)
    return names, squeezed(" ".join([text, *map(html.unescape, re.findall(r'aria-label="([^"]+)"', page))]))


def of_pdf(content: SheetContent, layout: str) -> tuple[list[str], str]:
    data = render(content, "pdf", layout, images())

    def titles(entries: list) -> list[str]:
        return [name for one in entries for name in (titles(one) if isinstance(one, list) else [one.title])]

    return titles(pypdf.PdfReader(BytesIO(data)).outline), squeezed(" ".join([words_of_pdf(data), *figures_of(data)]))


def of_docx(content: SheetContent, layout: str) -> tuple[list[str], str]:
    document = docx.Document(BytesIO(render(content, "docx", layout, images())))
    names = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    return names, squeezed(" ".join("".join(node.itertext()) for node in document.element.body.iter() if is_text(node)))


def is_text(node) -> bool:
    return str(node.tag).endswith("}p")


def of_markdown(content: SheetContent, layout: str) -> tuple[list[str], str]:
    text = render(content, "md", layout).decode()
    return re.findall(r"^## (.+)$", text, re.MULTILINE), squeezed(re.sub(r"\\(.)", r"\1", text))


def of_html(content: SheetContent, layout: str) -> tuple[list[str], str]:
    return of_markup(render(content, "html", layout, images()).decode())


def of_epub(content: SheetContent, layout: str) -> tuple[list[str], str]:
    with zipfile.ZipFile(BytesIO(render(content, "epub", layout, images()))) as archive:
        return of_markup(archive.read("EPUB/sheet.xhtml").decode())


READERS = {"pdf": of_pdf, "docx": of_docx, "epub": of_epub, "html": of_html, "md": of_markdown}
EACH = [(form, layout) for form in READERS for layout in FORMS[form].layouts if layout != "network-form"]


def headings_of(content: SheetContent, form: str, layout: str) -> set[str]:
    """The four pages set the cycle under the title of its drawing, which says what is to be seen there."""
    bare = {"question", "figures", "imprint", "doi", "publication"}
    names = {name: section_heading(name, content) for name in LAYOUTS[layout].sections if name not in bare}
    if form == "pdf" and layout in ("four-page", "long"):
        with speaking(content.language):
            names["cycle"] = quipu_title(content)
    return set(names.values())


def words_of(content: SheetContent, layout: str) -> set[str]:
    """Each paragraph that the *layout* says of the sheet: what was written, and what its data say in words."""
    content = replace(content, **{name: "" if name != "footer" else () for name in LAYOUTS[layout].unsaid})
    named, contact = dict(details(content, LAYOUTS[layout].details)), content.contact
    by_section = {
        **{
            name: [words for item in getattr(content, name) for words in (item.heading, item.text)] for name in FINDINGS
        },
        "question": [content.guiding_question],
        "summary": content.summary.split("\n\n"),
        "cycle": [words for webinar in content.webinars for words in (webinar.title, webinar.subtitle)],
        "details": [words for field, texts in named.items() for words in (section_name(field, "es"), *texts)],
        "media": [words for one in content.media for words in (one.caption, one.credit)],
        "more": [link.label for link in content.more],
        "contact": [contact.name, contact.email, *content.footer],
        "imprint": [content.validation, content.credits, content.licence, content.citation, content.disclaimer],
    }
    texts = [words for name in LAYOUTS[layout].sections for words in by_section.get(name, ())]
    return {squeezed(words) for words in (content.series, content.title, *texts) if words}


def test_capability_U4_the_sheet_of_this_test_leaves_no_field_of_the_details_out():
    assert [name for name, _texts in details(full_sheet(), DETAILS)] == list(DETAILS)


@pytest.mark.parametrize(("form", "layout"), EACH)
def test_capability_U4_every_form_says_what_its_layout_says_and_nothing_else(form, layout):
    content = full_sheet()
    whole = words_of(content, "long")

    names, text = READERS[form](content, layout)

    said = words_of(content, layout)
    assert {name for name in headings_of(content, form, "long") if name in names} == headings_of(content, form, layout)
    assert sorted(words for words in whole if words in text and not any(words in one for one in said)) == []
    assert sorted(words for words in said if words not in text) == []


def test_capability_U4_the_page_has_the_sections_and_the_words_of_the_whole_sheet():
    names, text = of_page(content := full_sheet())

    assert headings_of(content, "html", "long") <= set(names)
    assert sorted(words for words in words_of(content, "long") if words not in text) == []


def test_capability_U7_a_doi_stands_in_every_form_and_layout_that_gives_words():
    """Read without spaces: on paper an address goes over to the next line."""
    doi = "https://doi.org/10.5072/tinkuy-gezdgnbv"
    content = replace(full_sheet(), doi=doi)

    layouts = [(form, layout) for form in READERS for layout in FORMS[form].layouts]
    silent = [each for each in layouts if doi not in READERS[each[0]](content, each[1])[1].replace(" ", "")]

    assert len(layouts) == 18
    assert silent == []
    assert doi not in of_pdf(full_sheet(), "web-card")[1].replace(" ", "")


@pytest.mark.parametrize("form", ["docx", "epub", "html", "md"])
def test_capability_U4_the_short_sheet_keeps_the_order_of_the_original_in_every_form(form):
    names, _text = READERS[form](full_sheet(), "one-page")

    assert names == ["Resumen de la práctica", "Lecciones aprendidas", "Conoce más", "Recomendaciones", "Escríbanos"]


def test_capability_U4_the_linked_data_has_every_word_of_the_sheet_too():
    content = full_sheet()

    text = squeezed(render(content, "json").decode().replace("\\n", " "))

    of_drawings = {words for webinar in content.webinars for words in (webinar.title, webinar.subtitle)}
    assert [words for words in words_of(content, "long") if words not in text and words not in of_drawings] == []


def test_capability_U4_a_layout_that_a_form_does_not_have_is_refused_with_those_that_it_has():
    with pytest.raises(Refused, match=r"four-page"):
        render(full_sheet(), "md", "four-page")


def test_capability_U1_an_image_stands_in_every_form_with_what_it_shows_for_who_does_not_see_it():
    content, pictures = full_sheet(), images()
    alternative, address = content.media[0].alternative, f"{content.address}pictures/{IMAGE}.jpg"

    page = render(content, "html", "long", pictures).decode()
    assert f'alt="{alternative}"' in page
    assert 'src="data:image/jpeg;base64,' in page
    (width, height), (drawn, drawn_height) = (content.media[0].width, content.media[0].height), pixels_of_image(page)
    assert drawn == 300, "no image is wider than a telephone, and HTML takes no share of the line"
    assert drawn_height == round(height * drawn / width)
    assert f"![{alternative}](<{address}>)" in render(content, "md").decode()
    (described,) = json.loads(render(content, "json"))["image"]
    assert (described["contentUrl"], described["description"]) == (address, alternative)
    with zipfile.ZipFile(BytesIO(render(content, "epub", "long", pictures))) as archive:
        assert archive.read(f"EPUB/{IMAGE}.jpg") == pictures[IMAGE]
        assert f'src="{IMAGE}.jpg"' in archive.read("EPUB/sheet.xhtml").decode()
    with zipfile.ZipFile(BytesIO(render(content, "docx", "long", pictures))) as archive:
        assert f'descr="{alternative}"' in archive.read("word/document.xml").decode()
        assert pictures[IMAGE] in [archive.read(name) for name in archive.namelist() if name.endswith(".jpg")]
    assert figures_of(render(content, "pdf", "long", pictures)).count(alternative) == 1
    assert alternative not in render(content, "md", "one-page").decode()


def test_capability_U1_who_came_of_each_country_is_drawn_with_its_numbers_in_words():
    content = full_sheet()
    with speaking("es"):
        description = participation_description(content)
        drawing = countries_of(content, size="page")

    assert "Brasil: sesión 1, 31; sesión 3, 24" in description
    assert description in html.unescape(drawing)
    assert [">31<" in drawing, ">—<" in drawing] == [True, True]
    printed = render(content, "pdf", "long")
    assert description in figures_of(printed)
    with pypdfium2.PdfDocument(printed) as document:
        text = squeezed(" ".join(page.get_textpage().get_text_bounded() for page in document))
    assert "sesión 1, 31" not in text, "the drawing says it; it is no list too"
    with zipfile.ZipFile(BytesIO(render(content, "epub", "long"))) as archive:
        assert "EPUB/countries.svg" in archive.namelist()


def figures_of(pdf: bytes) -> list[str]:
    """The alternative text of each figure of a tagged PDF."""

    def alternatives(node) -> list[str]:
        node = node.get_object()
        if isinstance(node, list):
            return [text for one in node for text in alternatives(one)]
        if not isinstance(node, dict):
            return []
        own = [str(node["/Alt"])] if "/Alt" in node else []
        return own + (alternatives(node["/K"]) if "/K" in node else [])

    return alternatives(pypdf.PdfReader(BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"])
