"""The record: every page opened once by each of some readers, and what came back. Judges read it, and open no page that
stands in it as it stands there.

The world is a poisoned one with two rows of each kind, beside a cycle that is not announced, of which no reader knows.
What a reader is and asks for bears marks that no log may hold.
"""

import io
import logging
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db import connection
from django.test import Client

from tests.promises.access.asking import in_words
from tests.promises.access.declared import opens
from tests.promises.access.growing import grow
from tests.promises.access.routes import routes
from tests.promises.access.worlds import World, hub_persons, make_world, open_page
from tests.promises.pages.odd_queries import Place, names_asked_for
from tests.promises.pages.poisoned import make_poisoned_world
from tinkuy.config.logs import JsonFormatter
from tinkuy.hub.api.endpoints import COLLECTIONS
from tinkuy.hub.harvesting.formats import FORMATS
from tinkuy.people.models import Person
from tinkuy.people.roles import CYCLE_ROLES, HUB_ROLES
from tinkuy.planning.cycles.models.cycle import CycleState

READERS = ("coordination", "focal_point", "hub_editor", "guest", "visitor")
OTHERS = ("participant", *(role for role in (*CYCLE_ROLES, *HUB_ROLES) if role not in READERS))
"""Who opens what none of the readers does."""
MARKS = ("canario-correo@example.org", "canario-nombre", "canario-texto", "canario-ficha", "203.0.113.77", "aquimarca")
"""What no line of a log may hold: of persons, of what they sent, of where they are, of the cycle."""
FROM_AFAR = {"REMOTE_ADDR": "203.0.113.77"}
BROWSER = {"HTTP_USER_AGENT": "canario-nombre", "HTTP_REFERER": "http://testserver/canario-texto"}
FORM = {
    "email": "canario-correo@example.org",
    "name": "canario-nombre",
    "code": "canario-ficha",
    "text": "canario-texto",
    "text_es": "canario-texto",
    "once": "canario-ficha",
}
"""What a form is sent with."""
FILES = ("md", "json", "pdf", "docx", "html", "bib", "ris", "csl.json", "datacite.json", "qr.svg")
CODES = ("RI-1", "BP-1", "LE-1", "RE-1")
SOUGHT = "%22%3E%3Cimg%20src%3Dx%20onerror%3Dzz7()%3Ecanario-texto"
SEARCHING = ("hub:search", "attendance:unmatched", "systematisation:excerpts")

Asked = list[tuple[dict[str, str], str]]
"""Arguments of an address, and what stands behind it."""
IN_PUBLIC: dict[str, Callable[[World], Asked]] = {
    "hub:focal_point": lambda world: [({"person": world.persons["focal_point"].public_id}, "")],
    "hub:write_to_focal_point": lambda world: [({"person": world.persons["focal_point"].public_id}, "")],
    "harvesting:oai": lambda _world: [({}, f"?verb=ListRecords&metadataPrefix={name}") for name in FORMATS],
    "open_data:file": lambda _world: [({"table": name, "ending": "csv"}, "") for name in COLLECTIONS],
    "api:get_sheets": lambda _world: [({"api_key": "una-ficha"}, "")],
    "api:get_cycles": lambda world: [({"api_key": world.cycle.slug}, "")],
    "api:get_recommendations": lambda world: [({"api_key": world.rows["Finding"].public_id}, "")],  # type: ignore[attr-defined]
    "api:get_countries": lambda world: [({"api_key": world.country}, "")],
}
"""Routes whose arguments are else those of nothing: what a poisoned world publishes."""


class Answer(NamedTuple):
    """What came back to *who*, in words and as it is, without the request that it came from.

    `log` is what was logged meanwhile, `statements` how many the database was asked, and `names` those that were looked
    for behind the question mark or in a form, each with where in the code.
    """

    who: str
    route: str
    path: str
    words: str
    status: int
    headers: dict[str, str]
    body: str
    sets_cookies: bool
    log: str
    statements: int
    names: dict[str, set[Place]]

    @property
    def is_page(self) -> bool:
        return self.headers.get("Content-Type", "").startswith("text/html")

    @property
    def is_drawn(self) -> bool:
        """Whether a browser would run what it holds: also a feed, which it may open as XML."""
        kind = self.headers.get("Content-Type", "").partition(";")[0]
        return self.is_page or kind == "text/xml" or kind.endswith("+xml")


