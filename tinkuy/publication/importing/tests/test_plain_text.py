"""H4: a sheet as people send it, a plain text, becomes fields, and nothing of it is lost."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from tinkuy.core.errors import Refused
from tinkuy.core.text import folded
from tinkuy.publication.content.parts import Contact
from tinkuy.publication.content.sections import missing_fields
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.importing.reading import read_whole_sheet
from tinkuy.publication.importing.sandbox import decode_sheet
from tinkuy.publication.importing.unknown import WaitingSection
from tinkuy.publication.renderers.html import render_html

ORIGINAL = Path(__file__).parent / "texts" / "ciclo-de-webinarios-trata-de-personas.txt"
TEXT = ORIGINAL.read_text(encoding="utf-8")


def original() -> SheetContent:
    return read_whole_sheet(decode_sheet(ORIGINAL.read_bytes())).content


def squeezed(text: str) -> str:
    """Letters and figures only, for comparing."""
    return re.sub(r"[\W_]+", " ", folded(text)).strip()


def sentences(text: str) -> list[str]:
    return [squeezed(part) for part in re.split(r"\.(?=\s)|\n", text) if squeezed(part)]


def test_capability_H4_the_original_sheet_is_read_into_its_fields():
    content = original()

    assert content.language == "es"
    assert content.series == "Sistematización de buenas prácticas"
    assert content.title == "Ciclo de Webinarios: Trata de personas en tiempos de la COVID-19"
    assert content.summary.startswith("El “Ciclo de Webinarios: Trata de personas en tiempos de COVID-19” fue")
    assert content.summary.endswith("la población migrante en situación irregular.")
    assert [len(lesson.text.split()) for lesson in content.lessons] == [44, 43, 56, 50]
    assert [len(item.text.split()) for item in content.recommendations] == [68]
    assert content.contact == Contact("HUB REGIONAL SOBRE LA GESTIÓN DEL CONOCIMIENTO EN SURAMÉRICA", "")
    assert content.footer == (
        "INNOVAMIGRACIÓN",
        "www.robuenosaires.iom.int",
        "OIMSuramerica",
        "OIMSuramerica",
        "OIMSuramerica",
        "ONUMigración",
    )


def test_capability_H4_every_sentence_of_the_original_is_in_the_stored_form_and_in_the_page():
    stored = SheetContent.from_json(original().to_json())
    fields = squeezed(stored.plain_text())
    page = squeezed(re.sub(r"<[^>]+>", " ", render_html(stored)))
    names = {"resumen de la practica", "lecciones aprendidas", "conoce mas", "recomendaciones", "escribanos"}
    written = [sentence for sentence in sentences(TEXT) if sentence not in names]

    assert [sentence for sentence in written if sentence not in fields] == []
    assert [sentence for sentence in written if sentence not in page] == []


def test_capability_H4_what_the_original_lacks_to_be_published_is_said():
    assert [str(sentence) for sentence in missing_fields(original())] == ["Elija una licencia."]


def wrapped(text: str, width: int = 70) -> str:
    """As a mail program breaks it."""
    return "\n".join(re.sub(rf"(.{{1,{width}}})(?:\s+|$)", r"\1\n", line) for line in text.split("\n"))


DAMAGED = {
    "line ends of Windows": TEXT.replace("\n", "\r\n"),
    "line ends of old Macs": TEXT.replace("\n", "\r"),
    "doubled carriage returns": TEXT.replace("\n", "\r\r\n"),
    "line separators": TEXT.replace("\n", "\u2028"),
    "blank lines doubled": TEXT.replace("\n", "\n\n"),
    "no blank line at all": re.sub(r"\n{2,}", "\n", TEXT),
    "wrapped by hand": wrapped(TEXT),
    "wrapped, then blank lines doubled": wrapped(TEXT).replace("\n", "\n\n"),
    "spaces at both ends": "\n".join(f"   {line}\t " for line in TEXT.split("\n")),
    "names in capitals": TEXT.replace("Resumen de la práctica", "RESUMEN DE LA PRÁCTICA"),
    "names without accents": TEXT.replace("práctica\n", "practica\n").replace("CONOCE MÁS", "CONOCE MAS"),
    "names numbered": TEXT.replace("Resumen de", "1. Resumen de").replace("Lecciones A", "II) Lecciones A"),
    "names as in Markdown": TEXT.replace("Resumen de la práctica", "## Resumen de la práctica"),
    "names with a colon": TEXT.replace("Lecciones Aprendidas", "Lecciones Aprendidas:"),
    "names over two lines": TEXT.replace("Lecciones Aprendidas", "LECCIONES\nAPRENDIDAS"),
    "rows of stars": TEXT.replace("CONOCE MÁS", "★★★★★\nCONOCE MÁS\n*****"),
    "zero-width characters": TEXT.replace("Lecciones", "\u200bLecciones\u200d").replace("diálogo", "diá\u00adlogo"),
} | {f"bullets like {sign!r}": re.sub(r"(?m)^- ", sign, TEXT) for sign in ("* ", "• ", "· ", "–", "1. ", "a) ", "o\t")}


@pytest.mark.parametrize("text", DAMAGED.values(), ids=DAMAGED)
def test_capability_H4_the_same_words_in_another_form_give_the_same_fields(text: str):
    assert read_whole_sheet(text).content == original()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_promise_I05_the_encoding_of_the_file_does_not_matter(encoding: str):
    data = TEXT.replace("★", "").encode(encoding)

    assert read_whole_sheet(decode_sheet(data)).content == original()


PORTUGUESE = """SISTEMATIZAÇÃO DE BOAS PRÁTICAS
Tráfico de pessoas em tempos de COVID-19
Como sustentamos a proteção?

