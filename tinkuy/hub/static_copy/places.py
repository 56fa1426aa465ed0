"""Where an address of the hub lies in the copy, and how one place leads to another: by relative paths alone."""

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.translation import get_language_from_path, override

from tinkuy.publication.search.facets import FACETS

CATALOGUE = "hub:search"
OF_EVERY_LIST = ("page",)
OF_CATALOGUE = (*FACETS, "show")
OF_A_FORM = ("layout",)
PACKAGE = "hub:sheet_package"
"""The package of a sheet as one file: the copy has that of each version as a folder."""
WORD = re.compile(r"[A-Za-z0-9_-]{1,60}")
"""A value of a query that may stand in the name of a file."""


@dataclass(frozen=True)
class Address:
    """A path of the hub with its query in order: two links to the same page are equal."""

    path: str
    query: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return f"{self.path}?{urlencode(self.query)}" if self.query else self.path

    @property
    def place(self) -> str:
        """The file in the copy: `es/hub/index.html`, `es/hub/country-PE.html`, `es/hub/a-sheet.pdf`."""
        folder, name = posixpath.split(self.path.lstrip("/"))
        words = "-".join(f"{name}-{value}" for name, value in self.query)
        if not name:
            return posixpath.join(folder, f"{words or 'index'}.html")
        stem, ending = posixpath.splitext(name)
        return posixpath.join(folder, f"{stem}.{words}{ending}" if words else name)


def address_of(link: str, base: str = "/") -> tuple[Address, str] | None:
    """The address within this hub that *link* on the page *base* leads to, and its fragment; None of other sites."""
    parts = urlsplit(urljoin(settings.BASE_ADDRESS + base, link))
    if f"{parts.scheme}://{parts.netloc}" != settings.BASE_ADDRESS:
        return None
    query = sorted(pair for pair in parse_qsl(parts.query) if pair[1])
    if ("page", "1") in query:
        query.remove(("page", "1"))
    return Address(parts.path, tuple(query)), parts.fragment


def route_of(path: str) -> str:
    """The name of the page at *path*, whatever language it is in; empty where there is none."""
    try:
        with override(get_language_from_path(path)):
            return resolve(path).view_name
    except Resolver404:
        return ""


def is_copied(address: Address, route: str) -> bool:
    """Of the catalogue, each value of each facet by itself; of any list, its further pages.

    What several filters show together is no file: there would be one for each choice of all of them.
    """
    if route == PACKAGE:
        return False
    may_ask = {*OF_EVERY_LIST, *OF_A_FORM, *(OF_CATALOGUE if route == CATALOGUE else ())}
    names = [name for name, _value in address.query]
    narrowed = [name for name in names if name not in OF_EVERY_LIST]
    is_plain = all(name in may_ask and WORD.fullmatch(value) for name, value in address.query)
    return is_plain and len(set(names)) == len(names) and len(narrowed) <= 1


def relative(place: str, base: str) -> str:
    """How the file *base* names the file *place*."""
    return quote(posixpath.relpath(place, posixpath.dirname(base) or "."))


def same_but_for_case(places: Iterable[str]) -> list[str]:
    """Places that a disk which does not tell capitals from small letters would take for one."""
    met: dict[str, str] = {}
    return [place for place in places if met.setdefault(place.casefold(), place) != place]


def original(address: Address, fragment: str = "") -> str:
    """Where it stands at the hub itself."""
    return f"{settings.BASE_ADDRESS}{address}" + (f"#{fragment}" if fragment else "")


type Places = Mapping[Address, str]


def link_in_copy(link: str, base: Address, places: Places) -> str:
    """What *link* on the page *base* becomes: relative where the copy has it, else whole, to the original."""
    if not link or link.startswith("#"):
        return link
    inside = address_of(link, str(base))
    if inside is None:
        return link
    address, fragment = inside
    for candidate in (address, Address(address.path)):
        if candidate in places:
            end = f"#{fragment}" if fragment else ""
            return relative(places[candidate], places[base]) + end
    return original(address, fragment)
