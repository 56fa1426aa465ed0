"""U4 and U5: the printed sheet, tagged and with its own fonts, whatever its words."""

import json
import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pdfua
import pypdf
import pytest
import typst

from tests.pdf_tags import elements
from tests.pdf_words import pages_of_pdf, words_of_pdf
from tinkuy.core import clock
from tinkuy.design.figures.drawing import TOKENS
from tinkuy.design.typesetting.setting import TypesettingError, compiled
from tinkuy.publication.content.parts import Figures, Item
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.content.tests.sheets import full_sheet, whole_sheet, words_only
from tinkuy.publication.importing.reading import read_whole_sheet
from tinkuy.publication.importing.tests.test_plain_text import ORIGINAL
from tinkuy.publication.renderers import pdf
from tinkuy.publication.renderers.pdf import render_pdf

SECTIONS = {"Resumen de la práctica", "Lecciones aprendidas", "Conoce más", "Recomendaciones", "Escríbanos"}
LAYOUTS = ("four-page", "one-page", "long")
LONG = "Una lección larga que cuenta lo aprendido entre pares de diez países con pocos recursos. "


def opened(content: SheetContent, layout: str = "four-page") -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(render_pdf(content, layout=layout)))


def outline(reader: pypdf.PdfReader) -> list[str]:
    return [entry.title for entry in reader.outline if not isinstance(entry, list)]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_capability_U4_the_pdf_has_the_five_sections_of_the_sheet_as_headings(layout: str):
    assert set(outline(opened(whole_sheet(), layout))) >= SECTIONS


