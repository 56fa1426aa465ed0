"""Part of a name alone: where its whole stands in the text, where it is known beforehand, and who says something."""

import pytest

from tinkuy.language.personal_data.guard import alerts
from tinkuy.language.personal_data.repeated import parts_of_labels


def named(text: str, *labels: str) -> list[str]:
    return [alert.text for alert in alerts(text, kinds=("name",), known=parts_of_labels(labels))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Marleny Prieto llegó en marzo. La escuela, dice la gente, la hizo Prieto.", ["Marleny Prieto", "Prieto"]),
        ("A coordenadora Neide Barreto saiu; depois de Barreto ninguém abriu.", ["Neide Barreto", "Barreto"]),
        ("«Formé un equipo», contó Prieto.", ["Prieto"]),
        ("“We cannot take more people,” Castro said.", ["Castro"]),
        ("Para Ibarra, afirmou Quiroga, falta tempo.", ["Quiroga"]),
    ],
)
def test_capability_S3_a_family_name_alone_is_found_where_its_owner_is_named_or_says_something(text, words):
    assert named(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Teodora Santa Cruz vive en Santa Fe.",
        "Marleny Prieto llegó. La Fundación Prieto la recibió.",
        "Marleny Prieto llegó. La plaza Prieto estaba llena.",
        "Isabel Mesa preside. Mesa de trabajo: los lunes.",
    ],
)
def test_capability_S3_what_is_called_like_somebody_named_stays_unmarked(text):
    assert len(named(text)) == 1


def test_capability_S3_a_voice_of_the_cycle_is_known_with_capitals_and_without():
    assert named("Como dijo ayer Florinda, hay que esperar.", "Florinda Campo") == ["Florinda"]
    assert named("y ahora campo y florinda nos cuentan", "Florinda Campo") == ["florinda"]
    assert named("Ayer lo de Campo quedó anotado.", "Florinda Campo") == ["Campo"]
    assert named("Ayer lo de Campo quedó anotado.") == []


def test_what_a_file_calls_a_voice_is_no_name_where_it_is_an_office():
    assert parts_of_labels(["Moderación", "Punto focal – Perú", "Participante 3", "Ministerio"]) == frozenset()
