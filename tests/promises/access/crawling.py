"""Someone who follows every link, sends every form and tries every address they can think of."""

import re
from collections import deque
from collections.abc import Container, Iterable, Iterator
from functools import cache, lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, ResolverMatch, resolve

import tinkuy
from tests.heavy_work import taken_back

ADDRESS = re.compile(rb'"(/(?:es/|j/)[^"<>\\\s]*)"')
LINK = re.compile(r'<a [^>]*href="(/es/[^"#]*)')
CLOSED = (b"403", b"404", b"405")
READS_ACCEPT = re.compile(r"""headers(?:\.get\(|\[)["']Accept["']|\.accepts\(|get_preferred_type\(""")
NOT_FOLLOWED = ("/sign-out/", "/exit/", "/sign-in/", "/dev/mail", "/static/", "/es/manual/", "/es/design/")
"""The manual and the components by themselves are the same for all and read no row but who somebody is: seventy pages
that each crawler would open, and the dearest of all.
"""
SENDERS = ("text/html", "application/json")
TURNED_AWAY = (403, 404, 405)
OF_ONE_PAGE = 3
"""Addresses that differ in what follows the question mark."""
OF_ONE_WAY = 1
"""Forms that differ in the row they are about, and lead to the same page."""
TAKES_NO_GET: set[str] = set()
"""Routes that said so to anybody: whoever asks, it is so. Their further addresses are sent an empty form at once."""
TELLS_NO_SCRIPT_APART: set[str] = set()
"""Routes that did what they were sent by a browser, and answered a script with the same way on."""

Form = tuple[str, dict[str, str]]
Kind = tuple[str, ...]
"""Of a form: its route, and the names of its fields."""


class Forms(HTMLParser):
    """The forms of a page as a browser would send them, by each of their buttons."""

    def __init__(self, page: str, body: str) -> None:
        super().__init__()
        self.page, self.found = page, list[Form]()
        self._open: tuple[str, dict[str, str]] | None = None
        self.feed(body)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attributes}
        if tag == "form" and has.get("method", "").casefold() == "post":
            self._open = (has.get("action") or self.page, {})
        elif tag in ("input", "textarea", "select") and self._open and has.get("name"):
            self._open[1][has["name"]] = has.get("value", "")
        elif tag == "button" and self._open and has.get("type", "submit") == "submit":
            pressed = {has["name"]: has.get("value", "")} if has.get("name") else {}
            self.found.append((has.get("formaction") or self._open[0], self._open[1] | pressed))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None


