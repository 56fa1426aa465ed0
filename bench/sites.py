"""The example as a site that answers: loaded once in a run of the bench, each row has a copy of its own."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.installation import temporary_folder
from bench.peers.serving import Served, served
from tests.running import Site

RUN = "TINKUY_BENCH_RUN"
"""In the environment: the folder of this run of all rows."""
CYCLE, SHEET = "/es/c/trata-covid-19/", "/es/hub/ficha-trata-covid-19/"


@contextmanager
def example_site() -> Iterator[Served]:
    site = Site(copy_of_example())
    command = [str(Path(".venv/bin/tinkuy").absolute()), "serve"]
    with served(command, f"http://localhost:{site.port}{CYCLE}", site.folder / "log", **site.environment) as answering:
        yield answering


def example(run: Path) -> Path:
    """The folder of the one that all rows of a *run* copy; the first who asks makes it."""
    folder = run / "example"
    if not folder.exists():
        folder.mkdir(parents=True)
        done = Site(folder).run("demo")
        assert done.returncode == 0, done.stderr
    return folder


def copy_of_example() -> Path:
    """A folder with its `data` and keys."""
    folder = temporary_folder()
    for part in example(Path(os.environ.get(RUN) or folder)).iterdir():
        shutil.copytree(part, folder / part.name) if part.is_dir() else shutil.copy(part, folder)
    return folder
