import socket

import pytest

from tinkuy.language import detecting
from tinkuy.language.detecting import language_of_text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nadie pregunta en el control de la frontera.", "es"),
        ("Ninguém pergunta no controle da fronteira.", "pt-br"),
        ("Nobody asks at the border control.", "en"),
        ("LA PROTECCIÓN DE LAS VÍCTIMAS ES LO PRIMERO", "es"),
        ("línea uno de la nota\nlínea dos de la misma nota", "es"),
    ],
)
def test_the_language_of_a_sentence_is_told(text, language):
    assert language_of_text(text) == language


@pytest.mark.parametrize(
    "text", ["", "hola", "2020-06-04 12:30", "Guyana", "Niemand fragt an der Grenze nach Papieren."]
)
def test_what_is_too_short_or_in_another_language_is_not_guessed(text):
    assert language_of_text(text) == ""


def test_nothing_is_fetched_to_tell_it(monkeypatch):
    def refuse(*arguments, **options):
        raise AssertionError("a socket was opened")

    detecting._detector.cache_clear()
    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)

    assert language_of_text("Nadie pregunta en el control de la frontera.") == "es"
