"""Which pages are kept, what a request must say for one of them to answer it, and the memory that holds them: bounded,
the longest unasked going first.
"""

import time
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from django.middleware.gzip import re_accepts_gzip
from django.urls import Resolver404, resolve
from django.utils.translation import get_language_from_path, override

from tinkuy.config.web.bodies import Scope
from tinkuy.hub.devices import DRAWN_FOR, is_of_a_phone
from tinkuy.people.countries import countries
from tinkuy.publication.search.facets import FACETS

from .forms import FormPage

NOTHING_ASKED = frozenset[str]()
HOUR_OF_A_COUNTRY = frozenset({"country"})
PAGES_OF_DATA = frozenset({"page", "per_page"})
KEPT_PAGES = {
    "hub:home": NOTHING_ASKED,
    "hub:cycles": NOTHING_ASKED,
    "hub:practice": NOTHING_ASKED,
    "hub:countries": NOTHING_ASKED,
    "hub:country": NOTHING_ASKED,
    "hub:country_report": NOTHING_ASKED,
    "hub:country_report_on_paper": NOTHING_ASKED,
    "hub:country_on_two_pages": NOTHING_ASKED,
    "hub:search": frozenset({*FACETS, "show", "order", "q", "words"}),
    "hub:sheet": NOTHING_ASKED,
    "hub:form": frozenset({"layout"}),
    "hub:sheet_picture": NOTHING_ASKED,
    "hub:sheet_forms": NOTHING_ASKED,
    "hub:network_form": NOTHING_ASKED,
    "hub:trail": NOTHING_ASKED,
    "hub:sheet_links": NOTHING_ASKED,
    "hub:practice_page": NOTHING_ASKED,
    "hub:focal_point": NOTHING_ASKED,
    "hub:practice_calls": NOTHING_ASKED,
    "hub:practice_call": NOTHING_ASKED,
    "hub:recommendations": NOTHING_ASKED,
    "hub:recommendation": NOTHING_ASKED,
    "hub:recommendation_on_paper": NOTHING_ASKED,
    "hub:two_voices": NOTHING_ASKED,
    "hub:two_voices_on_paper": NOTHING_ASKED,
    "hub:cycle": HOUR_OF_A_COUNTRY,
    "hub:cycle_picture": NOTHING_ASKED,
    "hub:agreement": NOTHING_ASKED,
    "hub:webinar": HOUR_OF_A_COUNTRY,
    "feeds:sheets": frozenset({*FACETS, "page"}),
    "feeds:open_search": NOTHING_ASKED,
    "api:openapi": NOTHING_ASKED,
    "api:list_sheets": frozenset({*FACETS, *PAGES_OF_DATA}),
    "api:get_sheets": NOTHING_ASKED,
    "api:list_findings": frozenset({*FACETS, *PAGES_OF_DATA}),
    "api:list_recommendations": frozenset({"country", "state", *PAGES_OF_DATA}),
    "api:get_recommendations": NOTHING_ASKED,
    "api:list_cycles": PAGES_OF_DATA,
    "api:get_cycles": NOTHING_ASKED,
    "api:list_countries": PAGES_OF_DATA,
    "api:get_countries": NOTHING_ASKED,
    "cards:sheet": NOTHING_ASKED,
    "cards:cycle": NOTHING_ASKED,
    "cards:recommendation": NOTHING_ASKED,
    "open_data:page": NOTHING_ASKED,
    "open_data:package": NOTHING_ASKED,
    "indexing:robots": NOTHING_ASKED,
    "indexing:index": NOTHING_ASKED,
    "indexing:sitemap": NOTHING_ASKED,
    "convening:register": HOUR_OF_A_COUNTRY,
    "convening:cycle_calendar": NOTHING_ASKED,
    "convening:cycle_feed": NOTHING_ASKED,
    "convening:session_file": NOTHING_ASKED,
    "notices:sign_in": NOTHING_ASKED,
    "manual:index": NOTHING_ASKED,
    "manual:page": NOTHING_ASKED,
}
"""By route, what may stand in its query. With anything else in it a page is made anew."""

HARMLESS_COOKIES = frozenset({"csrftoken"})
"""Each reader's own token is put into a kept form (`forms`). Whoever brings another may be somebody."""

ASKS_FOR_MORE = frozenset({b"authorization", b"range", b"expect", b"x-tinkuy-part", b"hx-request"})
"""Headers to which a kept page is no answer."""

HEADERS_OF_DEVICES = [name.lower().encode() for name in DRAWN_FOR]
MOST_LETTERS = 500
"""Of a request, as far as a page depends on it: who sends long ones does not fill the memory with them."""