Resumo da prática
Dez países se reuniram cinco vezes.

Lições aprendidas
1) Escutar os pares poupa tempo.
2) Preparar a sessão seguinte mantém o interesse.

Recomendações
Planejar os temas de modo progressivo.

Deixar uma expectativa em cada sessão.

Saiba mais
Vídeos das sessões: https://example.org/videos.

Escreva-nos
Hub regional
hub@example.org
"""


def test_capability_H4_a_sheet_in_portuguese_is_read_in_portuguese():
    content = read_whole_sheet(PORTUGUESE).content

    assert content.language == "pt-br"
    assert content.series == "Sistematização de boas práticas"
    assert content.guiding_question == "Como sustentamos a proteção?"
    assert [lesson.text for lesson in content.lessons] == [
        "Escutar os pares poupa tempo.",
        "Preparar a sessão seguinte mantém o interesse.",
    ]
    assert [item.text for item in content.recommendations] == [
        "Planejar os temas de modo progressivo.",
        "Deixar uma expectativa em cada sessão.",
    ]
    assert [link.href for link in content.more] == ["https://example.org/videos"]
    assert content.contact == Contact("Hub regional", "hub@example.org")


def test_capability_H4_a_sheet_in_english_is_read_in_english():
    content = read_whole_sheet(
        "A title\n\nSummary\n\nTen countries met.\n\nLessons learned\n\n• Peers help.\n\nContact us\n\nThe hub"
    ).content

    assert (content.language, content.summary, content.lessons[0].text) == ("en", "Ten countries met.", "Peers help.")


def test_capability_H4_the_other_sections_have_their_fields_too():
    content = read_whole_sheet(
        "Un título\n\nObjetivo: Aprender entre pares.\n\nPaíses participantes\n\nPerú y Bolivia\n\n"
        "Riesgos identificados\n- Captación en línea\n- Pasos no habilitados\n\n"
        "Palabras clave: trata, frontera; género.\n\n"
        "Licencia: CC BY 4.0\nFechas: junio y julio de 2020"
    ).content

    assert content.objective == "Aprender entre pares."
    assert (content.scope.region, content.scope.countries) == ("Perú y Bolivia", ("BO", "PE"))
    assert [item.text for item in content.risks] == ["Captación en línea", "Pasos no habilitados"]
    assert content.tags == ("trata", "frontera", "género")
    assert content.licence == "CC BY 4.0"
    assert content.context == "Fechas:\n\njunio y julio de 2020"


def test_capability_H4_a_word_inside_a_sentence_is_not_the_name_of_a_section():
    content = read_whole_sheet(
        "Título\n\nResumen\n\nSe analizaron riesgos,\nlecciones aprendidas y\nrecomendaciones\nde la región."
    ).content

    assert content.summary == "Se analizaron riesgos, lecciones aprendidas y recomendaciones de la región."


WITH_ANNEX = "Título\n\nResumen\n\nLo que fue.\n\nAnexo metodológico\n\nCómo se hizo.\n\nRecomendaciones\n\nSeguir."


def test_capability_H4_a_section_that_no_field_has_ends_the_one_before_and_waits():
    read = read_whole_sheet(WITH_ANNEX)

    assert (read.content.summary, read.content.recommendations[0].text) == ("Lo que fue.", "Seguir.")
    assert read.waiting == (WaitingSection("Anexo metodológico", ("Cómo se hizo.",)),)


def test_capability_H4_a_section_that_waits_goes_where_a_person_says():
    read = read_whole_sheet(WITH_ANNEX, {"anexo metodologico": "actions"})

    assert (read.content.actions, read.waiting) == (("Cómo se hizo.",), ())


def test_capability_H4_short_lines_in_a_list_and_a_lead_under_a_name_are_no_sections():
    content = read_whole_sheet(
        "Título\n\nLecciones aprendidas\n\nLos pares ayudan\n\nSe aprende en red\n\nEl tiempo rinde\n\n"
        "Recomendaciones\n\nPlanificar en red\n\nConviene planificar los temas de modo progresivo."
    ).content

    assert [lesson.text for lesson in content.lessons] == ["Los pares ayudan", "Se aprende en red", "El tiempo rinde"]
    assert len(content.recommendations) == 2


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "El archivo está vacío. Elija el archivo con el texto de la ficha o pegue el texto."),
        (b"\xef\xbb\xbf \r\n", "El archivo está vacío. Elija el archivo con el texto de la ficha o pegue el texto."),
        (
            b"\x89PNG\r\n\x1a\n....",
            "Este archivo es una imagen y su texto no se puede leer. Escriba o pegue el texto de la ficha.",
        ),
        (
            b"%PDF-1.7",
            "Este PDF no se puede leer. Guarde la ficha como .docx o .txt o pegue su texto.",
        ),
        (
            bytes(range(1, 9)) * 50,
            "Este archivo no es texto. Guarde la ficha como texto simple (.txt) o pegue su texto.",
        ),
        (b"a " * 600_000, "El archivo es más grande de lo que puede ser una ficha. Envíe solo el texto de una ficha."),
    ],
)
def test_capability_H4_a_file_that_is_no_text_is_refused_in_a_sentence(data: bytes, sentence: str):
    with pytest.raises(Refused) as refusal:
        decode_sheet(data)

    assert str(refusal.value) == sentence


def test_capability_H4_prose_without_sections_is_refused_with_the_names_to_use():
    with pytest.raises(Refused) as refusal:
        read_whole_sheet("Estimadas colegas:\n\nLes envío un saludo. Seguimos en contacto.")

    assert str(refusal.value) == (
        "No se encontró ninguna sección de una ficha en este texto. Ponga los nombres de las secciones en "
        "líneas propias: «Resumen de la práctica», «Lecciones aprendidas», «Recomendaciones», «Escríbanos»."
    )


@pytest.mark.parametrize("text", ["", " \n\t", "a" * (1024 * 1024 + 1)])
def test_capability_H4_an_empty_or_endless_text_is_refused(text: str):
    with pytest.raises(Refused):
        read_whole_sheet(text)


WORDS = st.lists(st.sampled_from(["acuerdo", "red", "diálogo,", "COVID-19", "país;", "¿cómo?"]), min_size=2, max_size=9)
LINES = st.lists(WORDS.map(" ".join), min_size=1, max_size=4).map("\n".join)
NAMES = (
    "Resumen",
    "Lecciones aprendidas",
    "Recomendaciones",
    "Riesgos",
    "Conoce más",
    "Escríbanos",
    "Créditos",
    "Países",
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(NAMES), st.lists(LINES, max_size=3)), min_size=1, max_size=5))
def test_capability_H4_no_word_is_lost_wherever_it_stands(sections: list[tuple[str, list[str]]]):
    text = "Un título\n\n" + "\n\n".join("\n\n".join((name, *blocks)) for name, blocks in sections)

    whole = read_whole_sheet(text)
    waiting = [words for one in whole.waiting for words in (one.name, *one.paragraphs)]
    read = squeezed("\n".join((whole.content.plain_text(), *waiting))).split()

    written = squeezed("\n".join(block for _name, blocks in sections for block in blocks)).split()
    assert sorted(word for word in read if word in written) >= sorted(written)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_capability_H4_any_text_is_read_or_refused(text: str):
    try:
        content = read_whole_sheet(text).content
    except Refused:
        return
    assert SheetContent.from_json(content.to_json()) == content


FORM = """FICHA DE BUENA PRÁCTICA

