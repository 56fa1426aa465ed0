"""I01 at the doors of machines: they read the whole of a query string, so that no walk learns a name from them."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client

from tests.promises.pages.odd_queries import (
    ODD,
    ODD_TO_POSTGRESQL,
    ODD_TO_POSTGRESQL_TOGETHER,
    ODD_TOGETHER,
)
from tinkuy.hub.api.endpoints import COLLECTIONS
from tinkuy.hub.harvesting.arguments import TOKEN, VERBS

NO_XML = ("%01", "%EF%BF%BE", "2026-11-30T00:00:60Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z")
"""Letters that no XML holds, and moments at the ends of time."""
NEEDED = {"metadataPrefix": "oai_dc", "identifier": "oai:none"}


def odd_values() -> list[str]:
    sqlite, postgresql = (*ODD, *ODD_TOGETHER), (*ODD_TO_POSTGRESQL, *ODD_TO_POSTGRESQL_TOGETHER)
    values = {*NO_XML, *(sqlite if connection.vendor == "sqlite" else postgresql)}
    return sorted(values)


def harvested(value: str) -> Iterator[str]:
    """Each verb with each of its arguments."""
    for name, verb in VERBS.items():
        for asked in (*verb.required, *verb.optional):
            others = {one: NEEDED[one] for one in verb.required if one != asked}
            yield "&".join(f"{one}={text}" for one, text in {"verb": name, asked: value, **others}.items())
        yield f"verb={name}&{TOKEN}={value}"
    yield f"verb={value}"


def of_the_api(value: str) -> Iterator[str]:
    for name, collection in COLLECTIONS.items():
        yield from (f"/api/v1/{name}?{one.name}={value}" for one in collection.all_parameters)
        if collection.one:
            yield f"/api/v1/{name}/{value}"


@pytest.mark.both_databases
def test_promise_I01_no_odd_question_makes_a_door_of_machines_fail(db):
    client, faults, tried = Client(raise_request_exception=False), [], 0
    for value in odd_values():
        for address in (*(f"/oai?{query}" for query in harvested(value)), *of_the_api(value)):
            tried += 1
            answer = client.get(address)
            if answer.status_code >= 500 or (address.startswith("/oai") and answer.status_code != 200):
                faults.append(f"{answer.status_code} {address[:120]}")

    assert faults == []
    assert tried > 300
