"""Indico with an event that has one form of registering, on PostgreSQL and Redis, served by gunicorn.

It is declared for Python 3.12 and runs on ours too. Its PostgreSQL needs extensions that the wheel of the tests lacks,
so the machine's own server is taken. Nothing of it is part of this repository. It is free software under the MIT
licence: https://getindico.io
"""

import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.peers.installing import PEERS, NotHere, environment, run
from bench.peers.serving import Served, served
from tests.running import free_port

VERSION = "3.3.14"
NAME = f"Indico {VERSION}"
WORKERS = 2
FORM = "/event/1/registrations/1/"
INSIDE = Path(__file__).with_name("inside").absolute()
OWNER = "postgres"
"""As whom its database runs where we are root, whom PostgreSQL refuses."""
SETTINGS = """\
SQLALCHEMY_DATABASE_URI = 'postgresql://{owner}@/indico?host={database}'
SECRET_KEY = bytes.fromhex('{secret}')
BASE_URL = 'http://localhost:{port}'
CELERY_BROKER = 'redis://127.0.0.1:{redis}/0'
REDIS_CACHE_URL = 'redis://127.0.0.1:{redis}/1'
DEFAULT_LOCALE = 'es_ES'
DEFAULT_TIMEZONE = 'America/Bogota'
CACHE_DIR = '{folder}/cache'
TEMP_DIR = '{folder}/tmp'
LOG_DIR = '{folder}/log'
STORAGE_BACKENDS = {{'default': 'fs:{folder}/archive'}}
SUPPORT_EMAIL = NO_REPLY_EMAIL = 'hub@example.org'
SMTP_USE_CELERY = False
EMAIL_BACKEND = 'indico.vendor.django_mail.backends.locmem.EmailBackend'
DISABLE_CELERY_CHECK = True
"""


@contextmanager
def indico() -> Iterator[Served]:
    """Its pages send to the whole address of the site: whoever comes over a line comes by its public port.

    Raises `NotHere`.
    """
    programs = environment("indico", f"indico=={VERSION}", "gunicorn", takes_any_python=True)
    rows = (PEERS / "indico-rows").absolute()
    with ExitStack() as stack:
        database = stack.enter_context(_database(rows))
        redis = stack.enter_context(_redis())
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tinkuy-indico-")))
        port, public_port = free_port(), free_port()
        known = _settings(programs, folder, database=str(database), redis=redis, port=public_port)
        if not (rows / "seeded").exists():
            run(str(programs / "indico"), "db", "prepare", env=os.environ | known)
            run(str(programs / "python"), str(INSIDE / "indico_seed.py"), env=os.environ | known)
            (rows / "seeded").touch()
        command = [str(programs / "gunicorn"), "indico_served:application", "--chdir", str(INSIDE), "-w", str(WORKERS)]
        command += ["-b", f"127.0.0.1:{port}"]
        address, log = f"http://localhost:{port}{FORM}", folder / "served.log"
        yield stack.enter_context(served(command, address, log, public_port=public_port, **known))


def _settings(programs: Path, folder: Path, **values: object) -> dict[str, str]:
    """What its programs need to know. Addresses under `.test` count as real: no name is looked up for them."""
    for name in ("cache", "tmp", "log", "archive"):
        (folder / name).mkdir()
    file = folder / "indico.conf"
    file.write_text(SETTINGS.format(folder=folder, owner=OWNER, secret=secrets.token_hex(32), **values))
    (sample,) = programs.parent.glob("lib/python*/site-packages/indico/logging.yaml.sample")
    shutil.copy(sample, folder / "logging.yaml")
    return {"INDICO_CONFIG": str(file), "PYTEST_CURRENT_TEST": "an address under .test is an address"}


@contextmanager
def _database(rows: Path) -> Iterator[Path]:
    """The folder of the socket of a server whose database lies in *rows*; an empty one where none was seeded there."""
    postgres = shutil.which("postgres")
    if not postgres or not shutil.which("pg_config"):
        raise NotHere("PostgreSQL with its extensions is not installed")
    if not Path(run("pg_config", "--sharedir").strip(), "extension/unaccent.control").exists():
        raise NotHere("PostgreSQL lacks the extension unaccent")
    programs, owner = Path(postgres).resolve().parent, _owner()
    with tempfile.TemporaryDirectory(prefix="tinkuy-pg-") as place:
        is_seeded = (rows / "seeded").exists()
        if not is_seeded:
            shutil.rmtree(rows, ignore_errors=True)
            rows.mkdir(parents=True)
        for own in (Path(place), rows) if owner else ():
            shutil.chown(own, owner)
        data, control = str(rows / "data"), str(programs / "pg_ctl")
        if not is_seeded:
            run(str(programs / "initdb"), "-D", data, "-A", "trust", "-U", OWNER, user=owner)
        options = f"-k {place} -c listen_addresses='' -c fsync=off"
        run(control, "-D", data, "-o", options, "-w", "-l", f"{place}/log", "start", user=owner)
        try:
            if not is_seeded:
                _make_database(place)
            yield Path(place)
        finally:
            run(control, "-D", data, "-w", "stop", user=owner)


def _make_database(socket: str) -> None:
    run("psql", "-h", socket, "-U", OWNER, "-c", "CREATE DATABASE indico ENCODING 'UTF8' TEMPLATE template0")
    for extension in ("unaccent", "pg_trgm"):
        run("psql", "-h", socket, "-U", OWNER, "-d", "indico", "-c", f"CREATE EXTENSION {extension}")


def _owner() -> str | None:
    if os.geteuid():
        return None
    try:
        return pwd.getpwnam(OWNER).pw_name
    except KeyError as error:
        raise NotHere("root may not run PostgreSQL, and nobody is called postgres") from error


@contextmanager
def _redis() -> Iterator[int]:
    """The port of a server that keeps nothing; it is installed where it may be."""
    if not shutil.which("redis-server") and not os.geteuid() and shutil.which("apt-get"):
        run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "redis-server")
    if not shutil.which("redis-server"):
        raise NotHere("Redis is not installed")
    port = free_port()
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield port
    finally:
        process.terminate()
        process.wait(10)
