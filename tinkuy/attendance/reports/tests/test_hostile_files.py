"""Every hostile file is answered rightly, within five seconds and 256 MB, in a process behind the reader's walls."""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date

import pytest
from django.utils.translation import override

from tinkuy.attendance.reports.report import UnknownColumns
from tinkuy.attendance.reports.sandbox import read_list, read_report
from tinkuy.attendance.reports.tests.hostile.archives import ARCHIVES
from tinkuy.attendance.reports.tests.hostile.books import BOOKS
from tinkuy.attendance.reports.tests.hostile.corpus import CORPUS
from tinkuy.attendance.reports.tests.hostile.disguises import DISGUISES
from tinkuy.attendance.reports.tests.hostile.letters import LETTERS
from tinkuy.attendance.reports.tests.hostile.tables import TABLES
from tinkuy.core.errors import Refused

from .hostile import READ, Hostile

SECONDS, MEGABYTES = 5, 256
GROWTH = 20 * 1024 * 1024


@pytest.fixture(scope="module")
def forks() -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-I", "-X", "utf8", "-m", "tinkuy.attendance.reports.tests.hostile.forking"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={}) as process:
        yield process
        process.stdin.close()


def faults_of(forks: subprocess.Popen[bytes], file: Hostile) -> list[str]:
    """What is wrong with the reader's answer to *file*: its words, its rows, its seconds, its megabytes."""
    data = file.made()
    forks.stdin.write(json.dumps(len(data)).encode() + b"\n" + data)
    forks.stdin.flush()
    answer = json.loads(forks.stdout.readline())
    is_right = {
        "said": answer["said"].startswith(file.answer),
        "rows": answer["said"] != READ or answer["rows"] == file.rows,
        "cpu": answer["cpu"] < SECONDS + 1,
        "megabytes": answer["megabytes"] < MEGABYTES,
    }
    return [f"{name}: {answer.get(name)!r}" for name, right in is_right.items() if not right]


def named(files: list[Hostile]):
    return pytest.mark.parametrize("file", files, ids=lambda file: file.name)


def test_promise_I02_the_corpus_has_enough_files_and_each_has_its_name():
    assert len(CORPUS) >= 150
    assert len({file.name for file in CORPUS}) == len(CORPUS)


@named(ARCHIVES)
def test_promise_I03_archives_that_lie_burst_or_climb(forks, file):
    assert faults_of(forks, file) == []


@named(BOOKS)
def test_promise_I04_workbooks_that_are_not_in_order(forks, file):
    assert faults_of(forks, file) == []


@named(LETTERS)
def test_promise_I05_bytes_that_are_hardly_letters(forks, file):
    assert faults_of(forks, file) == []


@named(TABLES)
def test_promise_I02_tables_without_measure(forks, file):
    assert faults_of(forks, file) == []


@named(DISGUISES)
def test_promise_I02_files_of_every_other_kind(forks, file):
    assert faults_of(forks, file) == []


SPREAD = [
    "many entries over one packed kernel",
    "packed data that is cut",
    "a thousand million laughs",
    "a command of DDE",
    "the mark of the other order",
    "one face among five million letters",
    "ten million quotation marks",
    "each letter quoted",
    "columns that nobody knows",
    "a picture that ends with a workbook",
    "a calendar",
]


@named([file for file in CORPUS if file.name in SPREAD])
def test_promise_I02_the_real_reader_answers_alike_and_the_site_does_not_grow(file, monkeypatch):
    data, before = file.made(), bytes_of_this_process()

    with override("en"):
        said = answer_of_the_door(data, file)

    assert said.startswith(file.answer)
    assert bytes_of_this_process() - before < GROWTH


def answer_of_the_door(data: bytes, file: Hostile) -> str:
    try:
        report = read_report(data, file.filename, date=date(2024, 5, 9), zone="America/Lima")
    except UnknownColumns:
        return "unknown columns"
    except Refused as refusal:
        return str(refusal)
    assert len(report.rows) == file.rows
    return READ


def bytes_of_this_process() -> int:
    with open("/proc/self/statm") as status:
        return int(status.read().split()[1]) * 4096


@named([file for file in CORPUS if file.name in ("a bomb that declares ten bytes", "a calendar", "a message")])
def test_promise_I02_lists_of_registrations_pass_the_same_walls(file, monkeypatch):
    with pytest.raises(Refused):
        read_list(file.made(), file.filename).right()
