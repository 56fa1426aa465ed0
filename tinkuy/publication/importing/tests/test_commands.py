"""H4 and U4 at the command line: a text into fields, a published sheet into a file."""

import json
import os
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tinkuy.core import clock
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.content.tests.sheets import whole_sheet
from tinkuy.publication.sheets.models import Sheet, SheetVersion

TEXT = """SISTEMATIZACIÓN DE BUENAS PRÁCTICAS

Ciclo de prueba

Resumen de la práctica

Tres países se reunieron dos veces.

Lecciones aprendidas

- Escuchar a los pares ahorra tiempo.
- Preparar la siguiente sesión mantiene el interés.

★ Recomendaciones ★

Planificar los temas de modo progresivo.

ESCRÍBANOS

hub@example.org
"""


@pytest.fixture
def text(tmp_path: Path) -> str:
    place = tmp_path / "ficha.txt"
    place.write_text(TEXT, encoding="utf-8")
    return str(place)


def output_of(*words: str) -> str:
    """What the command prints."""
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def refused(*words: str) -> str:
    """The sentence with which the command ends; `tinkuy` then exits with 1."""
    with pytest.raises(CommandError) as refusal:
        call_command(*words, stdout=StringIO())
    assert refusal.value.returncode == 1
    return str(refusal.value)


def test_capability_H4_a_text_is_shown_by_its_sections_with_their_words_counted(text: str):
    lines = output_of("import_sheet", text).splitlines()

    assert lines[:5] == [
        "Ciclo de prueba",
        "Título: 1 párrafo (3 palabras)",
        "Resumen de la práctica: 1 párrafo (6 palabras)",
        "Lecciones aprendidas: 2 párrafos (6, 7 palabras)",
        "Recomendaciones: 1 párrafo (6 palabras)",
    ]


ANNEX = TEXT.replace("★ Recomendaciones ★", "Hoja de ruta\n\nTres pasos para el año.\n\n★ Recomendaciones ★")


@pytest.fixture
def annex(tmp_path: Path) -> str:
    place = tmp_path / "anexo.txt"
    place.write_text(f"{ANNEX}\nSocios\n\nDefensoría\n\nEtiquetas\n\ntrata, frontera\n", encoding="utf-8")
    return str(place)


def test_capability_H4_the_command_shows_all_that_it_read_and_what_waits(annex: str):
    lines = output_of("import_sheet", annex).splitlines()

    assert "Socios y donantes: 1 párrafo (1 palabra)" in lines
    assert "Etiquetas: 2 párrafos (1, 1 palabras)" in lines
    assert lines[-3:] == [
        "Secciones que esperan, porque ningún campo de una ficha se llama así (ubíquelas con --place):",
        "  Hoja de ruta: 1 párrafo (5 palabras)",
        "    Tres pasos para el año.",
    ]


def test_capability_H4_no_file_is_made_before_a_person_has_placed_every_section(annex: str, tmp_path: Path):
    place = tmp_path / "ficha.md"

    sentence = refused("import_sheet", annex, "--output", str(place))
    output_of("import_sheet", annex, "--output", str(place), "--place", "Hoja de ruta=actions")

    assert sentence.startswith("Ningún campo de una ficha se llama «Hoja de ruta».")
    assert "Tres pasos para el año." in place.read_text(encoding="utf-8")


def test_capability_H4_a_place_that_is_no_field_is_refused_with_those_that_are(annex: str):
    assert refused("import_sheet", annex, "--place", "Hoja de ruta=otra").startswith("«otra» no es un campo")


def test_invariant_17_the_command_says_what_is_still_needed_to_publish(text: str):
    assert output_of("import_sheet", text).splitlines()[-2:] == ["Falta para publicar:", "  Elija una licencia."]


def test_capability_H4_json_gives_every_field_for_a_program(text: str):
    content = SheetContent.from_json(json.loads(output_of("import_sheet", text, "--json")))

    assert [item.text for item in content.recommendations] == ["Planificar los temas de modo progresivo."]
    assert content.contact.email == "hub@example.org"


