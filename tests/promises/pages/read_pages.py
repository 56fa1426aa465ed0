"""A page as a browser takes it: what it would run, and what it would fetch by itself; read once for all its judges."""

import re
from functools import lru_cache
from html.parser import HTMLParser

ALIVE = ("<img src=x", "<script>zz7", "2333331")
"""What a canary that came alive leaves in a page; a shorter number stands in a random token now and then."""

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


class Page(HTMLParser):
    """`runs` are handlers in attributes and addresses that are scripts; `fetches` what it asks for or sends to."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.runs, self.fetches = list[str](), list[str]()
        self.feed(body)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            address = "".join((value or "").split()).casefold()
            if name.startswith("on") or address.startswith(("javascript:", "vbscript:", "data:text/html")):
                self.runs.append(f"<{tag} {name}={value!r}>")
        found = dict(attributes)
        if tag == "link" and set((found.get("rel") or "").split()) & NOT_FETCHED:
            return
        self.fetches += [found[name] or "" for name in FETCHED.get(tag, ()) if name in found]


@lru_cache(maxsize=4096)
def page_of(body: str) -> Page:
    return Page(body)


def alive_in(body: str) -> list[str]:
    """What came alive in a page or a drawing."""
    return [mark for mark in ALIVE if mark in body] + page_of(body).runs


def fetched_from_elsewhere(body: str) -> list[str]:
    return [address for address in page_of(body).fetches if re.match(r"(?i)(https?:)?//", address)]
