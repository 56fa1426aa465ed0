"""I07, P13, P14: what every answer carries and what none may."""

import re
from html.parser import HTMLParser
from typing import Any, NamedTuple

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation

from tests.heavy_work import taken_back
from tests.promises.access.routes import routes
from tests.promises.access.worlds import World, make_world
from tinkuy.people import access
from tinkuy.planning.cycles.models.cycle import CycleState

pytestmark = pytest.mark.one_database

HEADERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
FETCHED = {
    "link": ("href",),
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
    "form": ("action",),
    "object": ("data",),
    "embed": ("src",),
}
"""What a browser fetches by itself, or where it sends what a person wrote."""
NOT_FETCHED = {"canonical", "alternate", "license", "author", "prev", "next"}


class Answer(NamedTuple):
    """What came back, without the request that it came from."""

    headers: dict[str, str]
    body: str
    sets_cookies: bool


@pytest.fixture(scope="module")
def answers(django_db_setup, django_db_blocker) -> list[tuple[str, Answer]]:
    """The answer of every route to the coordination, with the route's name: asked once, for all who judge it."""
    with django_db_blocker.unblock(), taken_back(), translation.override("es"):
        world = make_world("AQUIMARCA", state=CycleState.RUNNING)
        make_world("ALLAMARCA", state=CycleState.DESIGN, country="UY")  # not announced: nobody here knows of it
        client = client_of(world)
        return [(route.name, _noted(client.get(route.path(world)))) for route in routes()]


def _noted(answer: Any) -> Answer:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return Answer(dict(answer.headers), body.decode(errors="replace"), bool(answer.cookies))


def client_of(world: World) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(world.persons["coordination"])
    return client


def test_promise_I07_every_answer_has_the_full_set_of_headers(answers):
    bare = [
        f"{route}: {name}"
        for route, answer in answers
        for name, value in HEADERS.items()
        if answer.headers.get(name) != value
    ]

    assert len(answers) > 250
    assert bare == []


def test_promise_A03_no_page_shows_the_coordination_anything_of_another_cycle(answers):
    """Other readers: `tests/promises/access/test_access.py`."""
    told = [(route, "".join([answer.body, *answer.headers.values()]).casefold()) for route, answer in answers]

    assert sum("aquimarca" in words for _, words in told) > 100
    assert [route for route, words in told if "allamarca" in words] == []


def test_promise_I07_the_policy_has_no_exception_and_names_no_host(answers):
    """A document that is handed out may do nothing at all."""
    policies = {answer.headers["Content-Security-Policy"] for _, answer in answers}

    (of_pages,) = policies - {"default-src 'none'; frame-ancestors 'none'; sandbox"}
    assert {word for part in of_pages.split(";") for word in part.split()[1:]} == {"'self'", "'none'", "data:"}


@pytest.mark.parametrize(
    ("path", "status"),
    [("/es/no-such-page/", 404), ("/es/sign-in/as/", 405), ("/es/team/c/none/plan/", 302), ("/static/none.css", 404)],
)
def test_promise_I07_errors_carry_the_headers_too(client, db, path, status):
    answer = client.get(path)

    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_promise_I07_a_failure_of_the_server_carries_the_headers_and_tells_nothing(db, monkeypatch):
    coordination = client_of(make_world("AQUIMARCA", state=CycleState.RUNNING))
    monkeypatch.setattr(settings, "ROOT_URLCONF", "tests.promises.pages.failing_urls")

    answer = coordination.get("/fail/")

    assert answer.status_code == 500
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "AQUIMARCA" not in answer.content.decode()


class Fetches(HTMLParser):
    """Gathers the addresses that a browser would fetch or send to."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if tag == "link" and set((found.get("rel") or "").split()) & NOT_FETCHED:
            return
        self.addresses += [found[name] or "" for name in FETCHED.get(tag, ()) if name in found]


def test_promise_P13_no_page_fetches_anything_from_elsewhere(answers):
    foreign = []
    for route, answer in answers:
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            page = Fetches()
            page.feed(answer.body)
            foreign += [f"{route}: {address}" for address in page.addresses if re.match(r"(?i)(https?:)?//", address)]

    assert foreign == []


def test_promise_P14_pages_of_persons_and_teams_are_never_stored(answers):
    rows = access.rows_by_route()
    stored = [
        route
        for route, answer in answers
        if "anyone" not in rows[route].who or rows[route].scope == "cycle"
        if "no-store" not in answer.headers.get("Cache-Control", "")
    ]

    assert stored == []


def test_promise_P14_an_answer_that_may_be_stored_depends_on_no_sign_in_session(answers):
    """A page that a shared cache may keep sets no cookie and is the same for a visitor."""
    for route, answer in answers:
        if "no-store" not in answer.headers.get("Cache-Control", ""):
            assert not answer.sets_cookies, route
            assert "Cookie" not in answer.headers.get("Vary", ""), route