def test_capability_U4_the_one_page_form_keeps_the_order_of_the_original():
    names = outline(opened(whole_sheet(), "one-page"))

    assert names == ["Resumen de la práctica", "Lecciones aprendidas", "Conoce más", "Recomendaciones", "Escríbanos"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_capability_U4_every_lesson_and_recommendation_is_in_the_text(layout: str):
    whole = whole_sheet()
    text = words_of_pdf(opened(whole, layout).stream)

    assert [item.text for item in (*whole.lessons, *whole.recommendations) if item.text not in text] == []


def test_capability_U4_the_original_text_stands_on_one_page_with_all_its_sentences():
    content = read_whole_sheet(ORIGINAL.read_text(encoding="utf-8")).content
    reader = opened(content, "one-page")
    text = words_of_pdf(reader.stream)

    assert len(reader.pages) == 1
    assert set(outline(reader)) == SECTIONS
    said = [content.series, content.title, content.summary, content.contact.name, *content.footer]
    said += [item.text for item in (*content.lessons, *content.recommendations)]
    assert [words for words in said if words not in text] == []


def test_capability_U4_the_four_pages_are_cover_summary_lessons_and_recommendations_and_name_what_they_leave_out():
    pages = [" ".join(page.split()) for page in pages_of_pdf(opened(full_sheet()).stream)]

    first_words = ("328 personas", "Resumen de la", "Lecciones aprendidas", "Escríbanos")
    for page, words in zip(pages, first_words, strict=True):
        assert words in page
    assert "Fuera de estas cuatro páginas: La práctica en detalle, Imágenes. Ficha completa: tinkuy." in pages[-1]


@pytest.mark.parametrize(
    ("language", "name", "figure"),
    [("pt-br", "Lições aprendidas", "pessoas"), ("en", "Lessons learned", "persons")],
)
def test_capability_U4_the_pdf_speaks_the_language_of_the_sheet(language: str, name: str, figure: str):
    reader = opened(whole_sheet(language))

    assert name in outline(reader)
    assert f"328 {figure}" in words_of_pdf(reader.stream)
    assert reader.trailer["/Root"]["/Lang"].startswith(language[:2])


@pytest.mark.parametrize("layout", [*LAYOUTS, "web-card"])
@pytest.mark.parametrize("content", [whole_sheet(), words_only(), SheetContent(title="Solo el título")])
def test_capability_U4_the_pdf_passes_the_self_check_of_pdf_ua(tmp_path: Path, content: SheetContent, layout: str):
    place = tmp_path / "ficha.pdf"
    place.write_bytes(render_pdf(content, layout=layout))

    assert list(pdfua.validate(str(place)).findings) == []


def test_capability_U4_the_pdf_tells_its_title_and_says_that_it_is_tagged():
    reader = opened(whole_sheet())

    assert reader.metadata.title == whole_sheet().title
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"].value
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert "<pdfuaid:part>1</pdfuaid:part>" in reader.trailer["/Root"]["/Metadata"].get_data().decode()


def test_promise_P15_the_pdf_tells_of_the_sheet_and_of_nothing_else():
    assert set(opened(whole_sheet()).metadata) == {
        "/Title",
        "/Author",
        "/Subject",
        "/Keywords",
        "/Creator",
        "/CreationDate",
        "/ModDate",
    }


def test_capability_U4_headings_go_down_one_level_at_a_time():
    tags = [element["/S"] for element in elements(opened(whole_sheet(), "long"))]
    levels = [int(tag[2:]) for tag in tags if re.fullmatch(r"/H\d", tag)]

    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_capability_U4_lessons_are_a_real_list():
    tags = [element["/S"] for element in elements(opened(words_only(), "one-page"))]

    assert tags.count("/LI") == len(words_only().lessons)


def test_capability_U5_quipu_weave_and_code_are_told_in_words():
    alternatives = [element["/Alt"] for element in elements(opened(whole_sheet())) if element["/S"] == "/Figure"]

    quipu, weave, code = alternatives
    assert quipu.startswith("Sesión 1: 7 riesgos, 3 buenas prácticas, 2 lecciones, 2 recomendaciones.")
    assert weave == (
        "Sesión 1: 238 personas. Sesión 2: 221 personas. Sesión 3: 207 personas. Sesión 4: 196 personas. "
        "Sesión 5: 189 personas."
    )
    assert code == "Código QR de la dirección https://tinkuy.example.org/es/hub/trata-covid-19/"


def test_capability_U5_a_drawing_of_the_callers_takes_the_place_of_ours():
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20"><text y="12">Otra figura</text></svg>'

    drawn = render_pdf(whole_sheet(), figures={"quipu": svg.encode()})

    assert "Otra figura" in words_of_pdf(drawn)


def test_invariant_25_the_percentage_of_the_weave_shows_both_its_numbers():
    text = words_of_pdf(opened(whole_sheet()).stream)

    assert "La sesión 5 conservó el 79 % de la asistencia de la sesión 1" in text
    assert "Asistieron 238 personas a la sesión 1 y 189 a la sesión 5." in text


def test_invariant_09_a_hidden_number_gives_no_percentage():
    whole = whole_sheet()
    hidden = replace(whole, webinars=(*whole.webinars[:-1], replace(whole.webinars[-1], persons=None)))
    text = words_of_pdf(opened(hidden).stream)

    assert "%" not in text
    assert "189" not in text
    assert "Asistencia a lo largo de las sesiones" in text


def test_capability_U4_the_pdf_carries_its_own_fonts_and_no_other():
    fonts = set()
    for page in opened(whole_sheet()).pages:
        for font in page["/Resources"]["/Font"].values():
            described = font["/DescendantFonts"][0]["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(described)
            fonts.add(font["/BaseFont"].split("+")[1])

    allowed = {"TeXGyrePagella-Regular", "TeXGyrePagella-Italic", "NotoSans-Regular", "NotoSans-SemiBold"}
    assert {name.removesuffix("-Identity-H") for name in fonts} <= allowed


def test_capability_U4_a_missing_font_is_a_failure_and_not_another_font():
    data = json.dumps(data_of(words_only()))

    with pytest.raises(TypesettingError, match="unknown font family"):
        compiled(pdf.TEMPLATE, data, clock.now().replace(microsecond=0), typst.Fonts(include_system_fonts=False))


def data_of(content: SheetContent) -> dict[str, object]:
    with pdf.speaking(content.language):
        return pdf.print_data(content, "four-page", pdf.sheet_figures(content))


def test_capability_U4_a_published_version_is_the_same_bytes_whenever_it_is_made():
    assert render_pdf(whole_sheet()) == render_pdf(whole_sheet())
    assert opened(whole_sheet()).metadata.creation_date.date().isoformat() == whole_sheet().published_on


@pytest.mark.parametrize(
    "words",
    [
        '#read("/etc/passwd")',
        "$x^2$",
        "#import sys: inputs",
        "= Título",
        "\\ ] } #",
        '"]) #panic("x")',
        "<b>&amp;",
        "_a_ *b*",
    ],
)
def test_promise_I07_what_people_wrote_is_never_markup(words: str):
    content = replace(words_only(), title=words, summary=words, lessons=(Item(heading=words, text=words),))
    text = words_of_pdf(opened(content).stream)

    assert text.count(words) >= 3
    assert "root:" not in text


@pytest.mark.parametrize(
    "words",
    [
        "😀🎉 👩‍👩‍👧 汉字 日本語",
        "".join(map(chr, range(0x1F300, 0x1F600))),
        "a\x00b\ud800c\ufeff",
        "\u202eabc",
        "★ ➢ g̃ Ỹ",
    ],
)
def test_capability_U4_characters_without_a_glyph_do_not_stop_a_sheet(words: str):
    content = replace(words_only(), title=f"Antes {words} después", summary=f"Antes {words} después")

    assert "después" in words_of_pdf(opened(content).stream)


def flowing(lessons: int, recommendations: int) -> SheetContent:
    whole = whole_sheet()
    return replace(
        whole,
        summary=LONG * 12,
        lessons=tuple(Item(f"LE-{n}", f"Lección {n}", LONG * 4, n) for n in range(1, lessons + 1)),
        recommendations=tuple(Item(f"RE-{n}", "", LONG * 2, n) for n in range(1, recommendations + 1)),
        featured_recommendation="",
        risks=tuple(Item(f"RI-{n}", "", LONG) for n in range(12)),
    )


@pytest.mark.parametrize(
    ("content", "left_out"),
    [
        (lambda: flowing(12, 20), "Lecciones aprendidas (6 de 12), Asistencia a lo largo de las sesiones, "),
        (lambda: words_of(flowing(12, 20)), "Lecciones aprendidas (1 de 12), Recomendaciones (10 de 20), Riesgos, "),
        (lambda: endless(), "Resumen de la práctica, El quipu del ciclo, Las sesiones, Lecciones aprendidas, "),
    ],
    ids=["long", "long without figures", "each text longer than its page"],
)
def test_capability_U4_four_pages_stay_four_however_long_the_sheet_and_say_what_has_no_room(content, left_out):
    reader = opened(content())

    assert len(reader.pages) <= 4
    assert f"Fuera de estas cuatro páginas: {left_out}" in words_of_pdf(reader.stream)
    assert "LE-1" in words_of_pdf(reader.stream)
    assert set(outline(reader)) >= SECTIONS


def words_of(content: SheetContent) -> SheetContent:
    return replace(content, webinars=(), threads=(), figures=Figures())


def endless() -> SheetContent:
    """Each of its texts alone would fill several pages."""
    text = LONG * 200
    return replace(
        whole_sheet(),
        summary=text,
        guiding_question=LONG * 50,
        lessons=tuple(Item(f"LE-{n}", "", text, n) for n in range(1, 41)),
        recommendations=tuple(Item(f"RE-{n}", "", text, n) for n in range(1, 41)),
        featured_recommendation=text,
        risks=(Item("RI-1", "", text),),
        citation=text,
        disclaimer=text,
        more=whole_sheet().more * 40,
        footer=tuple(f"www.{n}.example.org" for n in range(60)),
    )


@pytest.mark.parametrize("figures", [True, False], ids=["with figures", "words only"])
@pytest.mark.parametrize(("lessons", "recommendations"), [(1, 1), (3, 5), (5, 2), (7, 9), (12, 20)])
def test_capability_U4_a_long_sheet_flows_on_and_no_heading_is_left_alone(
    lessons: int, recommendations: int, figures: bool
):
    content = flowing(lessons, recommendations)
    if not figures:
        content = words_of(content)
    reader = opened(content, "long")
    text = words_of_pdf(reader.stream)

    for page in pages_of_pdf(reader.stream)[1:]:
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        assert lines[-1] not in {*SECTIONS, "Riesgos", "Buenas prácticas", content.lessons[-1].heading}
        assert len(lines) > 2
    assert [item.code for item in (*content.lessons, *content.recommendations) if f"{item.code} ·" not in text] == []


def test_capability_U4_a_sheet_of_few_words_has_no_empty_sections():
    assert set(outline(opened(words_only()))) == SECTIONS
    assert "0 personas" not in words_of_pdf(opened(words_only()).stream)


def test_capability_U4_the_long_form_has_every_other_field():
    content = replace(
        whole_sheet(), objective="Objetivo propio.", constraints="Faltó interpretación.", actions=("Uno.", "Dos.")
    )
    text = words_of_pdf(opened(content, "long").stream)

    for words in ("La práctica en detalle", "Objetivo propio.", "Faltó interpretación.", "Uno.", "Dos.", "Perú"):
        assert words in text


def test_capability_U4_the_colours_of_the_print_are_those_of_the_pages():
    assert data_of(words_only())["colours"] == TOKENS
