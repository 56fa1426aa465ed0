"""The sheet part by part, in the order of its page. Call within `speaking(content.language)`."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from docx.document import Document
from docx.shared import Cm, Pt

from tinkuy.publication.content.parts import Item, WebinarLine
from tinkuy.publication.content.sections import section_heading, section_name
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.renderers import wording
from tinkuy.publication.renderers.figures import lines_of_weave, sheet_figures
from tinkuy.publication.renderers.language import short_date
from tinkuy.publication.renderers.media import PictureBytes, printed_pictures, rights_line
from tinkuy.publication.renderers.network_form import network_fields
from tinkuy.publication.renderers.picture import png_of
from tinkuy.publication.renderers.selection import IMPRINT, details, featured, footer_lines, more_links, not_featured
from tinkuy.publication.renderers.word.styles import (
    EVIDENCE,
    FEATURED,
    QUESTION,
    add_link,
    add_picture,
    repeat_first_row,
    rule_rows,
)

PICTURE_WIDTH = Cm(16.4)
UPRIGHT_WIDTH = Cm(9)
COLUMNS = (Cm(1.2), Cm(8.8), Cm(2.2), Cm(2.2), Cm(2.0))
"""Of the table of sessions."""


def add_opening(document: Document, content: SheetContent) -> None:
    """Series and title."""
    document.add_paragraph(content.series or section_name("series", content.language), style="Subtitle")
    document.add_paragraph(content.title, style="Title")


def add_question(document: Document, content: SheetContent) -> None:
    if content.guiding_question:
        document.add_paragraph(content.guiding_question, style=QUESTION)


def add_figures(document: Document, content: SheetContent) -> None:
    """The cycle in numbers."""
    _lines(document, [" · ".join(f"{number} {word}" for number, word in wording.figures(content))], EVIDENCE)


def add_summary(document: Document, content: SheetContent) -> None:
    if content.summary.strip():
        _section(document, content, "summary")
        _lines(document, content.summary.splitlines())


def add_cycle(document: Document, content: SheetContent) -> None:
    """The drawings with their texts, and the sessions as a table."""
    if not content.webinars:
        return
    _section(document, content, "cycle")
    _sessions(document, content)
    drawn = sheet_figures(content)
    if "quipu" in drawn:
        described = f"{wording.quipu_title(content)}. {wording.quipu_description(content)}"
        document.add_heading(wording.quipu_title(content), 2)
        add_picture(document, png_of(drawn["quipu"]), PICTURE_WIDTH, described)
        document.add_paragraph(wording.quipu_caption(content), style="Caption")
    if "weave" in drawn:
        described = f"{wording.weave_title(content)}. {wording.weave_description(content)}"
        document.add_heading(wording.weave_title(content), 2)
        add_picture(document, png_of(drawn["weave"]), PICTURE_WIDTH, described)
        document.add_paragraph(wording.weave_caption(content, lines_of_weave(content)), style="Caption")
    if "countries" in drawn:
        described = f"{wording.participation_title(content)}. {wording.participation_description(content)}"
        document.add_heading(wording.participation_title(content), 2)
        add_picture(document, png_of(drawn["countries"]), PICTURE_WIDTH, described)
        document.add_paragraph(wording.participation_caption(content), style="Caption")


def _sessions(document: Document, content: SheetContent) -> None:
    heads = (_("No."), _("Session"), _("Date"), _("Persons"), _("Quotes"))
    table = document.add_table(rows=1, cols=len(heads))
    rule_rows(table)
    for column, width in zip(table.columns, COLUMNS, strict=True):
        column.width = width
    _fill(table.rows[0], heads, is_head=True)
    for webinar in content.webinars:
        _fill(table.add_row(), _session(webinar, content.language))
    repeat_first_row(table)


def _fill(row: Any, words: tuple[str, ...], *, is_head: bool = False) -> None:
    for cell, text, width in zip(row.cells, words, COLUMNS, strict=True):
        cell.width = width
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(3)
        paragraph.add_run(text).bold = is_head


def _session(webinar: WebinarLine, language: str) -> tuple[str, ...]:
    """One row; a number that is unknown or too small is a dash."""
    title = "\n".join(part for part in (webinar.title, webinar.subtitle) if part)
    quotes = sum(wording.webinar_counts(webinar).values())
    persons = "—" if webinar.persons is None else str(webinar.persons)
    day = wording.planned_day(webinar, language) or short_date(webinar.date, language)
    return str(webinar.number), title, day, persons, str(quotes or "—")


def add_items(document: Document, content: SheetContent, *, section: str) -> None:
    """A section of findings, each a bullet with what it rests on."""
    if items := getattr(content, section):
        _section(document, content, section)
        _bullets(document, items)


def add_recommendations(document: Document, content: SheetContent) -> None:
    """Those put first are set large."""
    first = featured(content)
    if first:
        _section(document, content, "recommendations")
        for item in first:
            _lines(document, [item.heading, *item.text.splitlines()], FEATURED)
            _lines(document, [wording.evidence(item)], EVIDENCE)
    _bullets(document, not_featured(content))


def _bullets(document: Document, items: tuple[Item, ...]) -> None:
    for item in items:
        paragraph = document.add_paragraph(style="List Bullet")
        if item.heading:
            paragraph.add_run(item.heading).bold = True
            paragraph.add_run("\n" if item.text else "")
        paragraph.add_run(item.text)
        if rests_on := wording.evidence(item):
            paragraph.add_run(f"\n{rests_on}").font.size = document.styles[EVIDENCE].font.size


def add_details(document: Document, content: SheetContent, fields: tuple[str, ...]) -> None:
    """Every one of *fields* that says something."""
    filled_fields = list(details(content, fields))
    if filled_fields:
        _section(document, content, "details")
    for field, texts in filled_fields:
        document.add_heading(section_name(field, content.language), 2)
        _lines(document, texts, "List Bullet" if len(texts) > 1 else "Normal")


def add_media(document: Document, content: SheetContent, pictures: PictureBytes) -> None:
    printed = list(printed_pictures(content, pictures))
    if printed:
        _section(document, content, "media")
    for one in printed:
        width = PICTURE_WIDTH if one.picture.width >= one.picture.height else UPRIGHT_WIDTH
        add_picture(document, one.data, width, one.picture.alternative)
        caption = " ".join(part for part in (one.picture.caption, rights_line(one.picture)) if part)
        document.add_paragraph(caption, style="Caption")


def add_more(document: Document, content: SheetContent) -> None:
    links = more_links(content)
    if links or content.address:
        _section(document, content, "more")
    for link in links:
        _linked(document, link.label or link.href, link.href)
    _linked(document, content.address, content.address)


def add_contact(document: Document, content: SheetContent) -> None:
    footer = footer_lines(content)
    if content.contact.name or content.contact.email or footer:
        _section(document, content, "contact")
    _lines(document, [content.contact.name])
    _linked(document, content.contact.email, f"mailto:{content.contact.email}")
    _lines(document, footer)


def add_imprint(document: Document, content: SheetContent) -> None:
    """What gives the sheet its standing."""
    for field in IMPRINT:
        _add_named(document, content, field)
    _lines(document, [wording.translated_from(content), wording.correction(content)], EVIDENCE)


def _add_named(document: Document, content: SheetContent, field: str) -> None:
    if words := getattr(content, field):
        paragraph = document.add_paragraph(style=EVIDENCE)
        paragraph.add_run(f"{section_name(field, content.language)}. ").bold = True
        paragraph.add_run(words)


def add_publication(document: Document, content: SheetContent) -> None:
    _lines(document, [wording.publication(content)], EVIDENCE)


def _section(document: Document, content: SheetContent, section: str) -> None:
    document.add_heading(section_heading(section, content), 1)


def _lines(document: Document, lines: list[str], style: str = "Normal") -> None:
    for line in lines:
        if line.strip():
            document.add_paragraph(line.strip(), style=style)


def _linked(document: Document, words: str, address: str) -> None:
    if not words:
        return
    paragraph: Any = document.add_paragraph()
    if address.lower().startswith(("https://", "http://", "mailto:")):
        add_link(paragraph, words, address)
    else:
        paragraph.add_run(words)


def add_network(document: Document, content: SheetContent) -> None:
    """The fields of the form of the UN Network on Migration."""
    for field in network_fields(content):
        document.add_heading(field.name, 1)
        _lines(document, list(field.paragraphs))


SECTIONS: Mapping[str, Callable[[Document, SheetContent], None]] = {
    "question": add_question,
    "figures": add_figures,
    "summary": add_summary,
    "cycle": add_cycle,
    "lessons": partial(add_items, section="lessons"),
    "recommendations": add_recommendations,
    "risks": partial(add_items, section="risks"),
    "practices": partial(add_items, section="practices"),
    "more": add_more,
    "contact": add_contact,
    "imprint": add_imprint,
    "doi": partial(_add_named, field="doi"),
    "publication": add_publication,
    "network": add_network,
}
