"""The process that reads a stranger's file: what it may not do, and what its end is called."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import override

from tinkuy.core import heavy
from tinkuy.core.errors import Refused
from tinkuy.core.sandbox import calls, forking
from tinkuy.core.sandbox.limits import Limits
from tinkuy.core.sandbox.running import begun, parsed

ROOT = Path(__file__).resolve().parents[3]
READERS = "tinkuy/**/inside_sandbox.py"
FEW = Limits(cpu=1, wall=2, answer=1024 * 1024)


def run(name: str, data: bytes = b"x", limits: Limits = FEW, **arguments: Any) -> list[Any]:
    return list(parsed(f"tinkuy.core.tests.sandbox_probes:{name}", data, arguments, limits))


def refusal_of(name: str, limits: Limits = FEW) -> str:
    with pytest.raises(Refused) as refusal, override("en"):
        run(name, limits=limits)
    return str(refusal.value)


def test_promise_I02_what_is_read_comes_back_item_by_item():
    assert run("echo", "José".encode(), times=2) == ["José", "José"]


@pytest.mark.parametrize(
    ("language", "words"), [("es", "No se puede leer"), ("pt-br", "Não"), ("en", "cannot be read")]
)
def test_promise_I02_a_refusal_comes_back_in_the_language_of_the_person(language, words):
    with pytest.raises(Refused, match=words), override(language):
        run("refuses", b"lista.csv")


def test_promise_I02_a_reader_reaches_no_file_no_network_and_no_program(tmp_path):
    secret = tmp_path / "master.key"
    secret.write_bytes(b"secret")

    (outcomes,) = run("tries", place=str(secret))

    assert set(outcomes) == {"read", "write", "remove", "make", "connect", "run"}
    assert "done" not in outcomes.values(), outcomes
    assert (secret.read_bytes(), list(tmp_path.iterdir())) == (b"secret", [secret])


def test_promise_I02_a_reader_reaches_no_other_process():
    """Nor those that read other files, nor what they are forks of, nor the server: all run as the same user."""
    (outcomes,) = run("reaches")

    assert outcomes.pop("itself") == "done"
    assert outcomes == dict.fromkeys(outcomes, "PermissionError")
    assert len(outcomes) == 7


@pytest.mark.parametrize("machine", calls.ARCHITECTURES)
def test_promise_I02_the_filter_of_calls_is_one_that_a_kernel_takes(machine):
    """Each step is eight bytes; a leap ends within the program, which ends with an answer."""
    steps = list(calls._steps(machine))

    assert len(steps) < 4096
    assert all(place + 1 + max(step[1:3]) < len(steps) for place, step in enumerate(steps[:-1]))
    assert steps[-1][0] == calls._RETURN


def test_promise_I02_a_reader_loads_what_opens_workbooks_although_it_may_begin_no_thread():
    at_leisure = Limits(cpu=30, wall=120, answer=FEW.answer)  # a large library, on a machine that does other things too
    assert run("loads", limits=at_leisure, library="openpyxl") == ["openpyxl"]


def test_promise_I02_a_reader_inherits_nothing(monkeypatch, tmp_path):
    monkeypatch.setenv("TINKUY_DATABASE_URL", "postgresql://secret")
    with (tmp_path / "open").open("w"):
        (found,) = run("surroundings")

    assert found["environment"].keys() <= {*forking.ENVIRONMENT, "LC_CTYPE"}
    assert (found["folder"], found["files"]) == ("/", [0, 1, 2])


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("devours", "This file needs more memory than a normal file."),
        ("chatters", "This file needs more memory than a normal file."),
        ("spins", "This file takes too long to read."),
        ("waits", "This file takes too long to read."),
        ("falls", "This file is damaged in a way that stops its reading."),
        ("breaks", "This file is damaged in a way that stops its reading."),
    ],
)
def test_promise_I02_whatever_ends_a_reader_is_one_sentence(name, sentence):
    assert refusal_of(name).startswith(sentence)


def test_promise_I02_no_clock_runs_for_a_reader_that_nobody_waits_for():
    """Its answer is larger than its pipe: it stands still until the file before it is matched, for minutes perhaps."""

    def clocks() -> int:
        return sum(isinstance(one, threading.Timer) for one in threading.enumerate())

    before = clocks()
    answer = begun("tinkuy.core.tests.sandbox_probes:echo", b"x" * 1_000, {"times": 300}, FEW)
    meanwhile = clocks()
    next(answer)

    assert (meanwhile - before, clocks() - before, len(list(answer)), clocks() - before) == (0, 1, 299, 0)


def test_promise_I02_what_broke_is_logged_by_its_place_only(caplog):
    refusal_of("breaks")

    assert "ValueError in sandbox_probes.py" in caplog.text
    assert "secret" not in caplog.text


def test_promise_I02_a_large_file_for_a_reader_that_is_gone_raises_nothing_else():
    with pytest.raises(Refused):
        run("falls", b"x" * 4_000_000)


def test_promise_I02_each_file_has_a_process_of_its_own_that_is_gone_afterwards():
    """They are forks of one that has the program loaded, and which is begun once."""
    (first,), (second,) = run("numbers"), run("numbers")

    assert first["itself"] != second["itself"]
    assert first["parent"] == second["parent"] == forking._nursery.process.pid
    assert not any(Path(f"/proc/{one['itself']}").exists() for one in (first, second))


def test_what_readers_make_of_no_file_is_made_once_before_they_are_forked():
    (first,), (second,) = run("is_ready"), run("is_ready")

    assert first["warmed in"] == second["warmed in"] == [first["parent"]]


def test_promise_I02_a_nursery_that_was_killed_is_followed_by_another():
    run("numbers")
    forking._nursery.process.kill()

    assert run("echo", b"a", times=1) == ["a"]
    assert refusal_of("spins").startswith("This file takes too long to read.")


def test_promise_I02_a_nursery_that_does_not_answer_is_ended():
    nursery = forking.Nursery(seconds_to_answer=0.05)
    nursery.process.send_signal(signal.SIGSTOP)

    with pytest.raises(forking.NurseryEnded):
        nursery.fork("tinkuy.core.tests.sandbox_probes:echo", [])

    assert nursery.process.wait(60) == -signal.SIGKILL
    with pytest.raises(forking.NurseryEnded):
        nursery.status_of(1)
    nursery.end()


def test_promise_I02_where_no_reader_can_begin_nobody_blames_the_file(monkeypatch, request):
    forking._end()
    monkeypatch.setattr(sys, "executable", "/bin/false")
    request.addfinalizer(forking._end)

    with pytest.raises(heavy.Busy):
        run("echo", times=1)


def test_a_nursery_ends_when_nobody_asks_it_and_not_while_somebody_reads():
    nursery, (its_input, to_it) = forking.Nursery(idle_seconds=0.05), os.pipe()
    reader = nursery.fork("tinkuy.core.tests.sandbox_probes:waits", [its_input, to_it])
    with pytest.raises(subprocess.TimeoutExpired):
        nursery.process.wait(0.2)

    os.kill(reader, signal.SIGKILL)

    assert nursery.status_of(reader) == signal.SIGKILL
    assert nursery.process.wait(60) == 0
    nursery.end()
    os.close(its_input), os.close(to_it)


def test_promise_I02_a_fork_of_who_reads_has_a_nursery_of_its_own():
    """The worker is a fork of a server that has read the example."""
    (before,) = run("numbers")
    child = os.fork()
    if not child:
        os._exit(0 if run("numbers")[0]["parent"] != before["parent"] else 1)

    assert os.waitpid(child, 0)[1] == 0
    assert run("numbers")[0]["parent"] == before["parent"]


def test_no_reader_of_files_loads_what_speaks_to_the_database():
    """It would be there for a hostile file to use, and it is half of the time that a reader takes to start."""
    readers = [str(path.relative_to(ROOT)).removesuffix(".py").replace("/", ".") for path in ROOT.glob(READERS)]
    program = (
        "import sys, importlib; from tinkuy.core.sandbox.child import speak; speak('tinkuy.core', 'es')\n"
        f"for name in {readers}: importlib.import_module(name)\n"
        "print(sorted({'django.db.models', 'psycopg', 'sqlite3'} & set(sys.modules)))"
    )

    done = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True)

    assert len(readers) > 4
    assert done.stdout.strip() == "[]"
