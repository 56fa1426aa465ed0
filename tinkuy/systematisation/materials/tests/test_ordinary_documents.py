"""Documents as people make them are taken, and say afterwards what they said before: words, pictures, links, titles."""

import io
import re

import pytest
import typst
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from PIL import Image, ImageDraw
from pypdf import PdfReader

from tinkuy.systematisation.materials.documents.office import document as office
from tinkuy.systematisation.materials.documents.pdf import document as pdf_files

WORDS = "Acuerdo número 3: «una mesa semanal» — ¿quién la convoca? Ação, niñez, 40 %."


def picture(kind: str, mode: str = "RGB") -> bytes:
    """Lines and a gradient, as a scheme or a photo has them."""
    made, drawn = io.BytesIO(), Image.linear_gradient("L").resize((120, 80)).convert(mode)
    ImageDraw.Draw(drawn).line((0, 0, 119, 79), width=3)
    drawn.save(made, kind)
    return made.getvalue()


def of(fill: object) -> bytes:
    document = Document()
    document.add_paragraph(WORDS)
    fill(document)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _headings(document: Document) -> None:
    for level in range(4):
        document.add_heading(f"Parte {level}", level)
        document.add_paragraph(WORDS)


def _lists(document: Document) -> None:
    for style in ("List Bullet", "List Number", "Quote", "Intense Quote", "Caption", "Title", "Subtitle"):
        document.add_paragraph(f"{style}: {WORDS}", style=style)


def _runs(document: Document) -> None:
    paragraph = document.add_paragraph()
    for name in ("bold", "italic", "underline", "strike", "small_caps", "all_caps", "subscript", "outline", "shadow"):
        setattr(paragraph.add_run(f"{name} ").font, name, True)
    for size in (6, 8, 24, 72):
        paragraph.add_run(f"de {size} ").font.size = Pt(size)
    paragraph.add_run("de color").font.color.rgb = RGBColor(0xA0, 0x52, 0x2D)


def _table(document: Document) -> None:
    table = document.add_table(rows=4, cols=3, style="Light Grid Accent 1")
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"Celda {number}"
    table.cell(0, 0).merge(table.cell(0, 1))


def _heads(document: Document) -> None:
    section = document.sections[0]
    section.header.paragraphs[0].text, section.footer.paragraphs[0].text = "Cabecera", "Pie"
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Primera página"
    wide = document.add_section()
    wide.orientation, wide.page_width, wide.page_height = WD_ORIENT.LANDSCAPE, wide.page_height, wide.page_width
    document.add_paragraph("Apaisada.")


def _margins(document: Document) -> None:
    paragraph = document.add_paragraph("Sangría francesa.")
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Cm(2), Cm(-1)
    paragraph.paragraph_format.line_spacing, paragraph.paragraph_format.space_after = Pt(18), Pt(0)
    document.add_paragraph("Interlineado simple.").paragraph_format.line_spacing = 1.0


def _page_number(document: Document) -> None:
    run = document.sections[0].footer.paragraphs[0].add_run()
    for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
        made = OxmlElement("w:fldChar" if kind else "w:instrText")
        made.set(qn("w:fldCharType"), kind) if kind else setattr(made, "text", text)
        run._r.append(made)


def _link(document: Document) -> None:
    link, run, text = (OxmlElement(f"w:{name}") for name in ("hyperlink", "r", "t"))
    type_ = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    link.set(qn("r:id"), document.part.relate_to("https://example.org/acta", type_, is_external=True))
    text.text = "El acta"
    run.append(text)
    link.append(run)
    document.add_paragraph()._p.append(link)


def _breaks(document: Document) -> None:
    document.add_page_break()
    document.add_paragraph("Con\ttabulador y\nsalto.")
    document.add_paragraph("العربية हिन्दी 中文 Runasimi ñuqanchik 🌱")


DOCX = {
    "a paragraph": lambda document: None,
    "headings": _headings,
    "lists": _lists,
    "kinds of letters": _runs,
    "a table": _table,
    "heads and feet": _heads,
    "margins": _margins,
    "numbers of pages": _page_number,
    "a link": _link,
    "breaks and scripts": _breaks,
    "a hundred pages": lambda document: [document.add_paragraph(f"{n}. {WORDS}") for n in range(1_500)],
    **{
        f"a picture ({kind}, {mode})": lambda document, kind=kind, mode=mode: document.add_picture(
            io.BytesIO(picture(kind, mode)), width=Cm(8)
        )
        for kind, mode in (("PNG", "RGB"), ("PNG", "P"), ("PNG", "RGBA"), ("PNG", "1"), ("PNG", "L"), ("JPEG", "RGB"),
                           ("JPEG", "L"), ("GIF", "P"), ("BMP", "RGB"))
    },
}  # fmt: skip


