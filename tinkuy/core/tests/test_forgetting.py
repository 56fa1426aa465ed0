import sqlite3
from pathlib import Path

import pytest
from django.db import connection

from tinkuy.core.lasting_erasure.forgetting import empty_the_log
from tinkuy.people.models import Organisation

CANARY = "Organización que ya no está"

pytestmark = pytest.mark.django_db(transaction=True)


def bytes_on_disk() -> bytes:
    file = Path(str(connection.settings_dict["NAME"]))
    return b"".join(path.read_bytes() for path in (file, file.with_name(f"{file.name}-wal")) if path.exists())


def test_what_was_deleted_is_in_no_byte_once_the_log_is_empty():
    if connection.vendor != "sqlite":
        assert empty_the_log()
        return
    Organisation.objects.create(slug="una", name=CANARY, sector="government").delete()
    before = CANARY.encode() in bytes_on_disk()

    assert empty_the_log()
    assert (before, CANARY.encode() in bytes_on_disk()) == (True, False)


def test_a_long_reader_is_not_waited_for_and_nothing_is_lost():
    if connection.vendor != "sqlite":
        return
    reader = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM people_organisation").fetchone()
    Organisation.objects.create(slug="una", name=CANARY, sector="government")

    assert not empty_the_log()

    reader.close()
    assert empty_the_log()
    assert Organisation.objects.get().name == CANARY
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA busy_timeout").fetchone() == (10_000,)
