"""Looking at a running installation: each finding is a sentence, and a fault says what to do."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core import checks
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from tinkuy.core import clock, periodic
from tinkuy.notices.queries import clock_runs, living_workers, lost_jobs, overdue_notices

from . import zones
from .backups.schedule import kept_too_long, standing_of_backups
from .databases import POSTGRESQL_SETTINGS, SQLITE_PRAGMAS

FAR_FILE_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "9p", "overlay", "fuse.sshfs", "ceph", "glusterfs"}
"""Where SQLite's locks or its fsync cannot be trusted."""
LEAST_FREE = 500 * 2**20
LATE = timedelta(minutes=10)
SILENT = timedelta(hours=25)


@dataclass(frozen=True)
class Finding:
    """`name` is for a program; `sentence` for a person."""

    name: str
    is_fault: bool
    sentence: str


def examine() -> list[Finding]:
    """Everything, the database first: without it little else can be told."""
    reached = list(_database())
    if reached[0].is_fault:
        return [*reached, *_without_database()]
    if any(finding.name == "migrations" and finding.is_fault for finding in reached):
        return [*reached, *_without_database()]
    return [*reached, *_without_database(), *_with_database()]


def _database() -> Iterator[Finding]:
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        yield _bad(
            "database", f"The database does not answer ({type(error).__name__}). Start it, or check its address."
        )
        return
    yield _good("database", f"The database answers: {connection.display_name}.")
    yield from _pragmas() if connection.vendor == "sqlite" else _postgresql_settings()
    yield from _migrations()


def _pragmas() -> Iterator[Finding]:
    answers = {name: _asked(f"PRAGMA {name}") for name in SQLITE_PRAGMAS}
    weak = [name for name, wanted in SQLITE_PRAGMAS.items() if answers[name] != str(wanted)]
    yield _told(
        "durability", not weak, "SQLite writes through to the disk.", f"SQLite is set weaker: {', '.join(weak)}."
    )


def _postgresql_settings() -> Iterator[Finding]:
    wanted = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": POSTGRESQL_SETTINGS["synchronous_commit"]}
    weak = [name for name, value in wanted.items() if _asked(f"SHOW {name}") != value]
    good = "PostgreSQL writes through to the disk."
    yield _told("durability", not weak, good, f"PostgreSQL may forget what it confirmed: turn on {', '.join(weak)}.")


def _asked(question: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return str(cursor.fetchone()[0])


def _migrations() -> Iterator[Finding]:
    executor = MigrationExecutor(connection)
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    bad = f"{len(pending)} migrations are pending: `tinkuy serve` applies them at its start."
    yield _told("migrations", not pending, "The tables are those of this version.", bad)


def _without_database() -> Iterator[Finding]:
    faults = [fault.msg for fault in checks.run_checks() if fault.is_serious()]
    yield from [_bad("installation", fault) for fault in faults] or [
        _good("installation", "Keys and data are closed to others.")
    ]
    for check in (_disk, _free, _mail, _zones, _documents, _backup):
        yield check()


def _disk() -> Finding:
    kind = file_system_of(settings.DATA_FOLDER)
    bad = f"{settings.DATA_FOLDER} lies on {kind}: put it on a local disk, or use PostgreSQL."
    is_good = bool(settings.ENVIRONMENT.database) or kind not in FAR_FILE_SYSTEMS
    return _told("disk", is_good, f"The data lies on {kind}.", bad)


def file_system_of(folder: Path) -> str:
    """The kind of file system that *folder* is mounted from, `unknown` where the system does not tell."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return "unknown"
    rows = [line.split() for line in mounts.read_text().splitlines()]
    places = [(row[1], row[2]) for row in rows if folder == Path(row[1]) or Path(row[1]) in folder.parents]
    return max(places, key=lambda place: len(place[0]), default=("", "unknown"))[1]


def _free() -> Finding:
    free = shutil.disk_usage(settings.DATA_FOLDER).free
    megabytes = free // 2**20
    return _told("space", free > LEAST_FREE, f"{megabytes} MB are free.", f"Only {megabytes} MB are free: make room.")


def _mail() -> Finding:
    is_good = bool(settings.ENVIRONMENT.smtp) or settings.IS_LOOPBACK
    good = "Mail goes by a server." if settings.ENVIRONMENT.smtp else "Mail goes to the development mailbox."
    return _told("mail", is_good, good, "No mail server is configured: set TINKUY_SMTP_URL.")


def _zones() -> Finding:
    version, unknown = zones.version_of_zones(), zones.unknown_changes()
    release = f" ({version})" if version else ""
    if unknown:
        sentence = f"The time zones{release} do not know the last change of clocks of {', '.join(unknown)}"
        return _bad("zones", f"{sentence}: bring tzdata up to date, or sessions are announced at a wrong hour.")
    good = f"It is {clock.now():%Y-%m-%d %H:%M} UTC here, and the time zones{release} are up to date."
    bad = f"The time zones{release} are more than a year old: bring tzdata up to date."
    return _told("zones", not zones.is_old(version, clock.now()), good, bad)


def _documents() -> Finding:
    try:
        import typst  # noqa: F401
    except ImportError:
        return _bad("documents", "The PDF engine is missing: run `make setup` again.")
    return _good("documents", "The PDF engine is there.")


def _backup() -> Finding:
    standing = standing_of_backups()
    told = {"off": "No backups are made by the clock: set TINKUY_BACKUP_TO.", "failing": standing["fault"]}
    hours = None if standing["age"] is None else standing["age"] // 3600
    told["late"] = "There is no backup yet." if hours is None else f"The newest backup is {hours} hours old."
    if too_long := kept_too_long():
        return _bad("backup", f"{too_long} backups are older than what people are promised: remove them.")
    is_good = standing["state"] == "fresh" or (standing["state"] == "off" and settings.IS_LOOPBACK)
    good = f"The newest backup is {hours} hours old." if hours is not None else "No backups are made by the clock."
    return _told("backup", is_good, good, told.get(standing["state"], ""))


def _with_database() -> Iterator[Finding]:
    workers, late, lost = living_workers(), overdue_notices(LATE), lost_jobs()
    yield _told(
        "worker", workers > 0, "A worker is alive.", "No worker is alive: mail and jobs wait. Run `tinkuy serve`."
    )
    yield _told(
        "outbox", not late, "No message is late.", f"{late} messages are late: see whether the mail server answers."
    )
    yield _told(
        "jobs", not lost, "No job is lost.", f"{lost} jobs were left by workers that died; a worker takes them up."
    )
    began = clock_runs()
    silent = [job.name for job in periodic.clock_jobs() if _is_silent(began.get(job.name))]
    yield _told("clock", not silent, "The clock's deeds are done.", f"Not done for a day: {', '.join(silent)}.")


def _is_silent(succeeded: datetime | None) -> bool:
    return succeeded is None or succeeded < clock.now() - SILENT


def _told(name: str, is_good: bool, good: str, bad: str) -> Finding:
    return _good(name, good) if is_good else _bad(name, bad)


def _good(name: str, sentence: str) -> Finding:
    return Finding(name, False, sentence)


def _bad(name: str, sentence: str) -> Finding:
    return Finding(name, True, sentence)