1. DATOS GENERALES

Nombre de la práctica: Turnos en la frontera
País: Perú

2. RESUMEN
Cuatro oficinas trabajaron en turnos.

3. PRINCIPALES HITOS
- Enero: se abrió la mesa.
- Marzo: se cerró la frontera.

4. RECOMENDACIONES
- Empezar con dos oficinas.
"""


def test_capability_H4_a_numbered_form_in_capitals_has_its_title_and_its_unknown_part_waits():
    read = read_whole_sheet(FORM)

    assert (read.content.title, read.content.summary) == (
        "Turnos en la frontera",
        "Cuatro oficinas trabajaron en turnos.",
    )
    assert read.waiting == (
        WaitingSection("PRINCIPALES HITOS", ("Enero: se abrió la mesa.", "Marzo: se cerró la frontera.")),
    )
    assert "DATOS GENERALES" in read.content.context


def test_capability_H4_the_question_above_all_sections_guides_the_practice_and_a_later_one_is_a_name():
    opening = "Turnos\n\nCuatro oficinas contaron lo suyo.\n\n¿Cómo se sostienen?\n\nSe reunieron cada lunes.\n\n"
    read = read_whole_sheet(f"{opening}Resumen\n\nUno.\n\n¿Qué cambiarían ahora?\n\nEmpezarían antes.\n")

    assert read.content.guiding_question == "¿Cómo se sostienen?"
    assert [(one.name, one.paragraphs) for one in read.waiting] == [("¿Qué cambiarían ahora?", ("Empezarían antes.",))]


def test_capability_H4_long_lines_one_below_the_other_that_differ_in_a_number_alone_are_a_list():
    line = "- Capacitación de quienes atienden de noche en las oficinas del norte, grupo"
    read = read_whole_sheet(f"Turnos\n\nResumen\n\nUno.\n\nPrincipales acciones\n\n{line} 1\n{line} 2\n{line} 3\n")

    assert len(read.content.actions) == 3


def test_names_that_two_languages_share_leave_the_language_to_the_text():
    text = (
        "Turnos na fronteira\n\nObjetivo\nO objetivo foi encurtar a espera das pessoas que chegavam à noite.\n"
        "Resultados\nDos quarenta turnos, trinta e dois começaram na hora e ninguém ficou sem atendimento.\n"
    )

    assert read_whole_sheet(text).content.language == "pt-br"
