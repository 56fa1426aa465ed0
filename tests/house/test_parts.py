"""`tools/parts`: what of `make test` was red stands in its last line."""

import os
import subprocess
from pathlib import Path

TOOL = Path(__file__).resolve().parents[2] / "tools" / "parts"
RUN = f"{TOOL} begin style; {TOOL} end style; {TOOL} begin types; exit 2"


def run_tool(*words: str) -> "subprocess.CompletedProcess[str]":
    outside = {name: value for name, value in os.environ.items() if name != "PARTS_OF_RUN"}
    return subprocess.run([TOOL, *words], env=outside, capture_output=True, text=True, check=False)


def test_what_began_and_did_not_end_is_red_and_the_run_ends_as_it_ended():
    run = run_tool("of", "types style both", "sh", "-c", RUN)

    assert run.stdout == "parts: RED: types; green: style; not asked: both\n"
    assert run.returncode == 2


def test_a_part_that_is_asked_by_itself_says_nothing():
    run = run_tool("begin", "types")

    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
