"""Which pages are kept, and what a request must say for one of them to answer it."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl

from django.middleware.gzip import re_accepts_gzip
from django.urls import Resolver404, resolve

from tinkuy.hub.queries.catalogue import FACETS
from tinkuy.hub.views.cycle import DRAWN_FOR, is_of_a_phone

from ..bodies import Scope

NOTHING_ASKED = frozenset[str]()
KEPT_PAGES = {
    "hub:home": NOTHING_ASKED,
    "hub:search": frozenset(FACETS),
    "hub:sheet": NOTHING_ASKED,
    "hub:form": NOTHING_ASKED,
    "hub:trail": NOTHING_ASKED,
    "hub:cycle": NOTHING_ASKED,
    "hub:webinar": NOTHING_ASKED,
}
"""By route, what may stand in its query. With anything else in it, as words to look for, a page is made anew."""

HARMLESS_COOKIES = frozenset({"csrftoken"})
"""No kept page holds a form that needs a token. Whoever brings another may be somebody."""

ASKS_FOR_MORE = frozenset({b"authorization", b"range", b"expect", b"x-tinkuy-part", b"hx-request"})
"""Headers to which a kept page is no answer."""

HEADERS_OF_DEVICES = [name.lower().encode() for name in DRAWN_FOR]
MOST_LETTERS = 500


@dataclass(frozen=True, slots=True)
class Key:
    """All of a stranger's request that a page depends on."""

    address: bytes
    query: bytes
    host: bytes
    over: bytes
    is_for_phones: bool
    takes_gzip: bool


def key_of(scope: Scope) -> Key | None:
    """Of a plain request of somebody who is nobody here; else nothing."""
    if scope["type"] != "http" or scope["method"] != "GET" or len(scope["raw_path"]) > MOST_LETTERS:
        return None
    headers = _joined(scope["headers"])
    if not ASKS_FOR_MORE.isdisjoint(headers) or not _is_nobody(headers.get(b"cookie", b"")):
        return None
    return Key(
        scope["raw_path"],
        scope["query_string"],
        headers.get(b"host", b""),
        headers.get(b"x-forwarded-proto", b""),
        is_of_a_phone(*(headers.get(name, b"").decode("latin-1") for name in HEADERS_OF_DEVICES)),
        bool(re_accepts_gzip.search(headers.get(b"accept-encoding", b"").decode("latin-1"))),
    )


def _joined(headers: Iterable[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    """What a request says in several headers of one name counts together, as it does for the application."""
    joined: dict[bytes, bytes] = {}
    for name, value in headers:
        joined[name] = joined[name] + b";" + value if name in joined else value
    return joined


def _is_nobody(cookies: bytes) -> bool:
    return not cookies or HARMLESS_COOKIES.issuperset(_names(cookies))


def _names(cookies: bytes) -> Iterable[str]:
    return (part.partition(b"=")[0].strip().decode("latin-1") for part in cookies.split(b";"))


def may_be_kept(scope: Scope) -> bool:
    """Whether the address is one of a kept page, and its query asks for nothing else."""
    try:
        route = resolve(scope["path"]).view_name
    except Resolver404:
        return False
    asked = {name for name, _ in parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)}
    return route in KEPT_PAGES and asked <= KEPT_PAGES[route]
