"""What `--processes` says of a run is what the tests of it said."""

import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.sharing.plugin import Plan, Share

ROOT = Path(__file__).resolve().parents[2]
TESTS = {
    "test_well.py": """
        import os, pytest

        @pytest.fixture(scope="session")
        def whole_run():
            yield
            assert not os.environ["SAID"], "the run went on"

        @pytest.fixture(scope="module")
        def whole_file():
            yield
            open("taken_down", "w").close()

        def test_well(whole_run, whole_file, capfd):
            os.write(1, b"said")
            assert capfd.readouterr().out == "said"

        @pytest.mark.parametrize("place", range(30))
        def test_many(place): pass
    """,
    "test_wrong.py": """
        import pytest, warnings

        def test_wrong():
            print("words before")
            warnings.warn("an odd thing")
            assert 1 == 2

        def test_left_out(): pytest.skip("for once")

        @pytest.mark.xfail
        def test_known(): raise ValueError
    """,
    "test_broken_off.py": """
        import os

        def test_before(): pass
        def test_broken_off(): os._exit(7)
        def test_never_asked(): pass
    """,
    "test_logging.py": """
        import logging

        logging.getLogger().addHandler(logging.StreamHandler())

        def test_logging(capfd):
            logging.getLogger().warning("a line")
            assert capfd.readouterr().err == ""
    """,
    "test_repeated.py": """
        import os

        def test_first(): assert os.environ.get("PLACE") is None
        def test_second(): pass
    """,
    "conftest.py": """
        import os
        from tests.sharing.plugin import REPEATED, Share

        def pytest_collection_finish(session):
            first = [item for item in session.items if item.name == "test_first"]
            begin = lambda: os.environ.update(PLACE="elsewhere")
            session.config.stash[REPEATED] = [Share("another database", 1, first, begin)]
    """,
    "test_z_last.py": "def test_last(): pass",
}


@pytest.fixture
def asked(tmp_path):
    """What a run says of the files named."""

    def ask(*names: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        for name in names:
            lines = TESTS[name].split("\n")
            (tmp_path / name).write_text("\n".join(line.removeprefix(" " * 8) for line in lines))
        (tmp_path / "pytest.ini").write_text("[pytest]")
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "tests.sharing.plugin",
            "-p",
            "no:django",
            "--processes=2",
        ]
        bare = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "SAID": ""}
        return subprocess.run(
            command, cwd=tmp_path, env=bare | environment, capture_output=True, text=True, timeout=300
        )

    return ask


def test_what_went_well_and_what_did_not_is_said_of_each_test(asked):
    run = asked(*TESTS)

    assert run.returncode == 1
    assert "4 failed, 36 passed, 1 skipped, 1 xfailed, 1 warning" in run.stdout
    assert set(re.findall(r"^FAILED (.+?)(?: - |$)", run.stdout, re.M)) == {
        "test_wrong.py::test_wrong",
        "test_broken_off.py::test_broken_off",
        "test_broken_off.py::test_never_asked",
        "test_repeated.py::test_first on another database",
    }
    assert "assert 1 == 2" in run.stdout
    assert "words before" in run.stdout
    assert "an odd thing" in run.stdout
    assert "its process ended with 7" in run.stdout


def test_what_is_prepared_for_a_file_or_a_process_is_taken_down(asked, tmp_path):
    assert asked("test_well.py").returncode == 0
    assert (tmp_path / "taken_down").exists()

    run = asked("test_well.py", SAID="more")
    assert run.returncode == 1
    assert "the run went on" in run.stdout


def test_every_second_process_begins_with_the_files_that_need_a_browser():
    items = [item("pages"), item("journey", browser=True), item("figures")]

    for number, places in ((0, [1, 0, 2]), (1, [0, 2, 1]), (2, [1, 0, 2])):
        assert [*Plan(Share("", 3, items)).taken(number)] == places


def test_files_that_are_asked_together_are_one_block():
    items = [item("names", together="sources"), item("pages"), item("sizes", together="sources")]

    blocks = [[one.path for one in block] for block in Plan(Share("", 2, items)).files]

    assert blocks == [["names", "sizes"], ["pages"]]


def item(path: str, **marks: object) -> SimpleNamespace:
    def closest(name: str) -> SimpleNamespace | None:
        return SimpleNamespace(args=(marks[name],)) if name in marks else None

    return SimpleNamespace(path=path, get_closest_marker=closest)
