"""A01-A04: each page opens to whom the matrix lets in; and no cycle shows anything of another. P16: nor does a log."""

import re
import secrets
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from django.test import Client
from django.urls import resolve
from django.utils import translation

from tests.heavy_work import nothing_heavy, taken_back
from tests.promises.access.asking import ALLOWED, NOT_THERE, GuestOf, answered, client_of
from tests.promises.access.gate import answer_of_the_gate, request_of
from tests.promises.access.own_reasons import OWN_REASONS
from tests.promises.access.routes import OF_THE_HUB, Route, routes
from tests.promises.access.worlds import World, hub_persons, make_world
from tests.promises.pages.recorded import BROWSER, FORM, FROM_AFAR, logged, marks_in
from tinkuy.people import access
from tinkuy.people.models import Person
from tinkuy.people.roles import CYCLE_ROLES
from tinkuy.planning.cycles.models.cycle import CycleState

pytestmark = pytest.mark.one_database

NO_SUCH_KEY = "987654"
EMPTY_FORM = 422
"""Some deeds read the form before they look for the row: they say the same to both."""


class Sent(NamedTuple):
    """A route, sent a form by one of the roles that the matrix names for it; what came back, and what was logged."""

    route: str
    who: str
    answer: str
    log: str


@pytest.fixture(scope="module")
def sent(django_db_setup, django_db_blocker) -> list[Sent]:
    """Every route once by a form, for all who judge it. The form and who sends it bear what no log may hold."""
    with django_db_blocker.unblock(), taken_back(), nothing_heavy(), translation.override("es"):
        world = make_world("AQUIMARCA", state=CycleState.RUNNING, country="PE")
        everyone = {"anyone": None, "participant": world, "guest": GuestOf(world), **world.persons, **hub_persons()}
        everyone["signed_in"] = everyone["coordination"]
        return list(walked(world, everyone))


def walked(world: World, everyone: dict[str, Any]) -> Iterator[Sent]:
    clients = {who: client_of(someone, **BROWSER, **FROM_AFAR) for who, someone in everyone.items()}
    for route in routes():
        who = next(who for who in clients if who in access.rows_by_route()[route.name].who)
        with logged() as log:
            answer = answered(clients[who], "post", route.path(world), FORM)
        yield Sent(route.name, who, answer, log.getvalue())


def test_promise_A01_every_page_opens_to_whom_the_matrix_lets_in(sent):
    """To who sends it a form; who opens it: `pages/test_answers.py`. Whom the matrix leaves out: `test_gate.py`."""
    closed = [
        one for one in sent if one.answer != ALLOWED and not (one.answer == NOT_THERE and one.route in OWN_REASONS)
    ]

    assert len(sent) > 250
    assert [one[:3] for one in closed] == []


def test_promise_P16_no_log_line_holds_what_a_person_sent_on_any_route(sent):
    """By a form; what is asked for without one: `pages/test_answers.py`."""
    assert {one.route: marks for one in sent if (marks := marks_in(one.log))} == {}
    assert all('"message": "request"' in one.log for one in sent)


def test_promise_A03_a_row_of_another_cycle_is_not_there_exactly_as_one_that_never_was(here, elsewhere):
    tried, differing = 0, []
    clients = {}
    for route in routes():
        who = someone_allowed(route, here)
        client = clients[id(who)] = clients.get(id(who)) or client_of(who)
        for name in route.arguments:
            model = route.model_of(name) or route.key_of(name)
            if model and model not in OF_THE_HUB:
                foreign = route.argument(name, elsewhere)
                never = secrets.token_urlsafe(12) if route.model_of(name) else NO_SUCH_KEY
                answers = [anonymised(client, route.path(here, **{name: value}), value) for value in (foreign, never)]
                tried += 1
                if answers[0] != answers[1] or answers[0][0] not in (404, EMPTY_FORM):
                    differing.append(f"{route.name} {name}: {[answer[0] for answer in answers]}")

    assert tried
    assert differing == []


def someone_allowed(route: Route, world: World) -> Person | World:
    who = access.rows_by_route()[route.name].who
    role = next((role for role in CYCLE_ROLES if role in who), "coordination")
    return world if "participant" in who else world.persons[role]


def test_promise_A03_a_cycle_of_others_is_not_there_exactly_as_one_that_never_was(here, elsewhere):
    """At the gate of every route; of each row of the matrix one page is opened and compared."""
    client = client_of(here.persons["coordination"])
    come_in, rows = request_of(client), access.rows_by_route()
    opened, differing = set[access.Row](), []
    for route in routes():
        row = rows[route.name]
        if row.scope == "none":
            continue
        slugs = (elsewhere.cycle.slug, "no-hay-tal-ciclo")
        paths = [route.path(elsewhere, cycle=slug) for slug in slugs]
        if {answer_of_the_gate(come_in, "get", path, resolve(path)) for path in paths} != {NOT_THERE}:
            differing.append(route.name)
        if row not in opened:
            opened.add(row)
            answers = [anonymised(client, path, slug) for path, slug in zip(paths, slugs, strict=True)]
            if answers[0] != answers[1] or answers[0][0] != 404:
                differing.append(route.name)

    assert len(opened) > 50
    assert differing == []


def anonymised(client: Client, path: str, value: str) -> tuple[int, str]:
    """Status and body, without the asked value (its address may stand in the page) and what is new in each form.

    By GET, or by POST where the route takes nothing else.
    """
    answer = client.get(path)
    if answer.status_code == 405:
        with taken_back():
            answer = client.post(path)
    body = re.sub(rf"(/|%2F){re.escape(value)}(?=/|%2F|\.pdf)", r"\1…", answer.content.decode())
    return answer.status_code, re.sub(r'name="(csrfmiddlewaretoken|once)" value="\w+"', "", body)
