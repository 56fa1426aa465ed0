"""Before a site is begun or filled: its tables are those of this version, and its keys open what it holds."""

from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.utils import translation

from .backups.filling import RESTORING
from .doctor.database import newer_migrations
from .doctor.keys import closed_sentence

MIGRATING = 7_146_271
"""The number of PostgreSQL's advisory lock under which one server at a time migrates."""


def prepare_database() -> None:
    """Bring the tables to this version. Raises `CommandError` for a database that is another's or half restored."""
    if RESTORING in connection.introspection.table_names():
        raise CommandError("A restore into this database was cut off: run it again, or use another database.")
    if newer := newer_migrations():
        raise CommandError(
            f"The database is of a newer version of Tinkuy (it knows {newer[0]}). Start that version, or restore a "
            "backup of this one."
        )
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATING])
    call_command("migrate", interactive=False, verbosity=0)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATING])
    _refuse_other_keys()


def _refuse_other_keys() -> None:
    """With keys that do not open the data all would look well until the first person registers."""
    with translation.override("en"):
        if sentence := closed_sentence():
            raise CommandError(sentence)
