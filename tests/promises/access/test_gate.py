"""A01 at the gate: it answers every role at every route exactly as the matrix declares.

The gate itself is asked, some thousand times; and each route once for each method as a browser asks, by somebody whom
the matrix leaves out (whom it lets in: `test_access.py`).
"""

from collections.abc import Iterator

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import ResolverMatch, resolve

from tests.heavy_work import taken_back
from tests.promises.access.asking import (
    ALLOWED,
    ENTER,
    ENTER_AS_GUEST,
    FORBIDDEN,
    METHODS,
    NOT_THERE,
    SIGN_IN,
    GuestOf,
    answered,
    client_of,
    in_words,
)
from tests.promises.access.routes import Route, routes
from tests.promises.access.worlds import World, hub_persons
from tinkuy.people import access
from tinkuy.people.models import Person
from tinkuy.people.roles import CYCLE_ROLES, HUB_ROLES
from tinkuy.planning.gate import GateMiddleware

pytestmark = pytest.mark.one_database

INSTALLATION = {"administrator", "auditor"}
"""Roles that run or inspect the installation, and to which a cycle's pages are not there."""


def declared(row: access.Row, roles: set[str], *, is_signed_in: bool) -> str:
    """What the matrix says about someone with these roles: written from its text, apart from the gate's code."""
    allowed = "anyone" in row.who or ("signed_in" in row.who and is_signed_in) or bool(row.who & roles)
    if row.scope == "own_page" and not allowed:  # whether there is such a page, nobody else learns
        return NOT_THERE if is_signed_in else ENTER_AS_GUEST
    if row.scope == "cycle" and not is_signed_in:
        return SIGN_IN
    if row.scope == "cycle" and not roles - INSTALLATION:
        return NOT_THERE
    if allowed:
        return ALLOWED
    if is_signed_in:
        return FORBIDDEN
    return ENTER if "participant" in row.who else SIGN_IN


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


def asked(who: str) -> Iterator[Route]:
    """The routes that someone asks for. To the gate all who hold a role elsewhere are one: they share the routes."""
    foreign = [f"{role} of another cycle" for role in CYCLE_ROLES]
    if who not in foreign:
        return routes()
    return (route for place, route in enumerate(routes()) if place % len(foreign) == foreign.index(who))


def request_of(client: Client) -> HttpRequest:
    """A request of this browser that came in through every middleware: with its session, and who is signed in."""
    return client.get("/es/").wsgi_request


def answer_of_the_gate(come_in: HttpRequest, method: str, path: str, match: ResolverMatch) -> str:
    """What the gate says to such a request for *path*, in the words of these tests; what it wrote is taken back."""
    request = RequestFactory().generic(method.upper(), path)
    request.session, request.user, request.resolver_match = come_in.session, come_in.user, match

    def next_after_the_gate(request: HttpRequest) -> HttpResponse:
        return gate.process_view(request, match.func, match.args, match.kwargs) or HttpResponse(status=204)

    gate = GateMiddleware(next_after_the_gate)
    try:
        with taken_back():
            return in_words(gate(request))
    except PermissionDenied:
        return FORBIDDEN
    except Http404:
        return NOT_THERE


def test_promise_A01_the_gate_answers_every_role_at_every_route_as_the_matrix_declares(here, elsewhere):
    """The gate looks at the route and not at the method: roles ask by GET and by POST in turns."""
    rows = access.rows_by_route()
    places = {route.name: (path := route.path(here), resolve(path)) for route in routes()}
    wrong, times = [], 0
    for first, (who, someone, roles) in enumerate(cells(here, elsewhere)):
        come_in = request_of(client_of(someone))
        assert come_in.user.is_authenticated == isinstance(someone, Person)
        for turn, route in enumerate(asked(who), start=first):
            method = METHODS[turn % 2]
            wanted = declared(rows[route.name], roles, is_signed_in=isinstance(someone, Person))
            got = answer_of_the_gate(come_in, method, *places[route.name])
            times += 1
            if got != wanted:
                wrong.append(f"{method} {route.name} as {who}: {got}, not {wanted}")

    assert times > 15 * len(places)
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
