"""`tools/in_memory`: a run writes to memory where there is room, and leaves nothing of it there."""

import os
import subprocess
from pathlib import Path

TOOL = Path(__file__).resolve().parents[2] / "tools" / "in_memory"


def asked(command: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    inherited = {name: value for name, value in os.environ.items() if name != "TMPDIR"}
    return subprocess.run([TOOL, "sh", "-c", command], env=inherited | environment, capture_output=True, text=True)


def test_the_folder_goes_with_the_command():
    folder = asked('touch "${TMPDIR:?}/file" && echo "$TMPDIR"').stdout.strip()

    assert not folder or not Path(folder).exists()


def test_a_folder_that_was_chosen_is_used_and_stays(tmp_path):
    assert asked('echo "$TMPDIR"', TMPDIR=str(tmp_path)).stdout.strip() == str(tmp_path)
    assert tmp_path.exists()


def test_the_command_ends_as_it_would_have_ended():
    assert asked("exit 3").returncode == 3
