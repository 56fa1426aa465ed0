"""Whatever writes notes that public pages changed, in its transaction, but where it writes what none of them reads."""

import pytest
from django.db import connection, transaction

from tinkuy.stream.models import PublicChange, Settling, StreamEvent
from tinkuy.stream.public_changes import MOST_CHANGES, forget_old_changes, written_table

pytestmark = pytest.mark.django_db(transaction=True)

TABLE = "django_content_type"
"""Some table that is not named as private."""
WRITE = f"INSERT INTO {TABLE} (app_label, model) VALUES ('public', %s)"


def noted() -> int:
    return PublicChange.objects.count()


def write(model: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(WRITE, [model])


def write_and_undo() -> None:
    with transaction.atomic():
        write("one")
        transaction.set_rollback(True)


def test_a_write_notes_a_change():
    before = noted()
    write("one")

    assert noted() == before + 1


def test_a_transaction_notes_one_change():
    before = noted()
    with transaction.atomic():
        write("one")
        write("two")

    assert noted() == before + 1


def test_many_rows_written_at_once_are_a_change():
    before = noted()
    with connection.cursor() as cursor:
        cursor.executemany(WRITE, [["one"], ["two"]])

    assert noted() == before + 1


def test_what_is_rolled_back_has_changed_nothing():
    before = noted()
    write_and_undo()

    assert noted() == before


def test_what_is_written_after_a_savepoint_was_undone_is_noted_again():
    before = noted()
    with transaction.atomic():
        write_and_undo()
        write("two")

    assert noted() == before + 1


def test_a_row_that_comes_back_from_its_insert_is_noted_with_it():
    before = noted()
    with connection.cursor() as cursor:
        (number,) = cursor.execute(f"{WRITE} RETURNING id", ["one"]).fetchone()

    assert number
    assert noted() == before + 1


def test_what_changes_no_row_is_no_change():
    before = noted()
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {TABLE} SET model = 'two' WHERE model = 'not there'")
        cursor.execute(f"DELETE FROM {TABLE} WHERE model = 'not there'")

    assert noted() == before


def test_private_tables_change_no_public_page():
    before = noted()
    StreamEvent.objects.create(channel="room", kind="told")
    Settling.objects.create(channel="room", kind="told")

    assert noted() == before


def test_reading_is_no_change():
    before = noted()
    list(StreamEvent.objects.all())

    assert noted() == before


def test_statements_that_write():
    tables = {
        'INSERT INTO "planning_cycle" ("id") VALUES (1)': "planning_cycle",
        "INSERT OR REPLACE INTO planning_cycle VALUES (1)": "planning_cycle",
        'UPDATE "planning_cycle" SET "id" = 1': "planning_cycle",
        '\n  delete from "planning_cycle"': "planning_cycle",
        "WITH old AS (SELECT 1) DELETE FROM planning_cycle": "",
        'SELECT 1 FROM "planning_cycle" FOR UPDATE': None,
        'SAVEPOINT "s1"': None,
        "BEGIN IMMEDIATE": None,
    }

    assert {sql: written_table(sql) for sql in tables} == tables


def test_old_changes_are_taken_away_and_the_newest_stay():
    PublicChange.objects.bulk_create([PublicChange() for _ in range(MOST_CHANGES + 5)])
    newest = PublicChange.objects.order_by("-pk").values_list("pk", flat=True)[0]

    assert forget_old_changes() >= 5
    assert noted() == MOST_CHANGES
    assert PublicChange.objects.filter(pk=newest).exists()
