"""The copy as a folder: the gathered pages with addresses that work without a server, an index to search them, the
package of each version, and what the copy is.
"""

import hashlib
import json
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language_from_path, gettext as _, override

from tinkuy.core import languages
from tinkuy.core.errors import Refused
from tinkuy.core.progress import ProgressWriter
from tinkuy.hub.packages.crate import METADATA
from tinkuy.hub.packages.versions import make_forms, package_of, packaged_versions
from tinkuy.planning.hours import day_with_year, hub_today
from tinkuy.planning.hub_settings.queries import hub_line
from tinkuy.publication.sheets.models import SheetVersion

from .gathering import GatheredPage, Gathering
from .places import (
    CATALOGUE,
    PACKAGE,
    Address,
    address_of,
    link_in_copy,
    original,
    relative,
    route_of,
    same_but_for_case,
)
from .public_pages import public_pages
from .rewriting import Wording, in_copy, styles_in_copy
from .word_index import SEARCHED, WordIndex, write_terms

PACKAGES, SEARCH = "packages", "search"
ABOUT = "copy.json"
DAY = "{the day since when the page is so}"
"""Stands in a page until it is known; no page of the hub says it."""
FIRST, LIST_OF_PACKAGES = Address("/"), Address(f"/{PACKAGES}/")
STYLES, SHIPPED = "copy.css", Path(__file__).parent / "shipped"


type Days = Mapping[str, Sequence[str]]
"""By the place of a page, the checksum of what it says and the day since when it says so."""


NEVER_COPIED: Days = {}


@dataclass(frozen=True)
class WrittenCopy:
    """`checksums` of every file, by place; `days` as they are to be known when the next copy is made."""

    folder: Path
    checksums: Mapping[str, str]
    days: Days
    packages: int


def silent(step: str, done: int, whole: int) -> None:
    """Tells nobody."""


def write_copy(folder: Path, tell: ProgressWriter = silent, *, former_days: Days = NEVER_COPIED) -> WrittenCopy:
    """Write the copy into *folder*, which is made, or is empty. A page that says what it said before has the same bytes
    as before, with the day from which it was so: the same hub gives the same copy.
    """
    if folder.exists() and any(folder.iterdir()):
        raise Refused(_("The folder %(folder)s is not empty. Name one that is not there yet.") % {"folder": folder})
    folder.mkdir(parents=True, exist_ok=True)
    make_forms(tell)
    with tempfile.TemporaryDirectory(prefix="tinkuy-copy-") as gathered:
        pages = Gathering(public_pages(), Path(gathered), tell).gather()
        return _Writing(folder, pages, tell, former_days).write()


def write_about(copy: WrittenCopy, day: str) -> None:
    """What the copy is, and of which day: the only file of it that says the day of the whole."""
    about = {"origin": settings.BASE_ADDRESS, "hub": hub_line(), "copied_on": day, "packages": copy.packages}
    (copy.folder / ABOUT).write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n")


