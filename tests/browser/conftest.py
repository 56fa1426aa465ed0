"""Chromium, pointed at a live server: pages for a desk, a telephone, and a browser without scripts."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from playwright.sync_api import Browser, BrowserContext, Page, Request, Response, expect

from tests.browser.contexts import SECONDS, Contexts, first_page
from tests.browser.looking import (
    AXE_ADDRESS,
    DESK,
    PHONE,
    also_at_desk,
    beside_axe,
    scriptless,
)
from tinkuy.people.browser_sessions import SessionStore
from tinkuy.people.models import Person

expect.set_options(timeout=SECONDS * 1000)

Browse = Callable[..., Page]
Watches = dict[str, Callable[[Any], None]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = f"{Path(__file__).parent}/"
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker("browser")


@pytest.fixture(autouse=True, scope="session")
def styles_and_scripts_are_kept() -> Iterator[None]:
    """By a browser, as those of a site are: else it asks for each of them again with every page. Axe is one of them."""
    serve = StaticFilesHandler.serve

    def serve_for_long(handler: StaticFilesHandler, request: HttpRequest) -> HttpResponseBase:
        is_axe = request.path == AXE_ADDRESS
        answer = HttpResponse(AXE_SCRIPT, content_type="text/javascript") if is_axe else serve(handler, request)
        answer["Cache-Control"] = "max-age=3600"
        return answer

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StaticFilesHandler, "serve", serve_for_long)
        yield


@pytest.fixture
def faults() -> list[str]:
    """What went wrong in any page of the test: the pages add to it, and the test fails if anything stands in it."""
    return []


@pytest.fixture(scope="session")
def contexts(chromium: Browser) -> Contexts:
    return Contexts(chromium)


@pytest.fixture(scope="session")
def contexts_of_walks(chromium_of_walks: Browser) -> Contexts:
    return Contexts(chromium_of_walks)


@pytest.fixture
def browse(browse_in, contexts: Contexts) -> Browse:
    """`browse(width=390, script=False, dark=True)` opens a page; its addresses are relative to the site."""
    return browse_in(contexts)


@pytest.fixture
def walk_pages(browse_in, contexts_of_walks: Contexts) -> Browse:
    """The same for pages that are opened and looked at, and in which nothing is pressed."""
    return browse_in(contexts_of_walks)


@pytest.fixture
def browse_in(live_server, settings, faults: list[str]) -> Iterator[Callable[[Contexts], Browse]]:
    settings.MAILERS = {"default": {"BACKEND": "tinkuy.notices.mailbox.DevelopmentMailbox"}}
    watched: list[tuple[Contexts, BrowserContext, Watches]] = []

    def opened(
        contexts: Contexts,
        *,
        width: int = DESK,
        script: bool = True,
        dark: bool = False,
        language: str = "es",
        touch: bool = False,
    ) -> Page:
        context = contexts.take(
            live_server.url,
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            color_scheme="dark" if dark else "light",
            locale=language,
            has_touch=touch,
        )
        watched.append((contexts, context, _watch(context, live_server.url, faults)))
        beside_axe.add(context)
        if not script:
            scriptless.add(context)
        return first_page(context)

    yield lambda contexts: partial(opened, contexts)
    for contexts, context, watches in watched:
        contexts.give_back(context)
        also_at_desk.discard(context)
        for event, watch in watches.items():
            context.remove_listener(event, watch)
    assert faults == []


def _watch(context: BrowserContext, address: str, faults: list[str]) -> Watches:
    """Note console errors (a breach of the content policy is one), crashes of scripts, parts that fail to load, and
    any request to another host, which fails: the browser finds none (see `CHROMIUM` in the first `conftest.py`)."""
    host = urlsplit(address).netloc

    def failed(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.netloc != host:
            faults.append(f"asked another host: {request.url}")

    def loaded(response: Response) -> None:
        if urlsplit(response.url).path.startswith("/stream/"):
            return  # the tests' server has pages only: without a stream they ask for news by themselves
        if response.status >= (500 if response.request.resource_type == "document" else 400):
            faults.append(f"{response.status}: {response.url}")

    watches: Watches = {
        "requestfailed": failed,
        "response": loaded,
        "weberror": lambda error: faults.append(f"script: {error.error}"),
        "console": lambda message: _note(message.type, message.text, faults),
    }
    for event, watch in watches.items():
        context.on(event, watch)  # type: ignore[call-overload]
    return watches


def _note(kind: str, text: str, faults: list[str]) -> None:
    if kind == "error" and not text.startswith("Failed to load resource"):  # counted by its answer, above
        faults.append(f"console: {text}")


@pytest.fixture(params=["phone", "desk without scripts"])
def page(request: pytest.FixtureRequest, browse: Browse) -> Page:
    """Each test that takes it runs twice: on a telephone, where what is looked at is looked at as on a desk too; and on
    a desk without scripts, so that what is pressed is pressed at both widths.
    """
    if request.param != "phone":
        return browse(script=False)
    page = browse(width=PHONE)
    also_at_desk.add(page.context)
    return page


@pytest.fixture
def desk(browse: Browse) -> Page:
    return browse()


@pytest.fixture
def phone(browse: Browse) -> Page:
    return browse(width=PHONE)


@pytest.fixture
def without_scripts(browse: Browse) -> Page:
    return browse(script=False)


@pytest.fixture
def enter(live_server) -> Callable[[Page, Person], None]:
    """`enter(page, person)`: the person's sign-in session is open in the page's browser."""

    def open_session(page: Page, person: Person) -> None:
        session = SessionStore()
        session[SESSION_KEY] = str(person.pk)
        session[BACKEND_SESSION_KEY] = "tinkuy.people.backend.PersonBackend"
        session[HASH_SESSION_KEY] = person.get_session_auth_hash()
        session.create()
        page.context.add_cookies([{"name": "sessionid", "value": session.session_key, "url": live_server.url}])

    return open_session
