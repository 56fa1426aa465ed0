"""Nothing of a document that is handed out tells who worked on it, in whatever part or picture it stands (P15)."""

import io
import zipfile

import pytest
from docx import Document
from PIL import Image
from pypdf import PdfReader

from tinkuy.systematisation.documents.apart import cleaned
from tinkuy.systematisation.documents.pictures import Unfollowed, without_metadata

from .documents import CANARY, jpeg
from .documents_that_tell import (
    WORDS,
    docx_with_picture,
    gif,
    jpeg_of_two,
    png,
    telling_docx,
    telling_pdf,
    telling_pptx,
    webp,
)


def told_in(data: bytes) -> list[str]:
    """The parts of an office document that hold the canary, in their names or words; its own bytes too."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        told = [name for name in archive.namelist() if CANARY.encode() in name.encode() + archive.read(name)]
    return told + (["the archive"] if CANARY.encode() in data else [])


def test_promise_P15_a_word_file_tells_nobody_by_any_of_its_marks():
    sent = telling_docx()
    assert len(told_in(sent)) >= 5

    _ending, kept = cleaned(sent)

    assert told_in(kept) == []
    assert [paragraph.text for paragraph in Document(io.BytesIO(kept)).paragraphs] == [f"{WORDS} Sí. Acta."]
    with zipfile.ZipFile(io.BytesIO(kept)) as archive:
        assert b"evenAndOddHeaders" in archive.read("word/settings.xml"), "what changes the pages stays"
        assert not any("people" in name or "customXml" in name or "nobody" in name for name in archive.namelist())


def test_promise_P15_a_picture_in_a_word_file_is_the_same_picture_without_its_words_or_its_name():
    sent = docx_with_picture(png())
    assert len(told_in(sent)) >= 4

    _ending, kept = cleaned(sent)

    assert told_in(kept) == []
    shapes = Document(io.BytesIO(kept)).inline_shapes
    assert len(shapes) == 1
    with zipfile.ZipFile(io.BytesIO(kept)) as archive:
        (picture,) = (archive.read(name) for name in archive.namelist() if "media" in name)
    assert Image.open(io.BytesIO(picture)).convert("RGB").getpixel((1, 1)) == (0xA0, 0x52, 0x2D)


def test_promise_P15_a_presentation_leaves_out_notes_hidden_slides_and_shapes_tags_and_sections():
    sent = telling_pptx()

    _ending, kept = cleaned(sent)

    assert told_in(kept) == []
    with zipfile.ZipFile(io.BytesIO(kept)) as archive:
        assert sorted(name for name in archive.namelist() if "slide" in name) == ["ppt/slides/slide1.xml"]
        assert WORDS.encode() in archive.read("ppt/slides/slide1.xml")


def test_promise_P15_a_pdf_leaves_out_what_its_photos_and_its_makers_tell():
    sent = telling_pdf()
    assert sent.count(CANARY.encode()) > 5

    _ending, kept = cleaned(sent)

    assert CANARY.encode() not in kept
    reader = PdfReader(io.BytesIO(kept))
    (photo,) = reader.pages[0].images
    assert photo.image.size == (40, 30)
    assert "/Annots" not in reader.pages[1]


@pytest.mark.parametrize("made", [jpeg, jpeg_of_two, png, webp, gif], ids=lambda made: made.__name__)
def test_promise_P15_a_picture_is_kept_with_what_draws_it_alone(made):
    sent = made()
    assert CANARY.encode() in sent

    kept = without_metadata(sent)

    assert CANARY.encode() not in kept
    before, after = Image.open(io.BytesIO(sent)), Image.open(io.BytesIO(kept))
    after.load()
    assert (before.size, before.format, before.convert("RGB").getpixel((1, 1))) == (
        after.size,
        after.format,
        after.convert("RGB").getpixel((1, 1)),
    )
    assert not after.getexif()


def test_a_picture_that_cannot_be_followed_is_not_taken():
    for odd in (b"", b"II*\0" + b"x" * 50, png()[:60], jpeg()[:40], b"GIF89a", b"RIFF\0\0\0\0WEBP"[:9]):
        with pytest.raises(Unfollowed):
            without_metadata(odd)
