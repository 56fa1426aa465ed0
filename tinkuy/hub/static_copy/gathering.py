"""Every public page of the hub, read as a stranger reads it, with the style sheets and pictures that it is drawn with.

What is read lies in a folder, so that a hub of any size needs no more memory than a small one. The walk goes along the
links of the pages; whatever no page leads to any more (the tombstone of a sheet) is named by the tables.
"""

import hashlib
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from tinkuy.core import languages
from tinkuy.core.progress import ProgressWriter
from tinkuy.publication.downloads.queries import forms_of
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence.models.code import FindingKind

from .places import CATALOGUE, Address, address_of, is_copied, route_of
from .public_pages import PublicPages
from .rewriting import links_and_ticks, links_of_styles

STYLES = ".css"
FORM = "hub:form"
"""A sheet as a file: taken as it is, also where it is HTML."""
PAGES_OF_FINDINGS = {
    FindingKind.RECOMMENDATION: "hub:recommendation",
    FindingKind.GOOD_PRACTICE: "hub:practice_page",
}


@dataclass(frozen=True)
class GatheredPage:
    address: Address
    route: str
    is_page: bool
    path: Path
    is_tombstone: bool = False

    @property
    def is_style_sheet(self) -> bool:
        return not self.route and self.address.path.endswith(STYLES)


@dataclass
class Gathering:
    public: PublicPages
    folder: Path
    tell: ProgressWriter
    pages: dict[Address, GatheredPage] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._routes = frozenset(name for name in self.public.routes if name.startswith("hub:"))
        self._met = set(first_addresses())
        self._waiting = deque(sorted(self._met, key=str))

    def gather(self) -> dict[Address, GatheredPage]:
        while self._waiting:
            address = self._waiting.popleft()
            if address.path.startswith(settings.STATIC_URL):
                self._gather_file(address)
            else:
                self._gather_page(address)
            self.tell("reading", len(self.pages), len(self._met))
        return self.pages

    def _gather_page(self, address: Address) -> None:
        answer = self.public.read(str(address))
        if not (answer.may_be_copied and answer.route in self._routes):
            return
        is_page = answer.is_page and answer.route != FORM
        self._keep(address, answer.route, answer.body, is_page=is_page, is_tombstone=answer.is_tombstone)
        if not is_page:
            return
        links, ticks = links_and_ticks(answer.body.decode())
        for link in links:
            self._follow(link, address)
        if answer.route == CATALOGUE and not address.query:
            for tick in ticks:
                self._meet(Address(address.path, (tick,)))

    def _gather_file(self, address: Address) -> None:
        data = self.public.read_static(address.path)
        if data is None:
            return
        self._keep(address, "", data, is_page=False)
        if address.path.endswith(STYLES):
            for link in links_of_styles(data.decode()):
                self._follow(link, address)

    def _follow(self, link: str, base: Address) -> None:
        inside = None if link.startswith(("#", "data:", "mailto:")) else address_of(link, str(base))
        if inside is not None:
            self._meet(inside[0])

    def _meet(self, address: Address) -> None:
        """A link that chooses too much leads to the page without its choices, which is met by other links.

        A file of the program has no choices: what stands behind its question mark names no file of the copy.
        """
        is_file = address.path.startswith(settings.STATIC_URL)
        if is_file:
            address = Address(address.path)
        if address in self._met:
            return
        if is_file:
            is_met = not address.path.endswith(".js")
        else:
            route = route_of(address.path)
            is_met = route in self._routes and is_copied(address, route)
        if is_met:
            self._met.add(address)
            self._waiting.append(address)

    def _keep(self, address: Address, route: str, body: bytes, *, is_page: bool, is_tombstone: bool = False) -> None:
        path = self.folder / hashlib.sha256(str(address).encode()).hexdigest()
        path.write_bytes(body)
        self.pages[address] = GatheredPage(address, route, is_page, path, is_tombstone)


def first_addresses() -> Iterator[Address]:
    """In each language the first page, and what no page need lead to: each form of a sheet, and what was retired."""
    slugs = sorted(set(SheetVersion.objects.values_list("slug", flat=True)))
    for version in SheetVersion.objects.filter(retired_at=None).order_by("pk").iterator(chunk_size=20):
        yield from (inside[0] for form in forms_of(version) if (inside := address_of(form.path)))
    printed = PublishedFinding.objects.filter(finding__kind__in=PAGES_OF_FINDINGS)
    findings = sorted(set(printed.values_list("finding__kind", "finding__public_id")))
    for language in languages.CODES:
        with override(language):
            yield Address(reverse("hub:home"))
            yield from (Address(reverse("hub:sheet", args=[slug])) for slug in slugs)
            for kind, public_id in findings:
                yield Address(reverse(PAGES_OF_FINDINGS[FindingKind(kind)], args=[public_id]))
