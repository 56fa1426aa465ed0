"""pretix with an event that has one free ticket, served by gunicorn as its manual says, on SQLite.

Nothing of it is part of this repository. It is free software: https://pretix.eu
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.peers.installing import PEERS, environment, run
from bench.peers.serving import Served, served
from tests.running import free_port

VERSION = "2026.8.0"
NAME = f"pretix {VERSION}"
WORKERS = 2
LONG = 1_200
"""Seconds: its tables are made by hundreds of migrations, once."""
SHOP = "/ejemplo/ciclo/"
INSIDE = Path(__file__).with_name("inside").absolute()
SETTINGS = """\
[pretix]
instance_name = Ejemplo
url = http://localhost
datadir = {folder}/data
[database]
backend = sqlite3
name = {folder}/pretix.sqlite3
[django]
debug = off
[locale]
default = es
timezone = America/Bogota
"""


@contextmanager
def pretix() -> Iterator[Served]:
    """Raises `NotHere`."""
    programs, folder = installed()
    port = free_port()
    command = [str(programs / "gunicorn"), "pretix.wsgi", "-w", str(WORKERS), "-b", f"127.0.0.1:{port}"]
    with served(command, f"http://localhost:{port}{SHOP}", folder / "log", **_settings(folder)) as site:
        yield site


def installed() -> tuple[Path, Path]:
    """Its programs, and the folder of a site that has its event. Raises `NotHere`."""
    programs = environment("pretix", f"pretix=={VERSION}", "gunicorn")
    folder = (PEERS / "pretix-site").absolute()
    if not (folder / "seeded").exists():
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "data").mkdir(parents=True)
        (folder / "pretix.cfg").write_text(SETTINGS.format(folder=folder))
        python, known = str(programs / "python"), os.environ | _settings(folder)
        run(python, "-m", "pretix", "migrate", "-v0", env=known, seconds=LONG)
        run(python, "-m", "pretix", "rebuild", env=known, seconds=LONG)
        run(python, str(INSIDE / "pretix_seed.py"), env=known)
        (folder / "seeded").touch()
    return programs, folder


def _settings(folder: Path) -> dict[str, str]:
    return {"PRETIX_CONFIG_FILE": str(folder / "pretix.cfg"), "DJANGO_SETTINGS_MODULE": "pretix.settings"}
