"""Nothing of a document that is handed out tells who worked on it, in whatever part or picture it stands (P15)."""

import io
import zipfile

import pytest
from docx import Document
from PIL import Image
from pypdf import PdfReader

from tests.linear_time import is_linear
from tinkuy.core.errors import Refused
from tinkuy.systematisation.materials.documents.office import document
from tinkuy.systematisation.materials.documents.pdf import document as pdf_files
from tinkuy.systematisation.materials.documents.sandbox import cleaned

from .documents import CANARY, WORD, docx, with_parts
from .documents_with_authors import (
    WORDS,
    acting_pdf,
    docx_with_author,
    docx_with_picture,
    layered_pdf,
    pdf_with_author,
    png,
    pptx_with_author,
    sounding_pptx,
)


def personal_words_in(data: bytes) -> list[str]:
    """The parts of an office document that hold the canary, in their names or words; its own bytes too."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [name for name in archive.namelist() if CANARY.encode() in name.encode() + archive.read(name)]
    return parts + (["the archive"] if CANARY.encode() in data else [])


def test_promise_P15_a_word_file_tells_nobody_by_any_of_its_marks():
    sent = docx_with_author()
    assert len(personal_words_in(sent)) >= 5

    _ending, result = cleaned(sent)

    assert personal_words_in(result) == []
    assert [paragraph.text for paragraph in Document(io.BytesIO(result)).paragraphs] == [f"{WORDS} Sí. Acta."]
    with zipfile.ZipFile(io.BytesIO(result)) as archive:
        assert b"evenAndOddHeaders" in archive.read("word/settings.xml"), "what changes the pages stays"
        assert not any("people" in name or "customXml" in name or "nobody" in name for name in archive.namelist())


def test_promise_P15_a_picture_in_a_word_file_is_the_same_picture_without_its_words_or_its_name():
    sent = docx_with_picture(png())
    assert len(personal_words_in(sent)) >= 4

    _ending, result = cleaned(sent)

    assert personal_words_in(result) == []
    shapes = Document(io.BytesIO(result)).inline_shapes
    assert len(shapes) == 1
    with zipfile.ZipFile(io.BytesIO(result)) as archive:
        (picture,) = (archive.read(name) for name in archive.namelist() if "media" in name)
    assert Image.open(io.BytesIO(picture)).convert("RGB").getpixel((1, 1)) == (0xA0, 0x52, 0x2D)


def test_promise_P15_a_presentation_leaves_out_notes_hidden_slides_and_shapes_tags_and_sections():
    sent = pptx_with_author()

    _ending, result = cleaned(sent)

    assert personal_words_in(result) == []
    with zipfile.ZipFile(io.BytesIO(result)) as archive:
        assert sorted(name for name in archive.namelist() if "slide" in name) == ["ppt/slides/slide1.xml"]
        assert WORDS.encode() in archive.read("ppt/slides/slide1.xml")


def test_promise_P15_a_pdf_leaves_out_what_its_photos_and_its_makers_tell():
    sent = pdf_with_author()
    assert sent.count(CANARY.encode()) > 5

    _ending, result = cleaned(sent)

    assert CANARY.encode() not in result
    reader = PdfReader(io.BytesIO(result))
    (page,) = reader.pages[0].images
    red, green, blue = page.image.convert("RGB").resize((200, 200)).getpixel((44, 176))
    assert (abs(red - 0xA0), abs(green - 0x52), abs(blue - 0x2D)) < (9, 9, 9), "the photo is there, beside a note"
    assert "/Annots" not in reader.pages[1]


def test_promise_P15_nothing_acts_in_a_pdf_and_no_mark_comes_back_by_its_structure():
    _ending, result = pdf_files.clean(acting_pdf())

    for trace in (CANARY, "JavaScript", "Launch", "Widget", "file:", "PresSteps", "/Text"):
        assert trace.encode() not in result, trace
    reader = PdfReader(io.BytesIO(result))
    assert [mark.get_object()["/A"]["/URI"] for mark in reader.pages[0]["/Annots"]] == ["https://example.org/acta"]
    assert reader.outline == [], "titles of words that no page shows"


@pytest.mark.parametrize("hides", ["", "off", "base", "view", "policy", "expression"])
def test_promise_P15_a_pdf_tells_nothing_by_its_structure_and_by_its_layers(hides):
    sent = layered_pdf(hides)
    assert sent.count(CANARY.encode()) >= 9

    _ending, result = pdf_files.clean(sent)

    assert CANARY.encode() not in result
    root = PdfReader(io.BytesIO(result)).trailer["/Root"]
    assert not {"/OCProperties", "/StructTreeRoot"} & set(root)


def test_promise_P15_a_slide_names_no_sound():
    _ending, result = cleaned(sounding_pptx())

    assert personal_words_in(result) == []
    with zipfile.ZipFile(io.BytesIO(result)) as archive:
        assert b"transition" in archive.read("ppt/presentation.xml")


def word(body: str, styles: str = "") -> bytes:
    """A Word file of *body*, and of *styles* given as pairs of elements."""
    return with_parts(
        docx(),
        word__document__xml=f'<w:document xmlns:w="{WORD}" {SPACES}><w:body>{body}</w:body></w:document>'.encode(),
        word__styles__xml=f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>'.encode(),
    )


def words_kept(body: str, styles: str = "") -> str:
    with zipfile.ZipFile(io.BytesIO(document.clean(word(body, styles))[1])) as archive:
        return archive.read("word/document.xml").decode()


SPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
RUN = f"<w:r><w:t>{CANARY}</w:t></w:r>"
HIDING = """<w:style w:styleId="A"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/>
</w:style><w:style w:styleId="C"><w:basedOn w:val="B"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
<w:style w:styleId="D"><w:basedOn w:val="C"/></w:style>"""
TABLE_STYLE = """<w:style w:type="table" w:styleId="T"><w:tblStylePr w:type="firstRow"><w:rPr>{}</w:rPr></w:tblStylePr>
</w:style>"""


def test_promise_P15_a_chain_of_styles_or_of_pieces_of_a_field_costs_no_more_than_it_is_long():
    def read(length: int) -> None:
        chain = "".join(f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(length))
        end = f'<w:style w:styleId="s{length}"><w:rPr><w:vanish/></w:rPr></w:style>'
        pieces = "<w:r><w:instrText> a </w:instrText></w:r>" * length
        words = f'<w:p><w:r><w:rPr><w:rStyle w:val="s0"/></w:rPr><w:t>{CANARY}</w:t></w:r>{pieces}</w:p>'
        assert CANARY not in words_kept(words, chain + end)

    assert is_linear(read, 3_000, seconds=1)


@pytest.mark.parametrize(
    "hides",
    [
        f'<w:p><w:r><w:drawing><wp:inline><wp:docPr hidden="1" descr="{CANARY}"/></wp:inline></w:drawing></w:r></w:p>',
        f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p>{RUN}</w:p></w:tc></w:tr></w:tbl>",
        f'<w:p><w:r><w:pict><v:shape style="width:1pt; visibility: hidden">{RUN}</v:shape></w:pict></w:r></w:p>',
        f"<w:p><m:oMath><m:r><w:rPr><w:vanish/></w:rPr><m:t>{CANARY}</m:t></m:r></m:oMath></w:p>",
        f'<w:tbl><w:tblPr><w:tblStyle w:val="B"/></w:tblPr><w:tr><w:tc><w:p>{RUN}</w:p></w:tc></w:tr></w:tbl>',
        f'<w:p><w:pPr><w:pStyle w:val="B"/></w:pPr>{RUN}</w:p>',
    ],
    ids=["drawing", "row", "vml", "maths", "style of a table", "style of a paragraph"],
)
def test_promise_P15_what_word_does_not_show_is_not_handed_out(hides):
    result = words_kept(f"<w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p>{hides}", HIDING)

    assert CANARY not in result
    assert WORDS in result


@pytest.mark.parametrize(
    "hides",
    [
        "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>",
        TABLE_STYLE.format("<w:vanish/>"),
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:vanish/></w:rPr></w:style>',
        f'{HIDING}<w:style w:type="paragraph" w:default="on" w:styleId="N"><w:basedOn w:val="A"/></w:style>',
    ],
    ids=["of the document", "of a row of tables", "of all paragraphs", "of all paragraphs, by another"],
)
def test_promise_P15_words_that_a_style_hides_without_being_named_beside_them_are_refused(hides):
    with pytest.raises(Refused, match="hides words"):
        words_kept(f"<w:p>{RUN}</w:p>", hides)


def test_a_style_of_everything_that_hides_nothing_refuses_nothing():
    default = "<w:docDefaults><w:rPrDefault><w:rPr>{}</w:rPr></w:rPrDefault></w:docDefaults>"
    for shown in ("<w:b/>", '<w:vanish w:val="0"/>'):
        assert WORDS in words_kept(
            f"<w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p>", (TABLE_STYLE + default).format(shown, shown)
        )


@pytest.mark.parametrize(
    "shows",
    [
        '<w:p><w:pPr><w:pStyle w:val="D"/></w:pPr>{}</w:p>',
        '<w:p><w:r><w:rPr><w:rStyle w:val="B"/><w:vanish w:val="0"/></w:rPr>{}</w:r></w:p>',
        '<w:p><w:pPr><w:pStyle w:val="B"/></w:pPr><w:r><w:rPr><w:vanish w:val="off"/></w:rPr>{}</w:r></w:p>',
        "<w:p><w:r><w:rPr><w:webHidden/></w:rPr>{}</w:r></w:p>",
    ],
    ids=["a style that shows again", "a run that shows itself", "in a hidden paragraph", "hidden in the web alone"],
)
def test_what_word_shows_stays_whatever_it_rests_on(shows):
    assert WORDS in words_kept(shows.format(f"<w:t>{WORDS}</w:t>"), HIDING)


def field(*pieces: str) -> str:
    orders = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    return (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{orders}<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r><w:t>{WORDS}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def test_promise_P15_a_field_that_leads_into_a_machine_keeps_its_words_alone():
    into = [(f' HYPERLINK "file:///C:/{CANARY}"',), (" HYPER", f'LINK "//{CANARY}/a"'), (f" AUTHOR {CANARY}",)]
    for pieces in into:
        result = words_kept(field(*pieces))
        assert CANARY not in result
        assert WORDS in result
    for pieces in [(' HYPERLINK "https://', 'example.org/a" '), (' HYPERLINK \\l "acta"',), (" PA", "GE ")]:
        assert all(piece in words_kept(field(*pieces)) for piece in pieces)
    assert CANARY not in words_kept(f'<w:p><w:fldSimple w:instr="HYPERLINK C:/{CANARY}"/></w:p>')


LINKED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
REWRITTEN = (
    f"https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org&amp;data=05%7C{CANARY}%40example.org",
    f"https://hub-my.sharepoint.com/personal/{CANARY}/acta.docx",
    f"https://hub-my.sharepoint.com/:b:/p/{CANARY}/EX",
    f"https://protect-eu.mimecast.com/s/{CANARY}",
    f"mailto:{CANARY}@example.org",
    f"mailto:equipo@example.org?cc={CANARY}@example.org",
)
"""Addresses that programs of mail and of shared folders write; their words name nobody."""


def linked(data: bytes, address: str) -> bytes:
    """The same Word file, whose `r9` leads to *address*."""
    made, kind = io.BytesIO(), f"{LINKED}/hyperlink"
    link = f'<Relationship Id="r9" Type="{kind}" Target="{address}" TargetMode="External"/></Relationships>'
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(made, "w") as new:
        for name in archive.namelist():
            content = archive.read(name).decode("utf-8", "surrogateescape")
            if name == "word/_rels/document.xml.rels":
                content = content.replace("</Relationships>", link)
            new.writestr(name, content.encode("utf-8", "surrogateescape"))
    return made.getvalue()


def test_promise_P15_a_link_bears_nobodys_address():
    words = f"<w:r><w:t>{WORDS} equipo@example.org</w:t></w:r>"
    page = f'<w:p><w:hyperlink xmlns:r="{LINKED}" r:id="r9">{words}</w:hyperlink></w:p>'
    for address in (*REWRITTEN, "https://example.org/acta"):
        with zipfile.ZipFile(io.BytesIO(document.clean(linked(word(page), address))[1])) as archive:
            text = "".join(archive.read(name).decode() for name in archive.namelist() if "document.xml" in name)

        assert CANARY not in text, address
        assert WORDS in text
        assert ("https://example.org/acta" in text) == (address == "https://example.org/acta")
        assert CANARY not in words_kept(field(f' HYPERLINK "{address}"')), address


def test_promise_P15_of_an_order_that_leads_somewhere_stays_what_is_understood_of_it():
    rewritten = f"https://eur01.safelinks.protection.outlook.com/?data={CANARY}"
    orders = (
        f'HYPERLINK \\o "x" "{rewritten}"',
        f'HYPERLINK \\t "_blank" "{rewritten}"',
        f'HYPERLINK "" "{rewritten}"',
        f'HYPERLINK "https://example.org/ mail={CANARY}@example.org"',
        f'HYPERLINK \\l "u={CANARY}@example.org"',
        f'HYPERLINK "https://example.org/" \\o "{CANARY}"',
    )
    for order in orders:
        result = words_kept(field(order))
        assert CANARY not in result, order
        assert WORDS in result

    for order in (
        ' HYPERLINK \\l "acta" \\h ',
        ' HYPERLINK "https://example.org/a" \\l "b"',
        " HYPERLINK https://example.org",
    ):
        assert order in words_kept(field(order))


def test_promise_P15_old_drawings_forms_and_paths_neither_fetch_nor_tell():
    machine = f"C:\\Users\\{CANARY}\\a.png"
    link = 'href="https://example.org/acta"'
    result = words_kept(
        f'''<w:p><w:r><w:t>{WORDS}</w:t><w:pict><v:shape {link}>
        <v:imagedata src="http://{CANARY}" o:href="http://{CANARY}" o:althref="http://{CANARY}"/>
        <v:fill src="http://{CANARY}"/><o:signatureline o:suggestedsigner="{CANARY}"/></v:shape>
        <v:rect href="file:///{CANARY}" alt="{machine}"/></w:pict>
        <w:drawing><wp:inline><wp:docPr descr="{machine}"/></wp:inline></w:drawing></w:r>
        <w:hyperlink w:anchor="acta" w:docLocation="{CANARY}" w:tooltip="file:///{CANARY}"/>
        <w:sdt><w:sdtPr><w:comboBox w:lastValue="{CANARY}"><w:listItem w:value="{CANARY}"/></w:comboBox></w:sdtPr>
        </w:sdt>
        <w:r><w:fldChar><w:ffData><w:helpText w:val="{CANARY}"/></w:ffData></w:fldChar></w:r>
        <a:hlinkClick action="ppaction://program?{CANARY}" invalidUrl="{CANARY}"/>
        <a:hlinkClick action="ppaction://hlinksldjump"/><wp:docPr descr="Una mesa: 3/4 de la sala"/></w:p>'''
    )

    assert CANARY not in result
    for stays in (WORDS, link, "hlinksldjump", "Una mesa: 3/4 de la sala"):
        assert stays in result, stays
