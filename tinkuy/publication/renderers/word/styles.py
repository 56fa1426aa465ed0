"""What python-docx has no call for: alternative texts, links, repeated header rows, clean properties."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor

from tinkuy.design.figures.drawing import HAIRLINE, INK, INK_2

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


SERIF, SANS = "Palatino Linotype", "Calibri"
"""Faces that offices have; LibreOffice puts like ones in their place."""

QUESTION, FEATURED, EVIDENCE = "Quote", "Featured", "Evidence"
"""The guiding question (in italics, as only questions are), what is put first, what a finding rests on."""

SIZES = {"Title": 28, "Heading 1": 18, "Heading 2": 13, "Subtitle": 11.5, QUESTION: 15, FEATURED: 13.5, "Normal": 11}
SERIFED = ("Title", "Heading 1", "Heading 2", QUESTION, FEATURED)
SPACES = {
    "Title": (0, 8),
    "Heading 1": (20, 6),
    "Heading 2": (12, 4),
    "Subtitle": (0, 4),
    QUESTION: (4, 12),
    FEATURED: (6, 3),
}
"""Points before and after."""


def set_styles(document: Document, language_tag: str) -> None:
    """A4, our type and ink, and *language_tag* («pt-BR») for the spelling checker."""
    _page(document)
    for name, size in SIZES.items():
        style = paragraph_style(document, name)
        _face(style, SERIF if name in SERIFED else SANS, size, INK_2 if name == "Subtitle" else INK)
        style.font.bold = False
        style.font.italic = name == QUESTION
        before, after = SPACES.get(name, (0, 7))
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    document.styles["Normal"].paragraph_format.line_spacing = 1.15
    document.styles[FEATURED].paragraph_format.keep_with_next = True
    _space_between_bullets(document.styles["List Bullet"])
    _no_line_under(document.styles["Title"])
    for name in (EVIDENCE, "Caption"):
        _small(document, name)
    _speak(document, language_tag)


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)


def _face(style: Any, face: str, size: float, colour: str) -> None:
    style.font.name, style.font.size = face, Pt(size)
    style.font.color.rgb = RGBColor.from_string(colour.removeprefix("#"))
    looks = style.element.get_or_add_rPr()
    for spread in looks.findall(qn("w:spacing")):  # the library's own subtitle is letter-spaced
        looks.remove(spread)
    fonts = looks.get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), face)


def paragraph_style(document: Document, name: str) -> Any:
    """The style of that name, made if the library's template has none."""
    if name in [style.name for style in document.styles]:
        return document.styles[name]
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    return style


def _small(document: Document, name: str) -> None:
    style = paragraph_style(document, name)
    _face(style, SANS, 9, INK_2)
    style.font.bold = style.font.italic = False
    style.paragraph_format.space_after = Pt(8)


def _space_between_bullets(style: Any) -> None:
    """The library's own lists leave no space between paragraphs of the same style."""
    for contextual in style.element.pPr.findall(qn("w:contextualSpacing")):
        style.element.pPr.remove(contextual)
    style.paragraph_format.space_after = Pt(7)


def _no_line_under(style: Any) -> None:
    """The library's own title has a blue line under it."""
    for border in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(border)


def _speak(document: Document, language_tag: str) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), language_tag)
