"""What a reader said of a file is kept for the run (`tests/readers.py`), and nothing else is taken for it."""

from uuid import uuid4

import pytest
from django.db import transaction
from django.utils.translation import override

from tinkuy.attendance.reports.sandbox import read_list, sample_of
from tinkuy.core.errors import Refused
from tinkuy.core.sandbox.forking import ReaderProcess


@pytest.fixture
def starts(monkeypatch) -> list[object]:
    """Grows by each reader that is begun."""
    started: list[object] = []
    start = ReaderProcess.__init__

    def noted(process, *args, **kwargs):
        started.append(process)
        start(process, *args, **kwargs)

    monkeypatch.setattr(ReaderProcess, "__init__", noted)
    return started


def never_read_before() -> bytes:
    return f"Nombre,Correo,País\nUna persona,{uuid4().hex}@example.org,PE\n".encode()


def test_a_file_is_read_once_in_each_way(starts):
    data = never_read_before()

    first, again = read_list(data, "lista.csv"), read_list(data, "lista.csv")
    assert (first, len(starts)) == (again, 1)

    sample_of(data)
    read_list(data, "otra.csv")
    read_list(data + b"Otra,otra@example.org,UY\n", "lista.csv")
    assert len(starts) == 4


def test_a_refusal_is_kept_in_its_language(starts):
    data = f"Nombre,Correo,País,{uuid4().hex}\n".encode()  # with nobody below
    sentences = []
    for language in ("es", "es", "pt-br"):
        with override(language), pytest.raises(Refused) as refusal:
            read_list(data, "lista.csv")
        sentences.append(str(refusal.value))

    assert len(starts) == 2
    assert sentences[0] == sentences[1] != sentences[2]


class Started(Exception):
    pass


def test_promise_V16_a_reading_inside_a_transaction_starts_a_reader_although_it_was_read_before(db, monkeypatch):
    """It is by its start that a reading in the wrong place is seen."""
    data = never_read_before()
    read_list(data, "lista.csv")

    def refuse_to_start(*args, **kwargs):
        raise Started

    monkeypatch.setattr(ReaderProcess, "__init__", refuse_to_start)
    read_list(data, "lista.csv")
    with transaction.atomic(), pytest.raises(Started):
        read_list(data, "lista.csv")