@pytest.mark.parametrize(
    ("ending", "start"),
    [("pdf", b"%PDF-"), ("docx", b"PK\x03\x04"), ("html", b"<!doctype html>"), ("md", b"Sistem"), ("json", b"{")],
)
def test_capability_U4_a_text_becomes_every_form(text: str, tmp_path: Path, ending: str, start: bytes):
    place = tmp_path / f"ficha.{ending}"
    output_of("import_sheet", text, "--output", str(place))

    assert place.read_bytes().startswith(start)
    assert sorted(os.listdir(tmp_path)) == sorted(["ficha.txt", place.name])


def test_capability_H4_a_dry_run_writes_nothing(text: str, tmp_path: Path):
    output_of("import_sheet", text, "--dry-run", "--output", str(tmp_path / "ficha.pdf"))

    assert os.listdir(tmp_path) == ["ficha.txt"]


def test_capability_H4_a_form_that_is_not_known_is_refused_with_those_that_are(text: str, tmp_path: Path):
    sentence = refused("import_sheet", text, "--output", str(tmp_path / "ficha.odt"))

    assert sentence.startswith("Una ficha no se puede producir como «odt». Elija entre .pdf, .docx, .epub, .html, .md")


def test_capability_H4_a_file_that_is_not_there_is_said(tmp_path: Path):
    assert refused("import_sheet", str(tmp_path / "no.txt")).startswith(
        f"No se puede leer el archivo {tmp_path}/no.txt"
    )


def test_capability_H4_a_place_that_cannot_be_written_is_said(text: str, tmp_path: Path):
    sentence = refused("import_sheet", text, "--output", str(tmp_path / "no" / "ficha.md"))

    assert sentence.startswith(f"No se puede escribir el archivo {tmp_path}/no/ficha.md")


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7 ", b"Una carta sin secciones.\n\nSaludos.\n"])
def test_capability_H4_what_is_no_sheet_is_refused_in_a_sentence(tmp_path: Path, data: bytes):
    place = tmp_path / "otra.txt"
    place.write_bytes(data)

    assert refused("import_sheet", str(place)).endswith(".")


@pytest.fixture
def published(scoped) -> Sheet:
    """Versions 1 and 2 in Spanish."""
    sheet = Sheet.objects.create(cycle=scoped, slug="trata-covid-19")
    for number in (1, 2):
        content = whole_sheet().to_json() | {"title": f"Título {number}"}
        SheetVersion.objects.create(
            sheet=sheet,
            slug=sheet.slug,
            cycle_slug=scoped.slug,
            number=number,
            language="es",
            content=content,
            content_hash="0" * 64,
        )
    return sheet


def test_capability_U4_the_newest_version_is_made_into_a_file(published, tmp_path: Path):
    place = tmp_path / "ficha.md"
    output_of("render", "trata-covid-19", "--form", "md", "--output", str(place))

    assert "# Título 2" in place.read_text(encoding="utf-8")


def test_capability_U4_another_version_is_made_when_it_is_named(published, tmp_path: Path):
    place = tmp_path / "ficha.md"
    report = output_of("render", "trata-covid-19", "--form", "md", "--version", "1", "--output", str(place), "--json")

    assert "# Título 1" in place.read_text(encoding="utf-8")
    assert json.loads(report)["version"] == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["otra"], "Ninguna ficha publicada se llama «otra»."),
        (["trata-covid-19", "--language", "en"], "Esta ficha no está publicada en «en», solo en: es."),
        (["trata-covid-19", "--version", "9"], "Esta ficha no tiene esa versión. Versiones: 1, 2."),
    ],
)
def test_capability_U4_what_was_not_published_is_refused(published, tmp_path: Path, words: list[str], sentence: str):
    assert refused("render", *words, "--output", str(tmp_path / "ficha.pdf")) == sentence
    assert os.listdir(tmp_path) == []


def test_capability_U4_a_retired_version_is_refused_with_its_reason(published, tmp_path: Path):
    SheetVersion.objects.filter(number=2).update(retired_at=clock.now(), retired_reason="Contiene un error.")
    place = str(tmp_path / "ficha.md")

    assert refused("render", "trata-covid-19", "--version", "2", "--output", place).endswith("Contiene un error.")
    assert "# Título 1" in _made(place)


def _made(place: str) -> str:
    output_of("render", "trata-covid-19", "--form", "md", "--output", place)
    return Path(place).read_text(encoding="utf-8")