def content_of(data: bytes) -> tuple[list[str], list[list[str]], list[str], int]:
    """Paragraphs, cells, heads and feet, number of pictures."""
    document = Document(io.BytesIO(data))
    heads = [
        paragraph.text
        for section in document.sections
        for part in (section.header, section.footer, section.first_page_header)
        for paragraph in part.paragraphs
    ]
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    return [paragraph.text for paragraph in document.paragraphs], cells, heads, len(document.inline_shapes)


@pytest.mark.parametrize("kind", DOCX)
def test_an_ordinary_word_file_says_what_it_said(kind):
    sent = of(DOCX[kind])

    _ending, result = office.clean(sent)

    assert content_of(result) == content_of(sent)


TYPST = {
    "a paragraph": "",
    "headings and a table of contents": "#outline()\n= Uno\n== Dos\n= Tres\ntexto",
    "lists": "- a\n- b\n+ uno\n+ dos\n/ Término: sentido",
    "kinds of letters": "*fuerte* _énfasis_ `código` #underline[raya] #strike[tacha] #sub[a] #smallcaps[Mesa]",
    "sizes": "#for size in (5, 8, 20, 60) { text(size: size * 1pt)[Tamaño ] }",
    "a table": "#table(columns: 3, [a], [b], [c], table.cell(colspan: 2)[dos], [d])",
    "maths": "$ sum_(i=1)^n x_i = integral_0^1 f(x) dif x $",
    "links": '#link("https://example.org")[Acta] #link("mailto:a@example.org")[a\\@example.org] #link(<f>)[F]\n= a<f>',
    "notes": "Texto#footnote[Una nota al pie.] y más#footnote[Otra.]",
    "columns": "#columns(2)[#lorem(200)]",
    "many pages": "#lorem(6000)",
    "sides of pages": '#set page(flipped: true, numbering: "1 / 1", header: [Cabecera], footer: [Pie])\n#lorem(900)',
    "turned words": "#rotate(30deg)[Girado] #scale(150%)[Grande] #move(dx: 10pt)[Corrido]",
    "boxes": "#box(stroke: 1pt, inset: 4pt)[En caja] #block(fill: luma(220), clip: true)[Recorte]",
    "shapes": "#circle(radius: 20pt)[Dentro] #polygon((0pt, 0pt), (20pt, 0pt), (10pt, 20pt)) #line(length: 100%)",
    "colours": '#text(fill: rgb("#a0522d"))[Siena] #text(fill: gradient.linear(red, blue))[Degradado]',
    "scripts": "Ελληνικά Русский ñuqanchik ação",
    "letters tied": "oficina, difícil, fluir, afán #h(1fr) derecha",
    "a quote": "#quote(block: true, attribution: [Relatoría])[Una mesa semanal.]",
    "a figure": '#figure(rect[Esquema], caption: [Un esquema.], alt: "Un rectángulo")',
    **{f"a picture ({kind})": f'#image("a.{kind}", alt: "Una línea")' for kind in ("png", "jpg", "gif")},
}


@pytest.fixture
def pictured(tmp_path):
    """A page with the pictures beside it."""

    def made(source: str) -> bytes:
        for kind, name in (("PNG", "png"), ("JPEG", "jpg"), ("GIF", "gif")):
            (tmp_path / f"a.{name}").write_bytes(picture(kind, "P" if kind == "GIF" else "RGB"))
        (tmp_path / "a.typ").write_text(f'#set text(lang: "es")\n{WORDS}\n\n{source}', "utf-8")
        return typst.compile(tmp_path / "a.typ")

    return made


def read_of(data: bytes) -> list[tuple[list[str], int, list[int]]]:
    """Of each page its letters, its links and its size."""
    return [
        (sorted("".join(page.extract_text().split())), len(page.get("/Annots", ())), [*map(round, page.mediabox)])
        for page in PdfReader(io.BytesIO(data)).pages
    ]


@pytest.mark.parametrize("kind", TYPST)
def test_an_ordinary_pdf_says_what_it_said(pictured, kind):
    sent = pictured(TYPST[kind])

    _ending, result = pdf_files.clean(sent)

    assert read_of(result) == read_of(sent)
    titles = [re.findall(r"/Title", str(PdfReader(io.BytesIO(data)).outline)) for data in (result, sent)]
    assert titles[0] == titles[1]


def test_words_of_a_pdf_keep_their_order_their_lines_and_their_letters(pictured):
    scripts = "El gato. Ελληνικά Русский ñuqanchik ẽ € oficina “difícil”"

    _ending, result = pdf_files.clean(pictured(f"{scripts}\n\nOtra línea: AVATAR."))

    lines = [line.strip() for line in PdfReader(io.BytesIO(result)).pages[0].extract_text().splitlines()]
    assert lines == [WORDS, scripts, "Otra línea: AVATAR."]
