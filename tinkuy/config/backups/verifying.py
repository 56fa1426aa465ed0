"""Whether an installation could be relied on tomorrow: each finding is a sentence, as the doctor's are."""

import logging
import warnings
from collections.abc import Callable, Iterator

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse
from django.utils import translation

from tinkuy.config.check_results import Finding
from tinkuy.config.migration_state import pending_migrations
from tinkuy.convening.registrations.queries import is_found_by_index
from tinkuy.core.file_folders import file_folders
from tinkuy.journal.erasures import ledger_fault
from tinkuy.people.actions.entering import make_entry_link
from tinkuy.people.models import Person
from tinkuy.people.queries import first_administrator
from tinkuy.planning.cycles.queries import cycles_whose_key_is_missing, opens_a_wrapped_key
from tinkuy.publication.versions.queries import changed_versions, newest_version

from .faults import sentence_of
from .integrity import fault_of_foreign_keys, fault_of_pages, rows_by_table
from .keys_and_ledger import MEND

PLAIN = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
"""A site that was not started yet has no hashed names of styles and scripts; a trial page needs none."""


LEDGER = "ledger"
"""Its finding: a restore asked about it before."""


class _NothingStays(Exception):
    """Ends a transaction whose writes were only a trial."""


def verify() -> list[Finding]:
    """Pages, references, rows, files, keys, sheets, a sign-in. Writes nothing that stays."""
    with override_settings(STORAGES=settings.STORAGES | {"staticfiles": PLAIN}):
        logging.disable(logging.WARNING)  # pages are asked for on trial: nobody looks for them in the log
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", UserWarning)  # styles and scripts were not collected yet
                return _findings()
        finally:
            logging.disable(logging.NOTSET)


def _findings() -> list[Finding]:
    checks: list[Callable[[], Iterator[Finding]]] = [_pages, _tables, _files, _keys, _erasures, _sheets, _sign_in]
    findings: list[Finding] = []
    for check in checks:
        try:
            findings += check()
        except DatabaseError as fault:
            return [
                *findings,
                Finding("database", True, f"The database does not answer ({fault}). Run `tinkuy doctor`."),
            ]
    return findings


def _pages() -> Iterator[Finding]:
    fault = fault_of_pages() or fault_of_foreign_keys()
    yield Finding("integrity", bool(fault), f"The database is damaged: {fault}." if fault else "The database is whole.")


def _tables() -> Iterator[Finding]:
    pending = pending_migrations()
    yield Finding(
        "migrations", bool(pending), f"{len(pending)} migrations are pending." if pending else "The tables are current."
    )
    rows = rows_by_table()
    counted = f"{sum(rows.values())} rows in {len(rows)} tables were counted, without open sessions."
    yield Finding("rows", False, counted)


def _files() -> Iterator[Finding]:
    for folder in file_folders():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {folder.column} FROM {folder.table} WHERE {folder.column} <> ''")  # noqa: S608
            names = [row[0] for row in cursor.fetchall()]
        missing = [name for name in names if not (folder.path / name).is_file()]
        good, bad = (
            f"{len(names)} files of {folder.name} are there.",
            f"{len(missing)} files of {folder.name} are missing.",
        )
        yield Finding(f"files-{folder.name}", bool(missing), bad if missing else good)


def _keys() -> Iterator[Finding]:
    missing = cycles_whose_key_is_missing()
    if missing:
        yield Finding("keys", True, f"The key of {len(missing)} cycles is missing: their names cannot be opened.")
        return
    opens = opens_a_wrapped_key() is not False and is_found_by_index() is not False
    bad = "The keys are not those of this database: nothing sealed opens, or nobody is found."
    yield Finding("keys", not opens, "A cycle's key opens." if opens else bad)


def _erasures() -> Iterator[Finding]:
    fault = sentence_of(ledger_fault())
    yield Finding(LEDGER, bool(fault), f"{fault} {MEND}" if fault else "The ledger of erasures is whole.")


def _sheets() -> Iterator[Finding]:
    changed = changed_versions()
    if changed:
        yield Finding("sheets", True, f"{len(changed)} published sheets are not what was approved.")
        return
    newest = newest_version()
    if newest is None:
        yield Finding("sheets", False, "No sheet is published yet.")
        return
    with translation.override(newest.language):
        answer = _client().get(reverse("hub:sheet", args=[newest.slug]))
    bad = f"The sheet {newest.slug} answers {answer.status_code}."
    yield Finding(
        "sheets", answer.status_code != 200, f"The sheet {newest.slug} is read." if answer.status_code == 200 else bad
    )


def _sign_in() -> Iterator[Finding]:
    """The administrator's link, pressed; then it is as if it had never been."""
    try:
        person = first_administrator()
    except Person.DoesNotExist:
        yield Finding("sign-in", False, "Nobody administers this site yet: `tinkuy serve` makes the first one.")
        return
    is_in = False
    try:
        with transaction.atomic():
            client = _client()
            address = reverse("people:entry_link", args=[make_entry_link(person=person)])
            client.get(address)
            client.post(address)
            is_in = client.session.get(SESSION_KEY) == str(person.pk)
            raise _NothingStays
    except _NothingStays:
        pass
    yield Finding("sign-in", not is_in, "Somebody can sign in." if is_in else "Nobody can sign in by a link.")


def _client() -> Client:
    return Client(SERVER_NAME=settings.ENVIRONMENT.name, headers={"x-forwarded-proto": "https"})
