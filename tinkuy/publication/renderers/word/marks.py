"""What python-docx has no call for: alternative texts, links, repeated header rows, clean properties."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length

from tinkuy.design.figures.palette import HAIRLINE, INK

UNWANTED = ("thumbnail", "customXml", "stylesWithEffects", "extended-properties")
"""Leftovers of the library's template: a picture of an empty page, an empty bibliography, a second set of styles, the
counts of another document."""


def add_picture(document: Document, png: bytes, width: Length, alternative: str) -> None:
    """A picture on a line of its own, with its text."""
    drawn = document.add_picture(BytesIO(png), width=width)
    for properties in drawn._inline.iter(qn("wp:docPr"), qn("pic:cNvPr")):
        properties.set("descr", alternative)
        properties.set("name", "")
    document.paragraphs[-1].paragraph_format.keep_with_next = True


def add_link(paragraph: Any, words: str, address: str) -> None:
    """*words* that open *address*; underlined, in ink."""
    ident = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), ident)
    run = paragraph.add_run(words)
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)


def rule_rows(table: Any) -> None:
    """A line of ink over and under the table, hairlines between its rows, no upright lines."""
    borders = OxmlElement("w:tblBorders")
    for side, colour, eighths in (("top", INK, 8), ("bottom", INK, 8), ("insideH", HAIRLINE, 4)):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", str(eighths)), ("space", "0"), ("color", colour[1:])):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)
    table.autofit = False


def repeat_first_row(table: Any) -> None:
    """The first row is the header: on each page, and for those who hear the table. No row is cut in two."""
    for place, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if place == 0:
            properties.append(OxmlElement("w:tblHeader"))


def clean(document: Document, *, title: str, author: str, subject: str, language: str, made_at: datetime) -> None:
    """Properties that tell of the sheet alone."""
    properties = document.core_properties
    properties.title, properties.author, properties.subject, properties.language = (
        title[:255],
        author[:255],
        subject[:255],
        language,
    )
    properties.last_modified_by, properties.comments, properties.keywords, properties.revision = "", "", "", 1
    properties.created = properties.modified = made_at.astimezone(UTC).replace(tzinfo=None)
    for part in (document.part.package, document.part):
        for ident, relation in list(part.rels.items()):
            if any(name in relation.reltype for name in UNWANTED):
                part.rels.pop(ident)