@dataclass
class _Writing:
    folder: Path
    pages: dict[Address, GatheredPage]
    tell: ProgressWriter
    former_days: Days
    checksums: dict[str, str] = field(default_factory=dict)
    days: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.places = {address: address.place for address in self.pages} | {FIRST: "index.html"}
        self.places[LIST_OF_PACKAGES] = f"{PACKAGES}/index.html"
        self.places |= dict.fromkeys(_packed_packages(), self.places[LIST_OF_PACKAGES])
        self.indexes: dict[str, WordIndex] = defaultdict(WordIndex)
        if twins := same_but_for_case(self.places.values()):
            raise Refused(_("Two addresses differ in capitals alone: %(place)s.") % {"place": twins[0]})

    def write(self) -> WrittenCopy:
        for number, address in enumerate(sorted(self.pages, key=str)):
            self.tell("writing", number, len(self.pages))
            self._put(self.places[address], self._bytes_of(self.pages[address]))
        self._put(STYLES, (SHIPPED / STYLES).read_bytes())
        self._put_search()
        packages = self._put_packages()
        self._put(self.places[FIRST], self._own_page("hub/copy/first.html", FIRST, {"languages": _first_words()}))
        return WrittenCopy(self.folder, self.checksums, self.days, packages)

    def _put(self, place: str, data: bytes) -> None:
        path = self.folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self.checksums[place] = hashlib.sha256(data).hexdigest()

    def _bytes_of(self, page: GatheredPage) -> bytes:
        data = page.path.read_bytes()
        if page.is_style_sheet:
            return styles_in_copy(data.decode(), self._leading_from(page.address)).encode()
        if not page.is_page:
            return data
        with override(get_language_from_path(page.address.path)):
            if page.route in SEARCHED and not (page.address.query or page.is_tombstone):
                index = self.indexes[page.address.path.split("/")[1]]
                index.add(self.places[page.address], page.route, data.decode())
            return self._in_copy(data.decode(), page.address, page.route).encode()

    def _in_copy(self, text: str, address: Address, route: str) -> str:
        page = in_copy(
            text,
            lead=self._leading_from(address),
            choice=lambda name, value: self._narrowed(address, name, value),
            is_catalogue=lambda action: _leads_to_catalogue(action, address),
            wording=self._wording(address, route),
        )
        day = self._day_of(self.places[address], hashlib.sha256(page.encode()).hexdigest())
        return page.replace(DAY, day_with_year(date.fromisoformat(day)))

    def _day_of(self, place: str, digest: str) -> str:
        former, day = self.former_days.get(place, ("", ""))
        self.days[place] = [digest, day if former == digest else hub_today().isoformat()]
        return self.days[place][1]

    def _leading_from(self, base: Address) -> Callable[[str], str]:
        return lambda link: link_in_copy(link, base, self.places)

    def _narrowed(self, base: Address, name: str, value: str) -> str:
        address = Address(base.path, ((name, value),))
        return relative(self.places[address], self.places[base]) if address in self.places else ""

    def _wording(self, address: Address, route: str) -> Wording:
        here = self.places[address]
        context = {
            "original": original(FIRST if address == LIST_OF_PACKAGES else address),
            "hub": hub_line(),
            "day": DAY,
            "root": relative(".", here).rstrip("/") + "/",
            "styles": relative("copy.css", here),
            "search": relative(f"{SEARCH}/search.js", here),
            "index": relative(f"{SEARCH}/{address.path.split('/')[1]}", here) + "/",
        }
        is_searched = route == CATALOGUE and not address.query
        return Wording(
            note=render_to_string("hub/copy/note.html", context),
            head=render_to_string("hub/copy/head.html", context),
            at_the_end=render_to_string("hub/copy/search.html", context) if is_searched else "",
            elsewhere=lambda: render_to_string("hub/copy/elsewhere.html", context),
        )

    def _own_page(self, template: str, address: Address, context: dict[str, Any]) -> bytes:
        """A page that the hub does not have: where the language is chosen, and the list of packages."""
        with override(settings.LANGUAGE_CODE):
            return self._in_copy(render_to_string(template, context), address, "").encode()

    def _put_search(self) -> None:
        self._put(f"{SEARCH}/search.js", (SHIPPED / "search.js").read_bytes())
        self._put(f"{SEARCH}/terms.js", write_terms(self.folder / SEARCH).read_bytes())
        for language in languages.CODES:
            for path in self.indexes[language].write(self.folder / SEARCH / language):
                self._put(path.relative_to(self.folder).as_posix(), path.read_bytes())

    def _put_packages(self) -> int:
        listed: list[dict[str, Any]] = []
        for number, (place, version) in enumerate(packaged_versions(), 1):
            self.tell("packaging", number, 0)
            for path, data in package_of(version).items():
                self._put(f"{PACKAGES}/{place}/{path}", data)
            metadata = f"{PACKAGES}/{place}/data/{METADATA}"
            self.places[Address(f"/{metadata}")] = metadata
            listed.append({"href": f"/{metadata}", "version": version})
        page = self._own_page("hub/copy/packages.html", LIST_OF_PACKAGES, {"packages": listed})
        self._put(self.places[LIST_OF_PACKAGES], page)
        return len(listed)


def _packed_packages() -> Iterator[Address]:
    """Where the hub has each sheet's package as one file, of whatever language the page is that leads there."""
    slugs = set(SheetVersion.objects.values_list("slug", flat=True))
    for code in languages.CODES:
        with override(code):
            yield from (Address(reverse(PACKAGE, args=[slug])) for slug in slugs)


def _leads_to_catalogue(action: str, base: Address) -> bool:
    inside = address_of(action, str(base))
    return inside is not None and route_of(inside[0].path) == CATALOGUE


def _first_words() -> list[dict[str, str]]:
    words = []
    for code in languages.CODES:
        with override(code):
            what = _("A copy of the public hub. It opens from a folder or from any web server; nothing else is needed.")
            words.append({"code": code, "name": _("The hub in English"), "what": what, "href": f"/{code}/"})
    return words