class Crawler:
    """What *client* reads: `pages` has status, headers and body of each answer, by the address or deed that gave it.

    Each kind of form is sent the first time that it is found as a browser does and as a page's script does, and its
    further ones, about other rows, in one of these ways. Of crawlers who share *taken* each kind is sent by the first
    of them who is not turned away: the one who may read least goes first. Routes of *others* are left to them.
    """

    def __init__(
        self, client: Client, taken: dict[Kind, object] | None = None, others: Container[str] = frozenset()
    ) -> None:
        self.client, self._others = client, others
        self._taken, self._token = {} if taken is None else taken, object()
        self._kinds: dict[Kind, int] = {}
        self.pages: dict[str, bytes] = {}
        self._waiting: deque[str] = deque()
        self._seen: set[str] = set()
        self._variants: dict[str, int] = {}
        self._sent: set[str] = set()
        self._links: dict[str, str] = {}
        self._followed: dict[tuple[str, str], int] = {}

    @property
    def closed_links(self) -> dict[str, str]:
        """Links that were offered and opened nothing, each with a page that offers it."""
        return {link: page for link, page in self._links.items() if self.pages.get(link, b"").startswith(CLOSED)}

    def crawl(self, addresses: Iterable[str], forms: Iterable[Form] = ()) -> None:
        for address in addresses:
            self._note(address)
        while self._waiting:
            self._open(self._waiting.popleft())
        for action, fields in forms:
            self._send(action, fields)

    def _note(self, address: str) -> None:
        address = address.partition("#")[0]
        page = address.partition("?")[0]
        if address in self._seen or not page.startswith("/") or any(part in page for part in NOT_FOLLOWED):
            return
        self._seen.add(address)
        if route_of(address) in self._others:
            return
        self._variants[page] = self._variants.get(page, 0) + 1
        if self._variants[page] <= OF_ONE_PAGE:
            self._waiting.append(address)

    def _open(self, address: str) -> None:
        if route_of(address) in TAKES_NO_GET:
            self.pages[address] = CLOSED[-1]
            self._send(address, {})
            return
        answer = self.client.get(address)
        body = self._keep(address, answer)
        if answer.status_code == 405:
            TAKES_NO_GET.add(route_of(address))
            self._send(address, {})
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            if answer.status_code == 200:
                for link in LINK.findall(body.decode(errors="replace")):
                    self._links.setdefault(link.replace("&amp;", "&"), address)
            for action, fields in Forms(address, body.decode(errors="replace")).found:
                self._send(action, fields)

    def _send(self, action: str, fields: dict[str, str]) -> None:
        """Send a form, as a browser or, where that is told apart, as the page's script; what it did is taken back."""
        fields = {name: value for name, value in fields.items() if name not in ("csrfmiddlewaretoken", "once")}
        about = f"POST {action} {sorted(fields.items())}"
        if about in self._sent or any(part in action for part in NOT_FOLLOWED) or not action.startswith("/"):
            return
        self._sent.add(about)
        kind, ways = (route_of(action), *sorted(fields)), []
        for accepts in self._senders(kind, answers_scripts(action)):
            cookies = self.client.cookies.copy()
            with taken_back():
                answer = self.client.post(action, fields, headers={"Accept": accepts})
                self._keep(f"{about} {accepts}", answer)
                self._follow(action, about, answer)
            self.client.cookies = cookies
            ways.append(answer.headers.get("Location", ""))
            if answer.status_code not in TURNED_AWAY:
                self._taken.setdefault(kind, self._token)
        if ways[1:] and ways[0] and len(set(ways)) == 1:
            TELLS_NO_SCRIPT_APART.add(kind[0])

    def _senders(self, kind: Kind, is_told_apart: bool) -> tuple[str, ...]:
        """What the sender accepts: both the first time, then one in turns; none where the kind is another's."""
        if self._taken.get(kind, self._token) is not self._token:
            return ()
        both = SENDERS if is_told_apart and kind[0] not in TELLS_NO_SCRIPT_APART else SENDERS[:1]
        number = self._kinds[kind] = self._kinds.get(kind, -1) + 1
        return (both[number % len(both)],) if number else both

    def _follow(self, action: str, about: str, answer: HttpResponse) -> None:
        """Where a form leads, while what it did stands: the first times that such a form leads to that page."""
        target = answer.headers.get("Location", "").partition("#")[0]
        way = (route_of(action), target.partition("?")[0])
        self._followed[way] = self._followed.get(way, 0) + 1
        if target.startswith("/") and self._followed[way] <= OF_ONE_WAY:
            self._keep(f"{about} → {target}", self.client.get(target, follow=True))

    def _keep(self, about: str, answer: Any) -> bytes:
        assert answer.status_code < 500, about
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        head = f"{answer.status_code} {dict(answer.headers)} {cookies_of(answer)}".encode()
        self.pages[about] = head + body
        for address in [*ADDRESS.findall(body), answer.headers.get("Location", "").encode()]:
            self._note(address.decode(errors="replace").replace("&amp;", "&"))
        return body


def answers_scripts(address: str) -> bool:
    """Whether the page behind *address* belongs to an app whose pages look at what the browser accepts."""
    match = match_of(address)
    return bool(match) and ".".join(match.func.__module__.split(".")[:2]) in apps_that_answer_scripts()


def route_of(address: str) -> str:
    match = match_of(address)
    return match.view_name if match else address


@lru_cache(maxsize=4096)
def match_of(address: str) -> ResolverMatch | None:
    try:
        return resolve(address.partition("?")[0])
    except Resolver404:
        return None


@cache
def apps_that_answer_scripts() -> frozenset[str]:
    """The apps in whose code the header stands, as `tinkuy.dialogue`."""
    root = Path(tinkuy.__file__).parent
    found = (path.relative_to(root) for path in root.glob("*/**/*.py") if READS_ACCEPT.search(path.read_text("utf-8")))
    return frozenset(f"tinkuy.{path.parts[0]}" for path in found if "tests" not in path.parts)


def cookies_of(answer: HttpResponse) -> str:
    return answer.cookies.output()


def holding(pages: dict[str, bytes], canaries: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Canary and address of each page that holds one, in whatever case."""
    wanted = {canary.casefold().encode(): canary for canary in canaries}
    for address, page in pages.items():
        plain = page.lower()
        for sought, canary in wanted.items():
            if sought in plain:
                yield canary, address
