"""What a reader said of a file is kept for the run (`tests/readers.py`), and nothing else is taken for it."""

import subprocess
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils.translation import override

from tests import readers
from tests.forks.process import ReaderFork, loaded_reader
from tinkuy.attendance.reports.sandbox import read_list, sample_of
from tinkuy.core.errors import Refused
from tinkuy.core.sandbox.limits import Limits
from tinkuy.core.sandbox.running import parsed


@pytest.fixture
def starts(monkeypatch) -> list[object]:
    """Grows by each process that is started, once there is one for forks."""
    loaded_reader().begin()
    started: list[object] = []
    start = subprocess.Popen.__init__

    def noted(process, *args, **kwargs):
        started.append(process)
        start(process, *args, **kwargs)

    monkeypatch.setattr(subprocess.Popen, "__init__", noted)
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
    data = uuid4().bytes
    sentences = []
    for language in ("es", "es", "pt-br"):
        with override(language), pytest.raises(Refused) as refusal:
            read_list(data, "lista.csv")
        sentences.append(str(refusal.value))

    assert len(starts) == 2
    assert sentences[0] == sentences[1] != sentences[2]


def test_promise_I02_a_fork_stands_behind_the_walls_of_a_reader(starts, monkeypatch, tmp_path):
    monkeypatch.setattr(readers, "NEVER_KEPT", "of no parser")
    secret = tmp_path / "master.key"
    secret.write_bytes(b"secret")

    def asked(name: str, **arguments: str) -> dict[str, object]:
        """The first is started by the interpreter, which nobody wants here."""
        for _ in range(2):
            (found,) = parsed(f"tinkuy.core.tests.sandbox_probes:{name}", uuid4().bytes, arguments, Limits())
        assert type(starts[-1]) is ReaderFork
        return found

    assert "done" not in asked("tries", place=str(secret)).values()
    around = asked("surroundings")
    assert (around["folder"], around["files"]) == ("/", [0, 1, 2])
    assert set(around["environment"]) <= {"LC_CTYPE"}
    for _ in range(2):
        with pytest.raises(Refused, match="memoria"):
            next(parsed("tinkuy.core.tests.sandbox_probes:devours", uuid4().bytes, {}, Limits()))
    assert type(starts[-1]) is ReaderFork


class Started(Exception):
    pass


def test_promise_V16_a_reading_inside_a_transaction_starts_a_reader_although_it_was_read_before(db, monkeypatch):
    """It is by its start that a reading in the wrong place is seen."""
    data = never_read_before()
    read_list(data, "lista.csv")

    def refuse_to_start(*args, **kwargs):
        raise Started

    monkeypatch.setattr(subprocess.Popen, "__init__", refuse_to_start)
    read_list(data, "lista.csv")
    with transaction.atomic(), pytest.raises(Started):
        read_list(data, "lista.csv")
