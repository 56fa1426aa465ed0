"""P08 on PostgreSQL: former versions of what an erasure emptied leave the files of the tables, whoever left."""

import pytest
from django.db import connection
from django_scopes import scope

from tinkuy.attendance.presences.models import Presence
from tinkuy.planning.guests.actions.details import remove_guest
from tinkuy.planning.guests.actions.erasing import forget_guests_lately, withdraw_guest
from tinkuy.planning.guests.models import Guest
from tinkuy.planning.guests.tests.guests import a_guest
from tinkuy.uploads.models import Upload

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]


def files_of_tables() -> set[int]:
    """The number of the file in which each table lies: written anew it has another. SQLite overwrites rows instead."""
    if connection.vendor == "sqlite":
        return set()
    with connection.cursor() as cursor:
        tables = [model._meta.db_table for model in (Guest, Upload, Presence)]
        cursor.execute("SELECT pg_relation_filenode(one) FROM unnest(%s::text[]) AS one", [tables])
        return {row[0] for row in cursor.fetchall()}


@pytest.mark.parametrize("is_removed", [False, True])
def test_promise_P08_former_rows_of_a_guest_who_left_and_of_the_files_go(is_removed, cycle, coordination):
    with scope(cycle=cycle):
        guest = a_guest(coordination, cycle)
        before = files_of_tables()
        remove_guest(actor=coordination, guest=guest) if is_removed else withdraw_guest(guest=guest)

    assert forget_guests_lately()
    assert not before & files_of_tables()
