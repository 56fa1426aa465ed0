"""All numbers that somebody reads on the pages and in the files that they may open, found by walking every route."""

import io
import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.test import Client
from pypdf import PdfReader

from tests.heavy_work import taken_back
from tests.promises.access.declared import opens
from tests.promises.access.routes import routes
from tests.promises.access.worlds import World

ADDRESS = re.compile(rb'"((?:/es/[^"<>\\\s#?]*)?\?[^"<>\\\s#]*)"')
SCRIPT = re.compile(r"<(script|style)\b.*?</\1>", re.S)
DRAWN = re.compile(
    r"\s(?:d|x|y|x1|x2|y1|y2|cx|cy|r|rx|width|height|transform|viewBox|points|style|class|id|href|value|src|name|for|"
    r'action|content|stroke-width|stroke-dasharray|font-size|dx|dy|aria-labelledby|aria-describedby|data-[\w-]+)="[^"]*"'
)
TAG = re.compile(r"<[^>]*?((?:\s(?:alt|title|aria-label)=\"[^\"]*\")*)[^>]*>")
NUMBER = re.compile(r"(?<![\w.,:/%-])(\d{1,4})(?![\w:/]|[.,]\d|\s?%)")
SHARE = re.compile(r"(?<![\d.,])0[.,]\d{4,}")
FEW_PERSONS = (
    r"(?<![\d.,:])(\d+) (?:personas?|inscrit[oa]s?|asistentes|cuentas?|nombres?|participantes|conectad[oa]s?|filas)\b"
)

NOT_OPENED = re.compile(r"/(design|sign-out|sign-in|dev|static|mailbox)/|\.(png|xlsx|jpg)$|sessions/[2-9]\.pdf|\.pdf\?")
"""The sheet of components is about nobody; a picture's points hold no word; of each kind of file in print one says what
its page says.
"""
INVITEES = "/invitations/"
"""Whose sentences count people of a list that the same reader has by name, each with their state."""
OF_ONE_PAGE = 5
COUNTING = ("convening", "attendance", "desk", "hub")
"""Whose pages of a session are opened of each session; of the others, the first alone."""


@dataclass
class Seen:
    """`numbers` with the first address where each was read; `sentences` that say a number of persons themselves."""

    numbers: dict[int, str] = field(default_factory=dict)
    shares: dict[float, str] = field(default_factory=dict)
    persons: dict[int, str] = field(default_factory=dict)
    opened: set[str] = field(default_factory=set)

    def read(self, address: str, text: str) -> None:
        self.opened.add(address)
        for found in NUMBER.finditer(text):
            self.numbers.setdefault(int(found[1]), address)
        for found in SHARE.finditer(text):
            self.shares.setdefault(float(found[0].replace(",", ".")), address)
        for found in re.finditer(FEW_PERSONS, text) if INVITEES not in address else ():
            self.persons.setdefault(int(found[1]), f"{address}: {text[max(0, found.start() - 60) : found.end() + 40]}")

    def joined(self, other: "Seen") -> "Seen":
        return Seen(
            other.numbers | self.numbers,
            other.shares | self.shares,
            other.persons | self.persons,
            other.opened | self.opened,
        )


def addresses(world: World, who: str, names: Iterable[str] = ()) -> list[str]:
    """Every route that is open to *who*, of the cycle and of the hub, of each session where it has one; only *names*
    where they are given.
    """
    wanted, found = set(names), []
    for route in routes():
        if (wanted and route.name not in wanted) or not opens(route.name, who):
            continue
        places = [name for name in ("n", "place") if name in route.arguments]
        has_all = places and route.name.partition(":")[0] in COUNTING
        for ordinal in "1234" if has_all else "1":
            try:
                found.append(route.path(world, **dict.fromkeys(places, ordinal)))
            except (AssertionError, KeyError):
                continue
    return found


def read_all(
    client: Client, starts: Iterable[str], slug: str, left_out: Iterable[str] = (), known_already: Iterable[str] = ()
) -> Seen:
    """What *client* reads from *starts* on, in each variant that a page of the cycle *slug* leads to.

    Not where a part of an address is *left_out*, nor the very addresses that are *known_already*.
    """
    seen, waiting, known, variants = Seen(), deque(starts), set(known_already), dict[str, int]()
    refused = tuple(left_out)
    while waiting:
        address = waiting.popleft()
        page = address.partition("?")[0]
        variants[page] = variants.get(page, 0) + 1
        if (
            address in known
            or variants[page] > OF_ONE_PAGE
            or NOT_OPENED.search(address)
            or any(part in page for part in refused)
        ):
            continue
        known.add(address)
        with taken_back():
            answer = client.get(address)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert answer.status_code < 500, address
        if answer.status_code != 200:
            continue
        seen.read(address, text_of(answer, body))
        if "text/html" in answer.headers["Content-Type"]:
            links = (found.decode().replace("&amp;", "&") for found in ADDRESS.findall(body))
            waiting += [found for link in links if slug in (found := page + link if link[0] == "?" else link)]
    return seen


def only(client: Client, these: Iterable[str]) -> Seen:
    """What stands on *these* pages themselves."""
    seen = Seen()
    for address in these:
        answer = client.get(address)
        if answer.status_code == 200:
            seen.read(address, text_of(answer, answer.content))
    return seen


def text_of(answer: Any, body: bytes) -> str:
    """The words of a page, a picture or a file, without what is only drawn."""
    kind = answer.headers.get("Content-Type", "")
    if kind.startswith("image/") and "svg" not in kind:
        return ""
    if "pdf" in kind:
        return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
    text = body.decode("utf-8", errors="replace")
    if "html" in kind or "svg" in kind:
        text = TAG.sub(r" \1 ", DRAWN.sub("", SCRIPT.sub("", text)))
        return " ".join(text.split())
    return text
