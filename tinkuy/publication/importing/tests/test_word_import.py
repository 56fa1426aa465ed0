"""H4: a sheet as a Word document, whether in paragraphs or in the cells of a form."""

import zipfile
from io import BytesIO

import docx
import pytest

from tinkuy.core.errors import Refused
from tinkuy.publication.content.tests.sheets import whole_sheet
from tinkuy.publication.importing.reading import read_whole_sheet
from tinkuy.publication.importing.sandbox import decode_sheet
from tinkuy.publication.renderers.docx import render_docx


def saved(document) -> bytes:
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def archive(**parts: bytes) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return written.getvalue()


def test_capability_H4_a_document_in_paragraphs_is_read():
    document = docx.Document()
    document.add_heading("Un ciclo", 0)
    document.add_heading("Resumen", 1)
    document.add_paragraph("Diez países se reunieron.")
    document.add_heading("Lecciones aprendidas", 1)
    document.add_paragraph("Los pares ayudan.", style="List Bullet")
    document.add_paragraph("Se aprende en red.", style="List Bullet")

    content = read_whole_sheet(decode_sheet(saved(document))).content

    assert (content.title, content.summary) == ("Un ciclo", "Diez países se reunieron.")
    assert [lesson.text for lesson in content.lessons] == ["Los pares ayudan.", "Se aprende en red."]


def test_capability_H4_a_form_of_two_columns_is_read_by_its_names():
    document = docx.Document()
    document.add_paragraph("Un ciclo")
    table = document.add_table(rows=2, cols=2)
    for row, (name, words) in zip(
        table.rows, (("Objetivo", "Aprender."), ("Recomendación", "Planificar.")), strict=True
    ):
        row.cells[0].text, row.cells[1].text = name, words

    content = read_whole_sheet(decode_sheet(saved(document))).content

    assert (content.objective, content.recommendations[0].text) == ("Aprender.", "Planificar.")


def test_capability_H4_a_sheet_of_ours_comes_back_from_its_document():
    whole = whole_sheet()

    content = read_whole_sheet(decode_sheet(render_docx(whole))).content

    assert (content.title, content.contact, content.licence) == (whole.title, whole.contact, whole.licence)
    assert content.summary == whole.summary
    assert len(content.lessons) == len(whole.lessons)
    assert all(item.text in got.text for item, got in zip(whole.lessons, content.lessons, strict=True))


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY s SYSTEM "file:///etc/passwd">]><d>&b;&s;</d>"""


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 and no archive",
        archive(word__other_xml=b"<a/>"),
        archive(word__document_xml=b"<not closed"),
        archive(word__document_xml=b"\x00" * (17 * 1024 * 1024)),
    ],
    ids=["no archive", "no text part", "broken", "a bomb"],
)
def test_capability_H4_a_document_that_cannot_be_read_is_refused(data: bytes):
    with pytest.raises(Refused):
        decode_sheet(data)


def test_promise_I04_a_document_with_entities_is_refused_and_gives_away_no_file():
    with pytest.raises(Refused, match="Word"):
        decode_sheet(archive(word__document_xml=ENTITIES))


def test_promise_I05_a_document_that_fills_the_memory_is_opened_apart_and_refused():
    """Four million elements fit into the limit of bytes and into no honest document."""
    bomb = b"<w>" + b"<a/>" * 4_000_000 + b"</w>"

    with pytest.raises(Refused):
        decode_sheet(archive(word__document_xml=bomb))
