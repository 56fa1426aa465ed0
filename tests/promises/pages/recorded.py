"""The record: every page opened once by each of some readers, and what came back. Judges read it and open nothing.

The world is a poisoned one, beside a cycle that is not announced, of which no reader knows. What a reader is and asks
for bears marks that no log may hold.
"""

import io
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from django.test import Client

from tests.promises.access.declared import opens
from tests.promises.access.routes import routes
from tests.promises.access.worlds import World, hub_persons, make_world, open_page
from tests.promises.pages.poisoned import make_poisoned_world
from tinkuy.config.logs import JsonFormatter
from tinkuy.hub.api.endpoints import COLLECTIONS
from tinkuy.hub.harvesting.formats import FORMATS
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import CycleState

READERS = ("coordination", "focal_point", "hub_editor", "guest", "visitor")
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
    """What came back to *who*, without the request that it came from; `log` is what was logged meanwhile."""

    who: str
    route: str
    path: str
    status: int
    headers: dict[str, str]
    body: str
    sets_cookies: bool
    log: str

    @property
    def is_page(self) -> bool:
        return self.headers.get("Content-Type", "").startswith("text/html")

    @property
    def is_drawn(self) -> bool:
        """Whether a browser would run what it holds: also a feed, which it may open as XML."""
        kind = self.headers.get("Content-Type", "").partition(";")[0]
        return self.is_page or kind == "text/xml" or kind.endswith("+xml")


def recorded() -> list[Answer]:
    """The first reader knocks at every door, the others where the matrix opens it and a page is read by GET."""
    make_world("ALLAMARCA", state=CycleState.DESIGN, country="UY")
    world = make_poisoned_world()
    hub = hub_persons()
    found, takes_no_get = list[Answer](), set[str]()
    for who in READERS:
        client = _browser(who, world, world.persons | hub)
        for route, path in addresses(world):
            if who == READERS[0] or (opens(route, who) and route not in takes_no_get):
                with logged() as log:
                    answer = client.get(path)
                found.append(_noted(who, route, path, answer, log.getvalue()))
                if answer.status_code == 405:
                    takes_no_get.add(route)
    return found


def _browser(who: str, world: World, persons: dict[str, Person]) -> Client:
    client = Client(raise_request_exception=False, **BROWSER, **(FROM_AFAR if who == "visitor" else {}))
    if who == "guest":
        open_page(client, world, of_guest=True)
    elif who != "visitor":
        client.force_login(persons[who])
    return client


def _noted(who: str, route: str, path: str, answer: Any, log: str) -> Answer:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text = body.decode(errors="replace")
    return Answer(who, route, path, answer.status_code, dict(answer.headers), text, bool(answer.cookies), log)


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
