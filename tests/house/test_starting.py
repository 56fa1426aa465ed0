"""A start that says what it is at."""

import threading

from tinkuy.config.command import _sentence_of
from tinkuy.config.starting import step
from tinkuy.core.errors import Refused


class Terminal:
    """Keeps the lines; `beaten` is set once one tells of the time that passed."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.beaten = threading.Event()

    def write(self, text: str) -> None:
        self.lines.append(text.strip())
        if text.strip().endswith(" s"):
            self.beaten.set()

    def flush(self) -> None:
        """Nothing is kept back."""


def test_a_step_is_told_at_once_while_it_lasts_and_at_its_end():
    terminal = Terminal()

    with step(terminal, "Preparing the database", beat=0.01):
        assert terminal.lines[0] == "Preparing the database …"
        assert terminal.beaten.wait(5)

    assert terminal.lines[-1].startswith("done, in")


def test_a_short_step_takes_one_line():
    terminal = Terminal()

    with step(terminal, "Gathering pictures"):
        pass

    assert terminal.lines == ["Gathering pictures …"]


def test_what_a_deed_refuses_during_a_start_is_one_sentence_and_no_traceback():
    """A busy machine may refuse a file of the example: whoever starts it reads why."""
    assert _sentence_of(Refused("This file takes too long to read.")) == "This file takes too long to read."
    assert _sentence_of(ValueError("a fault of ours")) == ""
