import signal
import subprocess
import sys

from tests.forks.process import Fork, is_for_a_fork, loaded, run_to_its_end

ENVIRONMENT = loaded().environment
SETTINGS = """
import os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "tinkuy.config.settings"
django.setup()
from django.conf import settings
from django.db import connection
print(settings.DATA_FOLDER, settings.BASE_ADDRESS, connection.settings_dict["NAME"], os.getcwd(), sys.argv[1:])
"""


def environment(folder, **more: str) -> dict[str, str]:
    (folder / "data").mkdir(mode=0o700)
    return {**ENVIRONMENT, "TINKUY_DATA": str(folder / "data"), "PORT": "8123", **more}


def run(words: list[str], own: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with Fork([sys.executable, *words], env=own, text=True, **pipes) as process:
        out, faults = process.communicate()
    return subprocess.CompletedProcess(words, process.returncode, out, faults)


def test_a_fork_has_the_settings_of_its_own_environment_as_a_start_has(tmp_path):
    own = environment(tmp_path)
    started = subprocess.run([sys.executable, "-c", SETTINGS, "a"], env=own, capture_output=True, text=True, check=True)

    forked = run(["-c", SETTINGS, "a"], own)

    assert str(tmp_path / "data") in forked.stdout
    assert "localhost:8123" in forked.stdout
    assert (forked.stdout, forked.stderr, forked.returncode) == (started.stdout, "", 0)


def test_a_fork_ends_as_it_ends():
    for program, code, complaint in (
        ("import sys; sys.exit(3)", 3, ""),
        ("import sys; sys.exit('a sentence')", 1, "a sentence\n"),
        ("1 / 0", 1, "ZeroDivisionError"),
        ("import os; os.kill(os.getpid(), 9)", -signal.SIGKILL, ""),
    ):
        ended = run(["-c", program], ENVIRONMENT)
        assert ended.returncode == code, program
        assert complaint in ended.stderr, program


def test_what_is_left_open_is_told_where_that_is_asked_for():
    warned = run(["-c", "open('/dev/null')"], ENVIRONMENT | {"PYTHONWARNINGS": "error::ResourceWarning"})

    assert "unclosed file" in warned.stderr
    assert run(["-c", "open('/dev/null')"], ENVIRONMENT).stderr == ""


def test_who_asks_for_another_interpreter_is_started_by_one():
    words = ["-c", "print(1)"]

    assert is_for_a_fork(words, ENVIRONMENT | {"TINKUY_DATA": "elsewhere"})
    assert not is_for_a_fork(words, ENVIRONMENT | {"LD_PRELOAD": "libfaketime.so.1"})
    assert not is_for_a_fork(words, ENVIRONMENT | {"PYTHONHASHSEED": "1"})


def test_each_subcommand_is_started_by_an_interpreter_the_first_time_in_a_run(tmp_path, monkeypatch):
    monkeypatch.setenv("TINKUY_TEST_RUN", str(tmp_path))
    words = ["-m", "tinkuy.config.command"]

    assert not is_for_a_fork([*words, "serve"], ENVIRONMENT)
    assert is_for_a_fork([*words, "serve"], ENVIRONMENT)
    assert not is_for_a_fork([*words, "worker", "--lease", "2"], ENVIRONMENT)
    assert run_to_its_end(["-c", "print(1)"], ENVIRONMENT).stdout == "1\n"