@dataclass
class Record:
    """`world` stands as long as the record does, and `clients` are the browsers of those who read it, by name."""

    world: World
    clients: dict[str, Client]
    answers: list[Answer] = field(default_factory=list)

    def first_read(self) -> dict[str, Answer]:
        """By route the first of its pages that somebody was let in to read."""
        found: dict[str, Answer] = {}
        for answer in self.answers:
            if answer.status < 400 and opens(answer.route, answer.who):
                found.setdefault(answer.route, answer)
        return found


def recorded() -> Record:
    """With a world of its own, in the transaction that is open."""
    make_world("ALLAMARCA", state=CycleState.DESIGN, country="UY")
    world = make_poisoned_world()
    grow(world, range(1, 2))
    persons = world.persons | hub_persons()
    record = Record(world, {who: _browser(who, world, persons) for who in (*READERS, *OTHERS)})
    places, takes_no_get = list(addresses(world)), set[str]()
    with names_asked_for() as asked:
        for who, client in record.clients.items():
            read = set(record.first_read())
            for route, path in places:
                is_done = route in takes_no_get or (connection.vendor != "sqlite" and route in read)
                if is_done or not is_read_by(who, route, read):
                    continue
                asked.clear()
                with logged() as log, counted() as statements:
                    answer = client.get(path)
                record.answers.append(_noted(who, route, path, answer, log.getvalue(), len(statements), asked))
                if answer.status_code == 405:
                    takes_no_get.add(route)
                if answer.status_code < 400:
                    read.add(route)
    return record


def is_read_by(who: str, route: str, read: Container[str]) -> bool:
    """The first reader knocks at every door, and the others where the matrix opens it: a participant at what nobody
    before has *read*, others at what is open to nobody before them. PostgreSQL is asked once for a page of each route.
    """
    if connection.vendor == "sqlite" and who in READERS:
        return who == READERS[0] or opens(route, who)
    if who == "participant":
        return opens(route, who) and route not in read
    everyone = (*READERS, *OTHERS)
    return opens(route, who) and not any(opens(route, one) for one in everyone[: everyone.index(who)])


def _browser(who: str, world: World, persons: dict[str, Person]) -> Client:
    client = Client(raise_request_exception=False, **BROWSER, **(FROM_AFAR if who == "visitor" else {}))
    if who in ("guest", "participant"):
        open_page(client, world, of_guest=who == "guest")
    elif who != "visitor":
        client.force_login(persons[who])
    return client


def _noted(
    who: str, route: str, path: str, answer: Any, log: str, statements: int, asked: dict[str, set[Place]]
) -> Answer:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text, words = body.decode(errors="replace"), in_words(answer)
    read = (who, route, path, words, answer.status_code, dict(answer.headers), text, bool(answer.cookies))
    return Answer(*read, log, statements, {name: {*places} for name, places in asked.items()})


@contextmanager
def counted() -> Iterator[list[str]]:
    """Each statement that the database is asked."""
    found: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        found.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield found


@contextmanager
def logged() -> Iterator[io.StringIO]:
    """All that is logged, as the installation writes it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonFormatter())
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)


def marks_in(log: str) -> set[str]:
    return {mark for mark in MARKS if mark in log.casefold()}


def addresses(world: World) -> Iterator[tuple[str, str]]:
    """The name of each route and its address: of the published sheet in each form, and where words are sought."""
    for route in routes():
        if route.name in IN_PUBLIC:
            for other, asked in IN_PUBLIC[route.name](world):
                yield route.name, route.path(world, **other) + asked
        elif route.name.split(":")[0] in ("hub", "cards") and "slug" in route.arguments:
            name = next((name for name in ("code", "form") if name in route.arguments), "")
            for word in {"code": CODES, "form": FILES}.get(name, ("",)):
                yield route.name, route.path(world, slug="una-ficha", **({name: word} if word else {}))
        else:
            yield route.name, route.path(world)
            if route.name in SEARCHING:
                sought = "&".join(f"{name}={SOUGHT}" for name in ("q", "words", "presence", "country"))
                yield route.name, f"{route.path(world)}?{sought}"
