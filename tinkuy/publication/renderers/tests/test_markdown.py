"""U4: the sheet as Markdown."""

from dataclasses import replace

import pytest

from tinkuy.publication.content.parts import Item
from tinkuy.publication.content.tests.sheets import whole_sheet, words_only
from tinkuy.publication.renderers.markdown import escaped, render_markdown


def test_capability_U4_the_markdown_has_the_title_and_the_five_sections():
    lines = render_markdown(whole_sheet()).splitlines()

    assert "# Trata de personas en tiempos de la COVID-19" in lines
    assert [line for line in lines if line.startswith("## ")] == [
        "## Resumen de la práctica",
        "## Cómo fue el ciclo",
        "## Lecciones aprendidas",
        "## Recomendaciones",
        "## Riesgos",
        "## Buenas prácticas",
        "## La práctica en detalle",
        "## Conoce más",
        "## Escríbanos",
    ]


def test_capability_U4_a_lesson_is_a_bullet_with_what_it_rests_on():
    assert "- Lección número 1, con sus palabras. (LE-1 · 1 cita · AR, UY)" in render_markdown(whole_sheet())


def test_capability_U4_sections_without_words_are_left_out_of_the_markdown():
    assert "## Riesgos" not in render_markdown(words_only())


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("*énfasis* y _más_", r"\*énfasis\* y \_más\_"),
        ("# no es título", r"\# no es título"),
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("[aquí](javascript:alert(1))", r"\[aquí\](javascript:alert(1))"),
        ("1. no es lista", r"1\. no es lista"),
        ("a\n\n# b", "a # b"),
        ("| a | b |", r"\| a \| b \|"),
    ],
)
def test_capability_U4_what_people_wrote_stays_words(words: str, written: str):
    assert escaped(words) == written


def test_capability_U4_only_web_addresses_become_links():
    whole = whole_sheet()
    tricky = replace(whole.more[0], label="Aquí", href="javascript:alert(1)")
    text = render_markdown(replace(whole, more=(whole.more[0], tricky)))

    assert "[Videos de las sesiones](<https://example.org/videos>)" in text
    assert "Aquí" in text
    assert "javascript" not in text


def test_capability_U4_a_heading_of_a_finding_is_kept():
    content = replace(words_only(), lessons=(Item(heading="Entre pares", text="Se aprende de iguales."),))

    assert "- **Entre pares** Se aprende de iguales." in render_markdown(content)
