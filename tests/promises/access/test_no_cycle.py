"""A03 of what belongs to no cycle: a sheet from outside, on every page that a sheet of a cycle has.

Whom nobody asked learns nothing of it; on no page of a cycle is there a row of none, and on no page of none that of a
cycle; and to an editor of the hub none of its pages fails.
"""

import secrets

import pytest
from django.test import Client
from django.urls import resolve
from django_scopes import scope

from tests.promises.access.asking import ALLOWED, METHODS, NOT_THERE, SIGN_IN, answered, client_of
from tests.promises.access.gate import answer_of_the_gate, request_of
from tests.promises.access.routes import Route, routes
from tests.promises.access.test_access import EMPTY_FORM, NO_SUCH_KEY, anonymised
from tests.promises.access.worlds import World, hub_persons
from tinkuy.core.rows.optional_scope import NO_CYCLE
from tinkuy.people import access
from tinkuy.planning.cycles.models.no_cycle import MARK
from tinkuy.publication.sheets.models import Sheet

pytestmark = pytest.mark.one_database

OF_ITS_KIND = {"Upload": "SheetUpload", "Batch": "SheetUpload", "AttendanceImport": "SheetUpload"}


def place_of(world: World) -> str:
    """The address of its sheet without a cycle, in the place of a cycle's."""
    return f"{MARK}{world.rows['OutsideSheet'].public_id}"


def of_a_cycle(has_no_cycle: bool | None = None) -> list[Route]:
    """The routes of a cycle; those whose row of the matrix knows things of no cycle, or those whose row does not."""
    rows = access.rows_by_route()
    own = [route for route in routes() if rows[route.name].scope in ("cycle", "public_cycle")]
    return [route for route in own if has_no_cycle is None or bool(rows[route.name].without_cycle) is has_no_cycle]


def one_of_each_row() -> list[Route]:
    """Of a row of the matrix, which is all that the gate reads of a route, its first route."""
    rows = access.rows_by_route()
    return [*{rows[route.name]: route for route in reversed(of_a_cycle())}.values()]


def test_who_was_not_asked_does_not_learn_whether_there_is_a_sheet_without_a_cycle(here):
    """A visitor and who coordinates a cycle at every route, all others at one of each row of the matrix: a route has
    nothing else by which the gate tells it apart.
    """
    hub, of_rows = hub_persons(), one_of_each_row()
    askers = {"visitor": None, "nobody": hub["nobody"], "auditor": hub["auditor"], **here.persons}
    differing = []
    for who, someone in askers.items():
        come_in = request_of(client_of(someone))
        for route in of_a_cycle() if who in ("visitor", "coordination") else of_rows:
            paths = [route.path(here, cycle=slug) for slug in (place_of(here), f"{MARK}no-hay-tal")]
            answers = {answer_of_the_gate(come_in, "get", path, resolve(path)) for path in paths}
            if len(answers) > 1 or not answers <= {NOT_THERE, SIGN_IN}:
                differing.append(f"{route.name} as {who}: {answers}")

    assert len(of_rows) > 50
    assert differing == []


def test_the_pages_that_know_cycles_alone_are_not_there_for_a_sheet_without_one(here):
    come_in, closed = request_of(client_of(hub_persons()["hub_editor"])), of_a_cycle(has_no_cycle=False)
    paths = {route.name: route.path(here, cycle=place_of(here)) for route in closed}
    answers = {name: answer_of_the_gate(come_in, "get", path, resolve(path)) for name, path in paths.items()}

    assert len(closed) > 200
    assert {name: answer for name, answer in answers.items() if answer != NOT_THERE} == {}


@pytest.mark.parametrize("state", ["draft", "in_review", "approved"])
def test_no_page_of_a_sheet_without_a_cycle_fails(here, state):
    with scope(cycle=NO_CYCLE):
        Sheet.objects.update(state=state)
    client, rows = client_of(hub_persons()["hub_editor"]), access.rows_by_route()
    opened = [route for route in of_a_cycle(has_no_cycle=True) if "hub_editor" in rows[route.name].without_cycle]
    answers = {
        f"{method} {route.name}": answered(client, method, route.path(here, cycle=place_of(here), **own), form)
        for route in opened
        for own in ({"language": "es"} if "language" in route.arguments else {},)
        for method, form in zip(METHODS, (None, {"text": "x", "once": "canario"}), strict=True)
    }

    assert len(opened) > 15
    assert {name for name, answer in answers.items() if answer not in (ALLOWED, NOT_THERE)} == set()
    assert answers["get publication:sheet"] == ALLOWED


def test_no_page_of_a_sheet_on_the_method_fails(here):
    """Its pages have the names of those of the subject, which all other walks go along."""
    with scope(cycle=here.cycle):
        draft = {"es": {"language": "es", "title": here.mark, "slug": "metodo"}}
        Sheet.objects.create(cycle=here.cycle, slug="metodo", kind="method", drafts=draft, revision=1)
    everyone = {who: client_of(person) for who, person in (here.persons | hub_persons()).items()}
    opened = of_a_cycle(has_no_cycle=True)
    failed = {}
    for route in opened:
        who = next(who for who in everyone if who in access.rows_by_route()[route.name].who)
        for method, form in zip(METHODS, (None, {"text": "x", "once": "canario"}), strict=True):
            path = route.path(here, kind="method", **({"language": "es"} if "language" in route.arguments else {}))
            answer = answered(everyone[who], method, path, form)
            if answer not in (ALLOWED, NOT_THERE):
                failed[f"{method} {path}"] = answer

    assert failed == {}


def test_a_row_of_a_cycle_is_not_there_on_the_pages_of_a_sheet_without_one(here):
    client, differing, tried = client_of(hub_persons()["hub_editor"]), [], 0
    for route in of_a_cycle(has_no_cycle=True):
        for name in route.arguments:
            if route.model_of(name) or route.key_of(name):
                tried += 1
                differing += differences(client, route, here, name, route.argument(name, here), cycle=place_of(here))

    assert tried > 3
    assert differing == []


def test_a_row_of_no_cycle_is_not_there_on_the_pages_of_a_cycle(here):
    differing, tried = [], 0
    clients = {who: client_of(person) for who, person in here.persons.items()}
    for route in of_a_cycle():
        who = next((who for who in clients if who in access.rows_by_route()[route.name].who), "coordination")
        for name in route.arguments:
            model = route.model_of(name)
            kind = "SheetUpload" if model and model.endswith("Upload") else OF_ITS_KIND.get(model or "")
            if kind:
                tried += 1
                row = here.rows[kind]
                own = row.batch.public_id if model == "Batch" else row.public_id
                differing += differences(clients[who], route, here, name, own)

    assert tried > 5
    assert differing == []


def differences(client: Client, route: Route, world: World, name: str, value: str, **other: str) -> list[str]:
    """Empty where what has *value* answers exactly as what never was."""
    never = secrets.token_urlsafe(12) if route.model_of(name) else NO_SUCH_KEY
    answers = [anonymised(client, route.path(world, **other, **{name: one}), one) for one in (value, never)]
    is_same = answers[0] == answers[1] and answers[0][0] in (404, 403, EMPTY_FORM)
    return [] if is_same else [f"{route.name} {name}: {[answer[0] for answer in answers]}"]
