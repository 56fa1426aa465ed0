"""U4: the EPUB is a container that readers of books open: whole, well-formed, with a navigation and described drawings.

The checks are those of EPUB 3.3 that need no other program; `epubcheck` itself asks for Java.
"""

import zipfile
from io import BytesIO

import pytest
from lxml import etree

from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.content.tests.sheets import full_sheet, words_only
from tinkuy.publication.renderers.rendering import render

OPF, DC, XHTML = (
    "{http://www.idpf.org/2007/opf}",
    "{http://purl.org/dc/elements/1.1/}",
    "{http://www.w3.org/1999/xhtml}",
)
HOSTILE = SheetContent(title="a & b <c> \x00", summary="<script>alert(1)</script> & \ud800", layout="")


def opened(content: SheetContent) -> zipfile.ZipFile:
    return zipfile.ZipFile(BytesIO(render(content, "epub")))


def test_capability_U4_the_type_of_the_book_stands_first_and_is_not_packed():
    first = opened(full_sheet()).infolist()[0]

    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert render(full_sheet(), "epub")[30:58] == b"mimetypeapplication/epub+zip"


@pytest.mark.parametrize("content", [full_sheet(), full_sheet("pt-br"), words_only(), HOSTILE])
def test_capability_U4_every_part_of_the_book_is_well_formed_declared_and_led_to(content: SheetContent):
    book = opened(content)
    parts = [name for name in book.namelist() if name.endswith((".xml", ".opf", "html", "svg"))]
    documents = {name: etree.fromstring(book.read(name)) for name in parts}
    package = documents["EPUB/package.opf"]

    items = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
    declared = {f"EPUB/{href}" for href in items.values()} | {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}
    assert declared == set(book.namelist())
    assert [one.get("idref") for one in package.iter(f"{OPF}itemref")] == ["sheet"]
    assert package.find(f".//{DC}identifier").get("id") == package.get("unique-identifier")
    assert all(package.find(f".//{DC}{name}").text for name in ("identifier", "title", "language"))
    chapter = documents["EPUB/sheet.xhtml"]
    places = {element.get("id") for element in chapter.iter() if element.get("id")}
    links = [link.get("href") for link in documents["EPUB/nav.xhtml"].iter(f"{XHTML}a")]
    assert [link for link in links if link.partition("#")[2] not in places | {""}] == []
    assert not list(chapter.iter(f"{XHTML}script"))
    assert all(
        image.get("alt") and f"EPUB/{image.get('src')}" in book.namelist() for image in chapter.iter(f"{XHTML}img")
    )
    assert chapter.tag == f"{XHTML}html"


def test_capability_U4_the_book_of_a_cycle_holds_its_two_drawings():
    assert {"EPUB/quipu.svg", "EPUB/weave.svg"} <= set(opened(full_sheet()).namelist())


def test_capability_U4_a_published_version_is_the_same_book_whenever_it_is_made():
    assert render(full_sheet(), "epub") == render(full_sheet(), "epub")
