"""What a restore does once Django has started on the draft: fill the database, erase again, bring it up to date.

What of the installation itself opens with its keys alone goes with them.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django_scopes import scopes_disabled

from tinkuy.config.migration_executor import NotingExecutor
from tinkuy.config.migration_state import applied_names, is_anything_waiting, names_on_disk
from tinkuy.core.lasting_erasure import erasure_ledger
from tinkuy.core.sealing import Unsealable
from tinkuy.journal.erasures import accept_ledger, erase_again, erase_whatever_needs_keys
from tinkuy.notices.models import Notice
from tinkuy.people.models import CodeApp, RecoveryCode
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.stream.actions import leap_ahead

from .archive import Manifest
from .faults import BackupFault, Busy
from .integrity import demand_whole
from .snapshot import TABLES, quoted

RESTORING = "tinkuy_restoring"
"""A table that stands in a PostgreSQL database as long as what is restored there is not whole."""
LOCK = 0x54_69_6E_6B_75_79
"""The advisory lock of whoever restores into a PostgreSQL database; its connection holds it as long as it lives."""
OF_TRIGGERS = """
SELECT oid::regprocedure::text FROM pg_proc
WHERE pronamespace = current_schema()::regnamespace AND prorettype = 'trigger'::regtype
    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
"""
"""The functions of triggers, but for those of an extension."""
Telling = Callable[[str], object]


def fill(manifest: Manifest, *, has_keys: bool, tell: Telling) -> dict[str, int]:
    """Make the database what *manifest* says, then of today; how many rows of each kind were erased again."""
    if manifest.vendor != connection.vendor:
        other = (
            "set TINKUY_DATABASE_URL to an empty one"
            if manifest.vendor == "postgresql"
            else "unset TINKUY_DATABASE_URL"
        )
        raise BackupFault(f"This backup is of a database in {manifest.vendor}: {other}.")
    try:
        _demand_known(manifest)
        return _fill(manifest, has_keys=has_keys, tell=tell)
    except Unsealable:
        raise BackupFault("The keys do not open what the backup holds: they are not those of then.") from None
    except DatabaseError as fault:
        raise BackupFault(f"The database cannot be filled ({fault}). Nothing was put in its place.") from None


def _fill(manifest: Manifest, *, has_keys: bool, tell: Telling) -> dict[str, int]:
    if connection.vendor == "postgresql":
        tell("Filling the tables …")
        _load(manifest)
    tell("Examining what came back …")
    demand_whole(manifest)
    tell("Bringing the tables up to this version …")
    if is_anything_waiting():
        call_command("migrate", interactive=False, verbosity=0)
    tell("Erasing again what was erased since …")
    with scopes_disabled():
        erased = _erase(has_keys=has_keys)
        accept_ledger()  # one that knows less was asked about
    leap_ahead()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE {RESTORING}")
    connection.close()
    return erased


def _erase(*, has_keys: bool) -> dict[str, int]:
    if not has_keys:  # everything sealed is noise for ever: it goes as if it had been erased, and the cycles go on
        for cycle in Cycle.objects.all():
            cycle.renew_key()
        return erase_whatever_needs_keys()
    return erase_again(erasure_ledger.by_kind(erasure_ledger.read()))


def _load(manifest: Manifest) -> None:
    """Tables as they were, by the migrations of then; rows by `COPY`; all or nothing from there on."""
    _demand_empty()
    if {(app, name) for app, name in manifest.migrations} != applied_names():
        _make_tables(manifest)
    tables = [name for name in manifest.tables if name != "django_migrations"]
    with _without_triggers(tables), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(tables)}")
        for table in tables:
            place = Path(settings.DATA_FOLDER) / TABLES / table
            if place.exists():
                _load_table(table, place)
        for sequence, last in manifest.sequences.items():
            cursor.execute("SELECT setval(%s::regclass, %s)", [sequence, last])
    for table in manifest.tables:
        (Path(settings.DATA_FOLDER) / TABLES / table).unlink(missing_ok=True)
    (Path(settings.DATA_FOLDER) / TABLES).rmdir()


@contextmanager
def _without_triggers(tables: list[str]) -> Iterator[None]:
    """What a trigger would write for the rows of a table stands in one that is filled too. References are checked."""
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def _demand_known(manifest: Manifest) -> None:
    """Tables of a newer version are not for this one, which would write into them what it knows no better."""
    unknown = sorted({(app, name) for app, name in manifest.migrations} - names_on_disk())
    if unknown:
        raise BackupFault(f"This version of Tinkuy does not know {unknown[0][1]}: restore with a newer one.")


def _demand_empty() -> None:
    """No row of anybody's. What an interrupted restore left is removed: its mark tells it from a site, and nobody's
    lock from one that is under way.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            raise Busy("Another restore fills this database: wait until it has ended, or make a new one.")
        tables = connection.introspection.table_names()
        if RESTORING in tables:
            _drop(tables)
        elif "people_person" in tables:
            cursor.execute("SELECT count(*) FROM people_person")
            if cursor.fetchone()[0]:
                raise BackupFault("The database is not empty: a restore never writes over anything. Make a new one.")
        elif tables:
            raise BackupFault("The database holds tables of something else. Make a new one for the restore.")
        cursor.execute(f"CREATE TABLE {RESTORING} ()")


def _drop(tables: list[str]) -> None:
    """These, and what their triggers call, which stays when a table goes: the migrations make both anew."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {', '.join(tables)} CASCADE")
        cursor.execute(OF_TRIGGERS)
        for (function,) in cursor.fetchall():
            cursor.execute(f"DROP FUNCTION {function}")


def _make_tables(manifest: Manifest) -> None:
    """From nothing to the migrations that the backup knew."""
    known_migrations = {(app, name) for app, name in manifest.migrations}
    executor = NotingExecutor(connection)
    if executor.loader.applied_migrations:
        _drop([name for name in connection.introspection.table_names() if name != RESTORING])
        executor = NotingExecutor(connection)
    last = [
        node
        for node in known_migrations
        if not any(child.key in known_migrations for child in executor.loader.graph.node_map[node].children)
    ]
    executor.migrate(sorted(last))


def _load_table(table: str, place: Path) -> None:
    with place.open("rb") as rows, connection.cursor() as cursor:
        columns = rows.readline().decode().split()
        with cursor.copy(f"COPY {table} ({quoted(columns)}) FROM STDIN") as copy:
            while part := rows.read(2**16):
                copy.write(part)


def erase_unreadable() -> int:
    """Apps of codes, whose secret is sealed, recovery codes, messages that are owed: each is set up or owed anew."""
    return sum(model.objects.all().delete()[0] for model in (CodeApp, RecoveryCode, Notice))
