"""No page asks the database more often because there is more in it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.promises.access.asking import client_of
from tests.promises.access.growing import grow
from tests.promises.access.routes import Route, routes
from tests.promises.access.test_access import someone_allowed
from tests.promises.access.worlds import World, make_world
from tinkuy.people import access
from tinkuy.planning.cycles.models.cycle import CycleState

pytestmark = pytest.mark.one_database

SOME = 2
"""A page may ask a little more where a part appears that was empty."""


@pytest.fixture
def here(db) -> World:
    return make_world("AQUIMARCA", state=CycleState.RUNNING, country="PE")


def queries(client: Client, path: str) -> int | None:
    """How many queries the page takes; None where there is no page to read."""
    with CaptureQueriesContext(
        connection,
    ) as captured:
        answer = client.get(path)
    return len(captured) if answer.status_code == 200 else None


def pages(world: World) -> list[tuple[Route, Client]]:
    rows = access.rows_by_route()
    readers = [(route, someone_allowed(route, world)) for route in routes() if rows[route.name].scope != "none"]
    clients = {id(who): client_of(who) for who in {id(who): who for _, who in readers}.values()}
    return [(route, clients[id(who)]) for route, who in readers]


def test_no_page_of_a_cycle_takes_more_queries_for_more_rows(here):
    grow(here, range(1, 2))
    found = [(route, client, queries(client, route.path(here))) for route, client in pages(here)]
    single = grow(here, range(2, 6))

    growing = {}
    for route, client, few in found:
        if few is not None:
            after = queries(client, route.path(here))
            if after is not None and after > few + SOME:
                growing[route.name] = (few, after)

    assert single == {"SystematisationPlan", "PublicPersons"}, (
        "of these there is one row only: the test does not see their lists"
    )
    assert sum(few is not None for *_, few in found) > 40
    assert growing == {}
