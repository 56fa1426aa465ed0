"""P16: no log line holds an address, a name, a token, a text or a full IP, crashes included.

Of every route: of what is sent by a form `access/test_access.py`, of what is opened `test_answers.py`.
"""

import io
import json
import logging
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client

from tests.promises.access.worlds import make_world
from tests.promises.pages.recorded import BROWSER, FORM, FROM_AFAR, logged, marks_in
from tinkuy.planning.cycles.models.cycle import CycleState

pytestmark = pytest.mark.one_database


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    with logged() as written:
        yield written


def marked_client(world) -> Client:
    client = Client(raise_request_exception=False, **BROWSER, **FROM_AFAR)
    client.force_login(world.persons["coordination"])
    return client


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
    return marks_in(log.getvalue())
