"""The sheet as an EPUB 3 for readers of books: one chapter, its drawings as SVG, a navigation of its sections.

The container is small enough to be written here (EPUB 3.3, OCF): a zip whose first entry is its type, not packed.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from io import BytesIO
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from lxml import etree  # type: ignore[import-untyped]
from lxml.html import document_fromstring  # type: ignore[import-untyped]

from tinkuy.core import clock
from tinkuy.publication.content.sections import section_name
from tinkuy.publication.content.sheet import SheetContent

from . import wording
from .figures import sheet_figures
from .html import render_html
from .language import day, locale_of, speaking
from .layouts import LAYOUTS
from .media import NO_PICTURES, PictureBytes, printed_pictures
from .selection import printed_tags, writable

XHTML = "http://www.w3.org/1999/xhtml"
TYPE = b"application/epub+zip"
CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<container version="1.0" '
    'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="EPUB/package.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
STYLE = (
    "body{font-family:serif;line-height:1.5;margin:0 4%}h1,h2,h3{font-weight:normal;line-height:1.25}"
    "li{margin-bottom:.6em}dt{font-weight:bold;margin-top:.8em}small{color:#474b5b}"
    "img{max-width:100%;height:auto}figure{margin:1em 0}\n"
)
FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Drawing:
    """`name` is that of its file, without its ending."""

    name: str
    svg: str
    alternative: str


def render_epub(content: SheetContent, layout: str = "long", pictures: PictureBytes = NO_PICTURES) -> bytes:
    """The EPUB of *content*; the same bytes whenever a published version is made."""
    content = writable(content)
    with speaking(content.language):
        drawings = _drawings(content) if "cycle" in LAYOUTS[layout].sections else []
        printed = [*printed_pictures(content, pictures)] if "media" in LAYOUTS[layout].sections else []
        chapter, headings = _chapter(content, layout, drawings, {one.picture.file for one in printed})
        about = _about(content) | {"drawings": drawings, "headings": headings, "pictures": printed}
        files: dict[str, str | bytes] = {
            "META-INF/container.xml": CONTAINER,
            "EPUB/package.opf": render_to_string("publication/forms/epub_package.html", about),
            "EPUB/nav.xhtml": render_to_string("publication/forms/epub_contents.html", about),
            "EPUB/sheet.xhtml": chapter,
            "EPUB/style.css": STYLE,
            **{f"EPUB/{drawing.name}.svg": _as_file(drawing.svg) for drawing in drawings},
            **{f"EPUB/{one.picture.file}.jpg": one.data for one in printed},
        }
    return _zipped(files)


def _about(content: SheetContent) -> dict[str, object]:
    published = day(content.published_on)
    moment = datetime.combine(published, time(), UTC) if published else clock.now()
    return {
        "content": content,
        "title": content.title or section_name("series", content.language),
        "language_tag": str(locale_of(content.language)).replace("_", "-"),
        "identifier": f"urn:uuid:{uuid5(NAMESPACE_URL, f'{content.address}#{content.version}')}",
        "subjects": printed_tags(content),
        "creator": content.credits or content.contact.name,
        "changed_at": f"{moment:%Y-%m-%dT%H:%M:%SZ}",
        "contents": _("Contents"),
    }


def _drawings(content: SheetContent) -> list[Drawing]:
    drawn = sheet_figures(content)
    described = {"quipu": wording.quipu_description, "weave": wording.weave_description}
    described |= {"countries": wording.participation_description}
    return [Drawing(name, drawn[name], words(content)) for name, words in described.items() if name in drawn]


def _chapter(
    content: SheetContent, layout: str, drawings: list[Drawing], files: set[str]
) -> tuple[str, list[tuple[str, str]]]:
    """The stand-alone page as XHTML, its drawings behind the sessions, and its headings with their places."""
    page = document_fromstring(
        render_html(content, layout, picture_address=lambda one: f"{one.file}.jpg" if one.file in files else "")
    )
    head, body = page.find("head"), page.find("body")
    for meta in head.findall("meta"):
        head.remove(meta)
    etree.SubElement(head, "link", rel="stylesheet", type="text/css", href="style.css")
    headings = []
    for number, heading in enumerate(body.iter("h2"), start=1):
        heading.set("id", f"section-{number}")
        headings.append((f"section-{number}", heading.text_content()))
    sessions = body.find(".//ol")
    for drawing in reversed(drawings):
        figure = etree.Element("figure")
        etree.SubElement(figure, "img", src=f"{drawing.name}.svg", alt=drawing.alternative)
        sessions.addnext(figure)
    page.set("{http://www.w3.org/XML/1998/namespace}lang", page.get("lang"))
    written = etree.tostring(page, encoding="unicode", method="xml").replace("<html ", f'<html xmlns="{XHTML}" ', 1)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n{written}\n', headings


def _as_file(svg: str) -> str:
    """A drawing as a file of its own."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{svg}\n'


def _zipped(files: dict[str, str | bytes]) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        archive.writestr(ZipInfo("mimetype", FIRST_DAY_OF_ZIP), TYPE, ZIP_STORED)
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            archive.writestr(ZipInfo(name, FIRST_DAY_OF_ZIP), data, ZIP_DEFLATED)
    return written.getvalue()
