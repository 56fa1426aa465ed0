"""U4: one sheet, whatever the form: each has the sections and the words of a sheet in which every field is filled."""

import html
import re
from io import BytesIO

import docx
import pypdf
import pytest
from django.template.loader import render_to_string
from django.utils import translation

from tinkuy.publication.content.sections import DETAILS, section_heading, section_name
from tinkuy.publication.content.sheet import LAYOUTS, SheetContent
from tinkuy.publication.content.tests.sheets import full_sheet
from tinkuy.publication.renderers.html import page_context
from tinkuy.publication.renderers.language import speaking
from tinkuy.publication.renderers.pdf import render_pdf
from tinkuy.publication.renderers.rendering import render
from tinkuy.publication.renderers.selection import details
from tinkuy.publication.renderers.wording import quipu_title

SECTIONS = (
    "summary",
    "cycle",
    "lessons",
    "recommendations",
    "risks",
    "practices",
    "details",
    "more",
    "contact",
)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def of_markup(text: str) -> tuple[list[str], str]:
    """The names of its sections, and all its words."""
    names = re.findall(r"<h2[^>]*>(.*?)</h2>", text)
    return [squeezed(html.unescape(name)) for name in names], squeezed(html.unescape(re.sub("<[^>]+>", " ", text)))


def of_page(content: SheetContent) -> tuple[list[str], str]:
    with translation.override(content.language):
        return of_markup(render_to_string("publication/parts/body.html", page_context(content)))


def of_pdf(content: SheetContent, layout: str) -> tuple[list[str], str]:
    reader = pypdf.PdfReader(BytesIO(render_pdf(content, layout=layout)))

    def titles(entries: list) -> list[str]:
        return [name for one in entries for name in (titles(one) if isinstance(one, list) else [one.title])]

    return titles(reader.outline), squeezed(" ".join(page.extract_text() for page in reader.pages))


def of_docx(content: SheetContent) -> tuple[list[str], str]:
    document = docx.Document(BytesIO(render(content, "docx")))
    names = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    return names, squeezed(" ".join("".join(node.itertext()) for node in document.element.body.iter() if is_text(node)))


def is_text(node) -> bool:
    return str(node.tag).endswith("}p")


def of_markdown(content: SheetContent) -> tuple[list[str], str]:
    text = render(content, "md").decode()
    return re.findall(r"^## (.+)$", text, re.MULTILINE), squeezed(re.sub(r"\\(.)", r"\1", text))


FORMS = {
    "page": of_page,
    "html": lambda content: of_markup(render(content, "html").decode()),
    "docx": of_docx,
    "md": of_markdown,
    **{f"pdf {layout}": lambda content, layout=layout: of_pdf(content, layout) for layout in LAYOUTS},
}


def headings_of(content: SheetContent, form: str) -> list[str]:
    """The four pages set the cycle under the title of its drawing, which says what is to be seen there."""
    names = {name: section_heading(name, content) for name in SECTIONS}
    if form in ("pdf four-page", "pdf long"):
        with speaking(content.language):
            names["cycle"] = quipu_title(content)
    return list(names.values())


def words_of(content: SheetContent) -> list[str]:
    """Each paragraph that the sheet says: what was written, and what its data say in words."""
    findings = [text for item in content.items() for text in (item.heading, item.text)]
    sessions = [text for webinar in content.webinars for text in (webinar.title, webinar.subtitle)]
    of_details = [text for _field, texts in details(content, DETAILS) for text in texts]
    ending = [*(link.label for link in content.more), content.contact.name, content.contact.email, *content.footer]
    imprint = [content.validation, content.credits, content.licence, content.citation, content.disclaimer]
    texts = [content.series, content.title, content.guiding_question, *content.summary.split("\n\n")]
    return [squeezed(text) for text in (*texts, *findings, *sessions, *of_details, *ending, *imprint) if text]


def test_capability_U4_the_sheet_of_this_test_leaves_no_field_of_the_details_out():
    assert [name for name, _texts in details(full_sheet(), DETAILS)] == list(DETAILS)


@pytest.mark.parametrize("form", FORMS)
def test_capability_U4_every_form_has_the_sections_and_the_words_of_the_whole_sheet(form):
    content = full_sheet()

    names, text = FORMS[form](content)

    missing = {
        "sections": [name for name in headings_of(content, form) if name not in names],
        "fields": [name for field in DETAILS if (name := section_name(field, content.language)) not in text],
        "words": [words for words in words_of(content) if words not in text],
    }
    assert missing == {"sections": [], "fields": [], "words": []}


def test_capability_U4_the_linked_data_has_every_word_of_the_sheet_too():
    content = full_sheet()

    text = squeezed(render(content, "json").decode().replace("\\n", " "))

    of_drawings = {words for webinar in content.webinars for words in (webinar.title, webinar.subtitle)}
    assert [words for words in words_of(content) if words not in text and words not in of_drawings] == []
