"""Texts of LibreOffice: what they say, and what no honest program writes."""

import io
import zipfile

import pytest

from tinkuy.core.reading.open_documents import is_open_document, paragraphs_of, words_of
from tinkuy.core.reading.word_documents import NotWord

SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text"))


def odt(body: str, *, head: str = "", part: str = "content.xml") -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.text")
        archive.writestr(part, f"{head}<office:document-content {SPACES}>{body}</office:document-content>")
    return written.getvalue()


def lines_of(data: bytes) -> list[str]:
    return [words_of(paragraph, line_end="|") for paragraph in paragraphs_of(data)]


def test_it_says_its_words_and_neither_what_was_deleted_nor_what_was_remarked():
    data = odt(
        "<text:tracked-changes><text:deletion><text:p>Borrado</text:p></text:deletion></text:tracked-changes>"
        '<text:h>Título</text:h><text:p>Dos<text:s text:c="2"/>y<text:tab/><text:span>tres'
        "<office:annotation><text:p>Nota</text:p></office:annotation></text:span><text:line-break/>fin</text:p>"
    )

    assert is_open_document(data)
    assert lines_of(data) == ["Título", "Dos  y tres|fin"]


@pytest.mark.parametrize("count", ["x", "-1", "", "9" * 40, "99999999"])
def test_spaces_without_an_honest_number_are_few(count):
    assert len(lines_of(odt(f'<text:p><text:s text:c="{count}"/></text:p>'))[0]) <= 100


@pytest.mark.parametrize(
    "data",
    [
        odt("<text:p>"),
        odt("<text:p/>", part="other.xml"),
        odt("<text:p/>", head='<!DOCTYPE a [<!ENTITY a "b">]>'),
        odt("<text:p/>", part="../content.xml"),
        odt(f"<text:p>{'a' * 30_000_000}</text:p>"),
        odt("<text:p/>")[:60],
    ],
    ids=["cut", "no text", "entities", "way out", "bomb", "damaged"],
)
def test_promise_I03_I04_what_no_honest_program_writes_is_refused(data):
    with pytest.raises(NotWord):
        lines_of(data)
