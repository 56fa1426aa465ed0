"""What registering asks of the database, and what others wait for meanwhile."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.tests.participants import REGISTER, typed

CLAIM = re.compile(r'INSERT .*"journal_acceptedpost".*', re.DOTALL)
"""The statement that a deed begins with."""
MOST_ASKED = 15
"""Statements of the database, without those that only say where a transaction begins and ends."""


def asked_for(client, form) -> list[str]:
    with CaptureQueriesContext(connection) as captured_statements:
        client.post(REGISTER, form)
    return [one["sql"] for one in captured_statements]


def test_promise_V04_registering_reads_the_sessions_once_and_asks_little_of_the_database(client, sessions):
    """And nothing that only the form's page shows."""
    client.post(REGISTER, typed(sessions))  # what is looked up once in a process

    statements = asked_for(client, typed(sessions) | {"email": "otra@example.org", "once": "a" * 32})

    assert not any("planning_teamrole" in sql for sql in statements)
    assert sum('FROM "planning_webinar"' in sql for sql in statements) == 1
    assert sum(sql.startswith(("SELECT", "INSERT", "UPDATE")) for sql in statements) <= MOST_ASKED
    with scope(cycle=sessions[0].cycle):
        assert Registration.objects.count() == 2


@pytest.mark.one_database
def test_nobody_is_looked_for_among_all_who_registered(client, sessions):
    """Other writers wait meanwhile. What a plan says is SQLite's: PostgreSQL reads all of a table that has few rows."""
    statements = asked_for(client, typed(sessions) | {"once": "a" * 32})

    own = [sql for sql in statements if sql.startswith("SELECT") and '"convening_' in sql]
    asked = [sql for sql in own if "convening_registrationquestion" not in sql]  # of which a cycle has five at most
    steps = [step for sql in asked for step in steps_of(sql)]
    assert len(asked) == 2
    assert any("registrations_of_an_address" in step for step in steps)
    assert not [step for step in steps if step.startswith("SCAN") or step.endswith("(cycle_id=?)")]


def steps_of(sql: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return [step for *_place, step in cursor.fetchall()]


def test_others_wait_for_what_is_written_alone(client, sessions):
    """What the sessions and the close of the cycle are is read, and who registers is sealed, before the lock."""
    statements = asked_for(client, typed(sessions) | {"once": "a" * 32})
    begun = next(place for place, sql in enumerate(statements) if CLAIM.fullmatch(sql))

    assert any("planning_webinar" in sql for sql in statements[:begun])
    assert not any(sql.startswith("SELECT") and "planning_" in sql for sql in statements[begun:])


def test_a_form_that_is_refused_waits_for_nobody_who_writes(client, sessions):
    statements = asked_for(client, typed(sessions, email="colibri.correo.org") | {"once": "a" * 20})

    assert [sql for sql in statements if not sql.startswith("SELECT")] == []
