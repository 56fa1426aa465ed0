"""Documents of strangers: taken written anew, or refused in a sentence that says what to do (I02 to I04, P15)."""

import io
import zipfile

import pytest
from docx import Document
from pypdf import PdfReader

from tinkuy.core.errors import Refused
from tinkuy.systematisation.materials.documents.sandbox import MOST_BYTES, cleaned

from .documents import CANARY, HOSTILE, LINKS, OFFICE, WORD, docx, jpeg, pdf, with_parts, with_picture_and_link


def everything_in(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"".join(name.encode() + archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize(("what", "made", "words"), HOSTILE, ids=[what for what, _made, _words in HOSTILE])
def test_promise_I02_i03_i04_a_hostile_document_is_refused_in_a_sentence(what, made, words):
    with pytest.raises(Refused, match=words) as refused:
        cleaned(made())

    assert refused.value.about == ("file",)


def test_promise_I02_a_document_of_more_than_20_mb_is_refused_before_it_is_read():
    with pytest.raises(Refused, match="20 MB"):
        cleaned(b"%PDF-" + bytes(MOST_BYTES))


def test_promise_P15_a_word_file_is_kept_with_its_words_and_without_its_authors():
    ending, result = cleaned(docx("Acuerdo: una mesa semanal."))

    assert ending == "docx"
    assert [paragraph.text for paragraph in Document(io.BytesIO(result)).paragraphs] == ["Acuerdo: una mesa semanal."]
    assert CANARY.encode() not in everything_in(result)
    assert b"docProps" not in everything_in(result)


def test_promise_P15_a_presentation_is_kept_without_company_authors_or_the_places_of_its_pictures():
    picture = jpeg()
    assert CANARY.encode() in picture

    ending, result = cleaned(with_picture_and_link(picture))

    assert ending == "pptx"
    assert CANARY.encode() not in everything_in(result)
    assert b"elsewhere.example.org" in everything_in(result), "a link that one presses stays"
    with zipfile.ZipFile(io.BytesIO(result)) as archive:
        (kept_picture,) = (archive.read(name) for name in archive.namelist() if "media" in name)
        assert kept_picture.startswith(b"\xff\xd8")
        assert len(kept_picture) > len(picture) / 2


def test_promise_P15_a_pdf_is_kept_without_author_script_attachment_or_comment_and_with_its_links():
    ending, result = cleaned(pdf())

    reader = PdfReader(io.BytesIO(result))
    assert ending == "pdf"
    assert len(reader.pages) == 2
    assert CANARY.encode() not in result
    assert b"JavaScript" not in result
    assert [mark.get_object()["/A"]["/URI"] for mark in reader.pages[0]["/Annots"]] == ["https://example.org/acta"]


def test_an_empty_part_of_comments_is_no_remark():
    ending, _result = cleaned(with_parts(docx(), word__comments__xml=f'<w:comments xmlns:w="{WORD}"/>'.encode()))

    assert ending == "docx"


def test_promise_P15_what_a_server_of_documents_wrote_beside_a_file_is_left_out_and_nothing_leads_to_it():
    links = (
        f'<Relationships xmlns="{LINKS}">'
        f'<Relationship Id="r9" Type="{OFFICE}/customXml" Target="../customXml/item1.xml"/>'
        f'<Relationship Id="r8" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>'
    )
    sent = with_parts(
        docx(),
        customXml__item1__xml=f"<p><Author>Persona {CANARY}</Author></p>".encode(),
        docMetadata__LabelInfo__xml=f"<l>{CANARY}</l>".encode(),
        word___rels__document__xml__rels=links.encode(),
    )

    result = everything_in(cleaned(sent)[1])

    assert CANARY.encode() in everything_in(sent)
    assert CANARY.encode() not in result
    assert b"customXml" not in result
    assert b"styles.xml" in result, "what the document needs is still led to"
