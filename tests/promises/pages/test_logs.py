"""P16: no log line holds an address, a name, a token, a text or a full IP, crashes included."""

import io
import json
import logging

import pytest
from django.conf import settings
from django.test import Client

from tests.promises.access.routes import routes
from tests.promises.access.worlds import make_world
from tinkuy.config.logs import JsonFormatter
from tinkuy.planning.cycles.models.cycle import CycleState

pytestmark = pytest.mark.one_database

MARKS = ("canario-correo@example.org", "canario-nombre", "canario-texto", "canario-ficha", "203.0.113.77", "aquimarca")


@pytest.fixture
def log():
    """All that is logged, as the installation writes it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonFormatter())
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)


def marked_client(world) -> Client:
    client = Client(
        raise_request_exception=False,
        REMOTE_ADDR="203.0.113.77",
        HTTP_USER_AGENT="canario-nombre",
        HTTP_REFERER="http://testserver/canario-texto",
    )
    client.force_login(world.persons["coordination"])
    return client


FORM = {
    "email": "canario-correo@example.org",
    "name": "canario-nombre",
    "code": "canario-ficha",
    "text": "canario-texto",
    "text_es": "canario-texto",
    "once": "canario-ficha",
}


def test_promise_P16_no_log_line_holds_what_a_person_sent_on_any_route(db, log):
    world = make_world("AQUIMARCA", state=CycleState.RUNNING)
    client = marked_client(world)

    for route in routes():
        client.get(route.path(world), {"q": "canario-texto"})
        client.post(route.path(world), FORM)
        client.force_login(world.persons["coordination"])

    assert found(log) == set()
    assert log.getvalue().count('"message": "request"') >= 2 * len(list(routes()))


def test_promise_P16_a_crash_is_told_by_its_place_alone(db, log, monkeypatch):
    monkeypatch.setattr(settings, "ROOT_URLCONF", "tests.promises.pages.failing_urls")
    world = make_world("AQUIMARCA", state=CycleState.RUNNING)

    answer = marked_client(world).post("/fail/", FORM)

    assert answer.status_code == 500
    assert found(log) == set()
    crash = next(line for line in map(json.loads, log.getvalue().splitlines()) if line.get("error"))
    assert crash["error"] == "ValueError"
    assert crash["where"].startswith("failing_urls.py:")


@pytest.mark.parametrize(
    "path", ["/es/canario-texto/", "/es/sign-in/link/canario-ficha/", "/es/answer/canario-ficha/", "/%00canario-texto"]
)
def test_promise_P16_an_address_is_told_by_its_route_alone(client, db, log, path):
    client.get(path)

    assert found(log) == set()


def test_promise_P16_a_forged_host_or_form_is_not_quoted(db, log):
    Client(enforce_csrf_checks=True).post("/es/sign-in/", FORM)
    Client(HTTP_HOST="canario-nombre.example.org").get("/es/sign-in/")

    assert found(log) == set()
    assert log.getvalue()


def test_promise_P16_an_address_that_a_line_tells_by_mistake_is_left_out(log):
    logging.getLogger("tinkuy.requests").error("sent to %s", "canario-correo@example.org", extra={"kind": "a@b.org"})

    assert found(log) == set()
    assert json.loads(log.getvalue())["message"] == "sent to (left out)"


def found(log: io.StringIO) -> set[str]:
    return {mark for mark in MARKS if mark in log.getvalue().casefold()}
