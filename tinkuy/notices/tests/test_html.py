"""The words of a message as HTML: what leads where."""

import re

import pytest

from tinkuy.notices.html import blocks_of, html_of
from tinkuy.notices.wording import Wording

OURS = "http://localhost:8000/es/me/ciclo/"


def links_in(text: str) -> list[tuple[str, str]]:
    return [
        (block.kind, piece.href)
        for block in blocks_of(text)
        for line in block.lines
        for piece in line
        if piece.href or block.kind == "button"
    ]


def test_an_address_of_ours_is_a_button_alone_and_a_link_within_a_line():
    assert links_in(OURS) == [("button", OURS)]
    assert links_in(f"Su página: {OURS}.") == [("text", OURS)]


@pytest.mark.parametrize(
    "address", ["http://localhost:8000.bad.example/", "http://localhost:80001/", "https://bad.example/"]
)
def test_threat_T20_words_that_somebody_wrote_make_no_link_in_our_name(address):
    """Titles, reasons and questions of whoever begins a cycle go into our mail: a host that begins like ours was a
    button."""
    assert links_in(address) == []
    assert links_in(f"Entre en {address} ahora, o en {OURS}") == [("text", OURS)]


def test_capability_C7_what_is_left_open_stands_beside_a_dashed_cord_and_what_is_picked_up_beside_a_whole_one():
    open_question, picked_up = "¿Qué podemos acordar?", "¿Cómo sigue la causa?"
    words = Wording("Sesión 4", f"> {open_question}\n\n> {picked_up}", left_open=frozenset({open_question}))

    html = html_of(words, "es")
    cords = re.findall(r'class="(cord[ \w]*)">.*?<blockquote>(.*?)</blockquote>', html, re.DOTALL)

    assert ".open td { border-left: 3px dashed" in html
    assert [(cord, question.strip()) for cord, question in cords] == [
        ("cord open", open_question),
        ("cord", picked_up),
    ]
