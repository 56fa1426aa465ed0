"""Whether the database answers, holds what it confirms, is whole, and has the tables of this version."""

from collections.abc import Iterator

from django.db import connection
from django.utils.translation import gettext as _, ngettext

from tinkuy.config.check_results import Finding, bad, good, good_or_bad
from tinkuy.config.databases import POSTGRESQL_SETTINGS, SQLITE_PRAGMAS
from tinkuy.config.migration_state import newer_migrations, pending_migrations

MOST_SAID = 3


def reached() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    yield good("database", _("The database answers: %(name)s.") % {"name": connection.display_name})


def durability() -> Iterator[Finding]:
    yield from _pragmas() if connection.vendor == "sqlite" else _postgresql_settings()


def _pragmas() -> Iterator[Finding]:
    answers = {name: _single_value(f"PRAGMA {name}") for name in SQLITE_PRAGMAS}
    weak = [name for name, wanted in SQLITE_PRAGMAS.items() if answers[name] != str(wanted)]
    bad_sentence = _("SQLite is set weaker: %(names)s.") % {"names": ", ".join(weak)}
    yield good_or_bad("durability", not weak, _("SQLite writes through to the disk."), bad_sentence)


def _postgresql_settings() -> Iterator[Finding]:
    wanted = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": POSTGRESQL_SETTINGS["synchronous_commit"]}
    weak = [name for name, value in wanted.items() if _single_value(f"SHOW {name}") != value]
    good_sentence = _("PostgreSQL writes through to the disk.")
    bad_sentence = _("PostgreSQL may forget what it confirmed: turn on %(names)s.") % {"names": ", ".join(weak)}
    yield good_or_bad("durability", not weak, good_sentence, bad_sentence)


def _single_value(question: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return str(cursor.fetchone()[0])


def tables() -> Iterator[Finding]:
    if newer := newer_migrations():
        yield bad(
            "migrations",
            _(
                "The database is of a newer version of Tinkuy (it knows %(name)s): start that version, or restore a "
                "backup of this one."
            )
            % {"name": newer[0]},
        )
        return
    pending = len(pending_migrations())
    bad_sentence = ngettext(
        "%(count)s migration is pending: `tinkuy serve` applies it at its start.",
        "%(count)s migrations are pending: `tinkuy serve` applies them at its start.",
        pending,
    ) % {"count": pending}
    yield good_or_bad("migrations", not pending, _("The tables are those of this version."), bad_sentence)


def integrity() -> Iterator[Finding]:
    """Every page and reference of SQLite's file; of PostgreSQL what its server counted of failed checksums."""
    yield from _of_sqlite() if connection.vendor == "sqlite" else _of_postgresql()


def _of_sqlite() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        verdicts = [str(row[0]) for row in cursor.execute("PRAGMA quick_check(10)").fetchall()]
        orphans = sorted({str(row[0]) for row in cursor.execute("PRAGMA foreign_key_check").fetchall()})
    if verdicts != ["ok"]:
        sentence = _(
            "The database file is damaged (%(what)s). Stop Tinkuy, keep a copy of the folder as it is, and restore the "
            "backup."
        )
        yield bad("integrity", sentence % {"what": "; ".join(" ".join(one.split()) for one in verdicts[:MOST_SAID])})
        return
    bad_sentence = _("Rows point to others that are not there, in %(tables)s: restore the backup.")
    good_sentence = _("Every page of the database is whole, and every reference leads somewhere.")
    yield good_or_bad(
        "integrity", not orphans, good_sentence, bad_sentence % {"tables": ", ".join(orphans[:MOST_SAID])}
    )


def _of_postgresql() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(checksum_failures, 0) FROM pg_stat_database WHERE datname = current_database()")
        failures = cursor.fetchone()[0]
        cursor.execute("SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid")
        broken = sorted(row[0] for row in cursor.fetchall())
    if failures:
        sentence = ngettext(
            "PostgreSQL found %(count)s damaged page. Look at the disk, and restore the backup.",
            "PostgreSQL found %(count)s damaged pages. Look at the disk, and restore the backup.",
            failures,
        )
        yield bad("integrity", sentence % {"count": failures})
        return
    bad_sentence = _("Indexes are not valid: run REINDEX on %(names)s.") % {"names": ", ".join(broken[:MOST_SAID])}
    good_sentence = _("PostgreSQL has found no damaged page, and every index is valid.")
    yield good_or_bad("integrity", not broken, good_sentence, bad_sentence)
