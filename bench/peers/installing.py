"""A virtual environment of its own for each peer, made once, from the Python Package Index."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

PEERS = Path("var/bench/peers")
SECONDS = 300
UV = shutil.which("uv", path=f".tools/bin:{os.defpath}:{os.environ.get('PATH', '')}") or "uv"
"""`tools/setup` brings one along where there is none."""


class NotHere(Exception):
    """A peer that could not be installed or did not start, and why."""


def environment(name: str, *packages: str, takes_any_python: bool = False) -> Path:
    """The folder of its programs; it is made where it does not have exactly these packages yet. Raises `NotHere`.

    With *takes_any_python* also packages that were not declared for ours.
    """
    place = (PEERS / name).absolute()
    stamp, wanted = place / "installed", "\n".join(packages)
    if not stamp.exists() or stamp.read_text() != wanted:
        python = str(place / "bin/python")
        run(UV, "venv", "-q", "--clear", "--seed", "--python", sys.executable, str(place))
        if takes_any_python:
            run(python, "-m", "pip", "install", "-q", "--ignore-requires-python", *packages, seconds=2 * SECONDS)
        else:
            run(UV, "pip", "install", "-q", "--compile-bytecode", "--python", python, *packages)
        stamp.write_text(wanted)
    return place / "bin"


def run(*command: str, seconds: int = SECONDS, **settings: object) -> str:
    """What the *command* writes. Raises `NotHere`."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds, check=False, **settings)  # type: ignore[call-overload]
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotHere(str(error)) from error
    if done.returncode:
        raise NotHere((done.stderr.strip().splitlines() or ["it gave no reason"])[-1])
    return str(done.stdout)
