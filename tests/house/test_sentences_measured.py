"""Measuring with sentences by another hand: what counts as right, and that misses of closed parts stay unread."""

import sys

import pytest

from bench.sentences import Passage, Sentence
from bench.sentences.__main__ import main
from bench.sentences.scoring import guarding, suggesting
from tests.scoring import micro

LESSON = "Aprendimos a preguntar después."


@pytest.mark.parametrize("part", ["second", "locked", "fresh"])
def test_misses_are_shown_of_the_open_part_only(part, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["bench.sentences", part, "--wrong"])

    with pytest.raises(SystemExit):
        main()

    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("kind", "also", "counted"),
    [
        ("lesson", "", (1, 1, 1, 1)),
        ("risk", "lesson", (1, 1, 1, 1)),  # there, found, marked, right
        ("", "lesson", (0, 0, 1, 1)),
        ("risk", "", (1, 0, 1, 0)),
        ("", "", (0, 0, 1, 0)),
    ],
)
def test_a_second_kind_counts_as_right(kind, also, counted):
    score = micro(suggesting([Sentence(LESSON, heading="", kind=kind, also=also)]).values())

    assert (score.there, score.found, score.marked, score.right) == counted


def test_an_alert_counts_for_a_passage_of_its_kind_that_it_touches():
    text = "Me llamo Yolanda Quispe y escribo a yolanda@correo.example."
    personal = (Passage("name", "Yolanda Quispe"), Passage("telephone", "yolanda@correo.example"))

    table = guarding([Sentence(text, heading="", kind="", personal=personal)])

    assert {kind: (score.there, score.found, score.marked, score.right) for kind, score in table.items()} == {
        "name": (1, 1, 1, 1),
        "telephone": (1, 0, 0, 0),
        "email": (0, 0, 1, 0),
        **dict.fromkeys(("identity", "workplace", "home"), (0, 0, 0, 0)),
    }
