"""A01 at the gate: it answers every role at every route exactly as the matrix declares.

The gate itself is asked, some thousand times: by each role for each row. And each route once for each method, as a
browser asks, by somebody whom the matrix leaves out (whom it lets in: `test_access.py`).
"""

from collections import Counter
from collections.abc import Iterator

import pytest
from django.urls import resolve

from tests.promises.access.asking import (
    ALLOWED,
    METHODS,
    GuestOf,
    answered,
    client_of,
)
from tests.promises.access.declared import declared
from tests.promises.access.gate import answer_of_the_gate, request_of
from tests.promises.access.routes import routes
from tests.promises.access.worlds import World, hub_persons
from tinkuy.people import access
from tinkuy.people.models import Person
from tinkuy.people.roles import CYCLE_ROLES, HUB_ROLES

pytestmark = pytest.mark.one_database

TURNS = 6
"""By so many each row with all its routes has been asked for."""


def cells(here: World, elsewhere: World):
    """Who asks, and the roles they have in `here`."""
    yield "anonymous", None, set()
    yield "participant", here, {"participant"}
    yield "participant of another cycle", elsewhere, set()
    yield "guest", GuestOf(here), {"guest"}
    yield "guest of another cycle", GuestOf(elsewhere), set()
    for role, person in hub_persons().items():
        yield role, person, {role} & set(HUB_ROLES)
    for role in CYCLE_ROLES:
        yield role, here.persons[role], {role}
        yield f"{role} of another cycle", elsewhere.persons[role], set()


def asked(place: int) -> Iterator[tuple[access.Row, str]]:
    """Each row of the matrix, with routes of it: the gate looks at the row, so they are asked for in turns."""
    for row in access.matrix().values():
        turns = min(TURNS, len(row.routes)) or 1
        for name in row.routes[place % turns :: turns]:
            yield row, name


def test_promise_A01_the_gate_answers_every_role_at_every_route_as_the_matrix_declares(here, elsewhere):
    """The gate looks at the row and not at the method: roles ask by GET and by POST in turns."""
    places = {route.name: (path := route.path(here), resolve(path)) for route in routes()}
    wrong, times = [], Counter[str]()
    for place, (who, someone, roles) in enumerate(cells(here, elsewhere)):
        come_in = request_of(client_of(someone))
        assert come_in.user.is_authenticated == isinstance(someone, Person)
        for turn, (row, name) in enumerate(asked(place), start=place):
            method = METHODS[turn % 2]
            wanted = declared(row, roles, is_signed_in=isinstance(someone, Person))
            got = answer_of_the_gate(come_in, method, *places[name])
            times[name] += 1
            if got != wanted:
                wrong.append(f"{method} {name} as {who}: {got}, not {wanted}")

    assert {name for name in places if times[name] < 4} == set(), "a route that no row of the matrix opens"
    assert wrong == [], "\n".join(wrong)


def test_promise_A01_every_page_is_closed_to_somebody_whom_the_matrix_leaves_out(here, elsewhere):
    """As a browser asks, by each method: to another one for each route, in turns."""
    everyone = [(who, someone, roles, client_of(someone)) for who, someone, roles in cells(here, elsewhere)]
    rows = access.rows_by_route()
    wrong, left_out = [], set()
    for turn, route in enumerate(routes()):
        for who, someone, roles, client in everyone[turn % len(everyone) :] + everyone[: turn % len(everyone)]:
            wanted = declared(rows[route.name], roles, is_signed_in=isinstance(someone, Person))
            if wanted != ALLOWED:
                left_out.add(who)
                got = {method: answered(client, method, route.path(here)) for method in METHODS}
                if set(got.values()) != {wanted}:
                    wrong.append(f"{route.name} as {who}: {got}, not {wanted}")
                break

    assert len(left_out) > len(everyone) // 2
    assert wrong == [], "\n".join(wrong)


def test_the_anonymous_and_the_roles_are_all_asked_for(here, elsewhere):
    asked = [who for who, _, _ in cells(here, elsewhere)]

    assert len(asked) == 1 + 2 + 2 + 1 + len(HUB_ROLES) + 2 * len(CYCLE_ROLES)