@dataclass(frozen=True, slots=True)
class Key:
    """All of a stranger's request that a page depends on."""

    address: bytes
    query: bytes
    host: bytes
    over: bytes
    is_for_phones: bool
    takes_gzip: bool

    @property
    def letters(self) -> int:
        return sum(map(len, (self.address, self.query, self.host, self.over)))

    @property
    def has_words(self) -> bool:
        """Whether somebody looks for words of their own: there is no end of such pages."""
        return self.query.startswith(b"q=") or b"&q=" in self.query


def key_of(scope: Scope) -> Key | None:
    """Of a plain request of somebody who is nobody here; else nothing."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return None
    headers = joined(scope["headers"])
    if not ASKS_FOR_MORE.isdisjoint(headers) or not _is_nobody(headers.get(b"cookie", b"")):
        return None
    key = Key(
        scope["raw_path"],
        scope["query_string"],
        headers.get(b"host", b""),
        headers.get(b"x-forwarded-proto", b""),
        is_of_a_phone(*(headers.get(name, b"").decode("latin-1") for name in HEADERS_OF_DEVICES)),
        takes_gzip(headers),
    )
    return key if key.letters <= MOST_LETTERS else None


def takes_gzip(headers: Mapping[bytes, bytes]) -> bool:
    return bool(re_accepts_gzip.search(headers.get(b"accept-encoding", b"").decode("latin-1")))


def joined(headers: Iterable[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    """What a request says in several headers of one name counts together, as it does for the application."""
    together: dict[bytes, bytes] = {}
    for name, value in headers:
        together[name] = together[name] + b";" + value if name in together else value
    return together


def _is_nobody(cookies: bytes) -> bool:
    return not cookies or HARMLESS_COOKIES.issuperset(_names(cookies))


def _names(cookies: bytes) -> Iterable[str]:
    return (part.partition(b"=")[0].strip().decode("latin-1") for part in cookies.split(b";"))


def may_be_cached(scope: Scope) -> bool:
    """Whether the address is one of a kept page, and its query asks for nothing else."""
    try:
        with override(get_language_from_path(scope["path"])):  # no request has chosen one yet
            route = resolve(scope["path"]).view_name
    except Resolver404:
        return False
    query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    may_ask = KEPT_PAGES.get(route)
    return may_ask is not None and all(name in may_ask and _is_a_country(name, value) for name, value in query)


def _is_a_country(name: str, value: str) -> bool:
    """Whoever makes codes up must not fill the memory with pages that are all the same."""
    return name != "country" or not value or value in countries()


MOST_BYTES = 64 * 2**20
MOST_BYTES_OF_SEARCHES = 8 * 2**20
"""Some hundreds, in a memory of their own: whoever makes words up drives no other page out of it."""
MOST_OF_ONE = 4 * 2**20
ABOUT_A_KEY = 600
"""Bytes of memory beside the body and the letters of its key."""


@dataclass(frozen=True, slots=True)
class FinishedPage:
    headers: list[tuple[bytes, bytes]]
    body: bytes | FormPage
    cycle: int | None
    version: object
    made_at: float
    until: float

    def stands(self, version: object) -> bool:
        """Whether nothing that it shows has changed; a clock that was set back says nothing."""
        return self.version == version and self.made_at <= time.time() < self.until

    @property
    def etag(self) -> bytes:
        """Empty where a browser may keep nothing."""
        return next((value.removeprefix(b"W/") for name, value in self.headers if name == b"etag"), b"")

    @property
    def size(self) -> int:
        return len(self.body) + ABOUT_A_KEY


class Store:
    """Asked and filled in the event loop alone."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._pages: OrderedDict[Key, FinishedPage] = OrderedDict()
        self.bytes = 0

    def get(self, key: Key) -> FinishedPage | None:
        page = self._pages.get(key)
        if page is not None:
            self._pages.move_to_end(key)
        return page

    def put(self, key: Key, page: FinishedPage) -> None:
        self.drop(key)
        if page.size > MOST_OF_ONE:
            return
        self._pages[key] = page
        self.bytes += page.size
        while self.bytes > self._most:
            self.bytes -= self._pages.popitem(last=False)[1].size

    def past(self) -> list[Key]:
        return [key for key, page in self._pages.items() if page.until <= time.time()]

    def drop(self, key: Key) -> None:
        if page := self._pages.pop(key, None):
            self.bytes -= page.size


def forget_past(store: Store) -> None:
    """What is past its time is asked for no more, and may hold what was taken back since."""
    for key in store.past():
        store.drop(key)
