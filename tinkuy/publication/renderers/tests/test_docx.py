"""U4: the editable form of a sheet."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from docx.parts.document import DocumentPart

from tinkuy.publication.content.parts import Item
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.content.tests.sheets import FIRST, SECOND, whole_sheet, words_only
from tinkuy.publication.renderers.docx import render_docx

SECTIONS = ["Resumen de la práctica", "Lecciones aprendidas", "Recomendaciones", "Conoce más", "Escríbanos"]


def opened(content: SheetContent):
    return docx.Document(BytesIO(render_docx(content)))


def headings(document, style: str = "Heading 1") -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == style]


def texts(document, style: str) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == style]


def pictures(document) -> list[str]:
    """The alternative text of each picture."""
    return [drawn.get("descr", "") for drawn in document.element.iter(qn("wp:docPr"))]


def test_each_style_is_looked_up_once_however_many_paragraphs_have_it(monkeypatch):
    looked_up, look_up = [], DocumentPart.get_style_id
    monkeypatch.setattr(
        DocumentPart, "get_style_id", lambda part, name, kind: looked_up.append(name) or look_up(part, name, kind)
    )

    opened(whole_sheet())

    assert len(looked_up) > 3
    assert len(looked_up) == len(set(looked_up))


def test_capability_U4_the_docx_has_the_five_sections_of_the_sheet_as_real_headings():
    outline = headings(opened(whole_sheet()))

    assert [name for name in outline if name in SECTIONS] == SECTIONS


@pytest.mark.parametrize(
    ("language", "names"),
    [("pt-br", ["Resumo da prática", "Lições aprendidas"]), ("en", ["Summary of the practice", "Lessons learned"])],
)
def test_capability_U4_the_docx_names_its_sections_in_the_language_of_the_sheet(language: str, names: list[str]):
    outline = headings(opened(whole_sheet(language)))

    assert [name for name in outline if name in names] == names


def test_capability_U4_every_lesson_is_a_bullet_with_what_it_rests_on():
    bullets = texts(opened(whole_sheet()), "List Bullet")

    assert "Lección número 1, con sus palabras.\nLE-1 · 1 cita · AR, UY" in bullets
    assert sum(bullet.startswith("Lección número") for bullet in bullets) == 4


def test_capability_U4_the_featured_recommendations_stand_first_and_upright():
    document = opened(whole_sheet())

    assert texts(document, "Featured") == [FIRST, SECOND]
    assert document.styles["Featured"].font.italic is False


def test_capability_U4_the_sessions_are_a_table_whose_first_row_is_its_header():
    table = opened(whole_sheet()).tables[0]

    assert [cell.text for cell in table.rows[1].cells] == [
        "1",
        "Qué cambió\nLo que trató la sesión",
        "4 jun",
        "238",
        "14",
    ]
    assert len(table.rows) == 6
    assert [bool(row._tr.findall(f".//{qn('w:tblHeader')}")) for row in table.rows] == [True] + [False] * 5


def test_capability_U4_both_drawings_have_their_numbers_as_alternative_text():
    quipu, weave = pictures(opened(whole_sheet()))

    assert "61" in quipu
    assert "238" in weave


def test_capability_U4_a_sheet_without_figures_has_no_picture_and_no_table():
    document = opened(words_only())

    assert pictures(document) == []
    assert document.tables == []
    assert [name for name in headings(document) if name in SECTIONS] == SECTIONS


def test_capability_U4_a_small_number_of_persons_is_a_dash():
    whole = whole_sheet()
    hidden = replace(whole, webinars=(replace(whole.webinars[0], persons=None), *whole.webinars[1:]))

    assert opened(hidden).tables[0].rows[1].cells[3].text == "—"


def test_capability_U4_the_properties_tell_of_the_sheet_and_of_no_template():
    properties = opened(whole_sheet()).core_properties

    assert (properties.title, properties.author) == (
        "Trata de personas en tiempos de la COVID-19",
        "Equipo del hub regional",
    )
    assert (properties.comments, properties.last_modified_by, properties.language) == ("", "", "es")
    assert properties.created.date().isoformat() == "2020-09-28"


def test_capability_U4_the_file_holds_nothing_of_the_library_s_template():
    with zipfile.ZipFile(BytesIO(render_docx(whole_sheet()))) as archive:
        names = archive.namelist()
        everything = b"".join(archive.read(name) for name in names).lower()

    assert [name for name in names if re.search(r"thumbnail|customXml|stylesWithEffects|app\.xml", name)] == []
    assert b"python-docx" not in everything
    assert b"macintosh" not in everything


def test_capability_U4_the_spelling_checker_is_told_the_language():
    document = opened(whole_sheet("pt-br"))

    tags = {language.get(qn("w:val")) for language in document.styles.element.iter(qn("w:lang"))}
    assert tags == {"pt-BR"}


def test_capability_U4_links_to_the_web_open_and_others_stay_words():
    whole = whole_sheet()
    tricky = replace(whole.more[0], label="Aquí", href="javascript:alert(1)")
    document = opened(replace(whole, more=(*whole.more, tricky)))

    targets = [relation.target_ref for relation in document.part.rels.values() if relation.is_external]
    assert sorted(targets) == [
        "https://example.org/videos",
        "https://tinkuy.example.org/es/hub/trata-covid-19/",
        "mailto:hub@example.org",
    ]
    assert "Aquí" in texts(document, "Normal")


@pytest.mark.parametrize("words", ["a\x00b\x0cc", "a\ud800b", "😀 汉字", "<w:p>&amp;</w:p>", ""])
def test_capability_U4_any_text_becomes_a_docx_that_opens(words: str):
    content = replace(whole_sheet(), title=words, summary=words, lessons=(Item(heading=words, text=words),))

    assert headings(opened(content))[-1] == "Escríbanos"
