"""pretalx with a cycle of five sessions and twelve speakers, served by gunicorn as its manual says.

Nothing of it is part of this repository. It is free software under the Apache licence: https://pretalx.com
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.peers.installing import PEERS, environment, run
from bench.peers.serving import Served, served
from tests.running import free_port

VERSION = "2026.2.1"
NAME = f"pretalx {VERSION}"
WORKERS = 4
SCHEDULE = "/ciclo/schedule/"
INSIDE = Path(__file__).with_name("inside").absolute()
SETTINGS = """\
[filesystem]
data = {folder}/data
static = {folder}/static
media = {folder}/media
logs = {folder}/logs
[site]
url = http://127.0.0.1
debug = False
[database]
backend = sqlite3
name = {folder}/pretalx.sqlite3
"""


@contextmanager
def pretalx() -> Iterator[Served]:
    """Raises `NotHere`."""
    programs, folder = _installed()
    port = free_port()
    command = [str(programs / "gunicorn"), "pretalx.wsgi", "-w", str(WORKERS), "-b", f"127.0.0.1:{port}"]
    with served(command, f"http://127.0.0.1:{port}{SCHEDULE}", folder / "log", **_settings(folder)) as site:
        yield site


def _installed() -> tuple[Path, Path]:
    """Its programs, and the folder of a site that has its cycle."""
    programs = environment("pretalx", f"pretalx=={VERSION}", "gunicorn")
    folder = (PEERS / "pretalx-site").absolute()
    if not (folder / "seeded").exists():
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "data").mkdir(parents=True)
        (folder / "pretalx.cfg").write_text(SETTINGS.format(folder=folder))
        python, known = str(programs / "python"), os.environ | _settings(folder)
        run(python, "-m", "pretalx", "migrate", "-v0", env=known)
        run(python, "-m", "pretalx", "collectstatic", "--noinput", "-v0", env=known)
        run(python, str(INSIDE / "pretalx_seed.py"), env=known)
        (folder / "seeded").touch()
    return programs, folder


def _settings(folder: Path) -> dict[str, str]:
    return {
        "PRETALX_CONFIG_FILE": str(folder / "pretalx.cfg"),
        "DJANGO_SETTINGS_MODULE": "pretalx_settings",
        "PYTHONPATH": str(INSIDE),
    }
