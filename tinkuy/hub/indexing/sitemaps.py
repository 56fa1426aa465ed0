"""The pages of the hub as sitemaps, each of at most a thousand of one kind, with its other languages.

Pages of persons are in none, whatever they consent to: whoever looks for a name elsewhere is not led here.
"""

from datetime import datetime
from math import ceil
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from tinkuy.hub.countries.queries import codes_of_countries
from tinkuy.planning.cycles.models.cycle import ANNOUNCED_STATES, Cycle
from tinkuy.practice.adoptions.queries import KINDS
from tinkuy.publication.records.models import CatalogueRecord
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence.models.code import FindingKind

ITEMS_PER_FILE = 1_000
LISTS = ("hub:home", "hub:search", "hub:cycles", "hub:practice", "hub:recommendations", "hub:countries", "manual:index")


class Section(Sitemap[Any]):
    """One file of a kind of pages: that of the place *part*, counted from 1."""

    i18n = alternates = True

    def __init__(self, part: int = 1) -> None:
        self.part = part

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.BASE_ADDRESS).scheme

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.BASE_ADDRESS).netloc

    def rows(self) -> Any:
        """All of the kind, as a query or a list."""
        raise NotImplementedError

    def parts(self) -> int:
        rows = self.rows()
        return ceil((len(rows) if isinstance(rows, list) else rows.count()) / ITEMS_PER_FILE)

    def items(self) -> list[Any]:
        return list(self.rows()[(self.part - 1) * ITEMS_PER_FILE : self.part * ITEMS_PER_FILE])


class Lists(Section):
    def rows(self) -> list[str]:
        return list(LISTS)

    def location(self, item: str) -> str:
        return reverse(item)


class Countries(Section):
    def rows(self) -> list[str]:
        return sorted(codes_of_countries())

    def location(self, item: str) -> str:
        return reverse("hub:country", args=[item.lower()])


class Cycles(Section):
    def rows(self) -> Any:
        return Cycle.objects.filter(state__in=ANNOUNCED_STATES).order_by("pk").values_list("slug", flat=True)

    def location(self, item: str) -> str:
        return reverse("hub:cycle", args=[item])


class Sheets(Section):
    """Each in the languages in which it was published."""

    def rows(self) -> Any:
        return CatalogueRecord.objects.filter(is_deleted=False).order_by("pk")

    def location(self, item: CatalogueRecord) -> str:
        return reverse("hub:sheet", args=[item.slug])

    def lastmod(self, item: CatalogueRecord) -> datetime:
        return item.changed_at

    def get_languages_for_item(self, item: CatalogueRecord) -> list[str]:
        return item.values_of("language")


class Practices(Section):
    """The pages of published practices and recommendations."""

    def rows(self) -> Any:
        printed = PublishedFinding.objects.filter(version__retired_at=None, finding__kind__in=KINDS)
        return (
            printed.order_by("finding_id").values_list("finding_id", "finding__kind", "finding__public_id").distinct()
        )

    def location(self, item: tuple[int, str, str]) -> str:
        _key, kind, public_id = item
        route = "hub:recommendation" if kind == FindingKind.RECOMMENDATION else "hub:practice_page"
        return reverse(route, args=[public_id])


SECTIONS: dict[str, type[Section]] = {
    "lists": Lists,
    "countries": Countries,
    "cycles": Cycles,
    "sheets": Sheets,
    "practices": Practices,
}


def files() -> list[str]:
    """The names of all sitemaps: `sheets-1`, `sheets-2` and so on."""
    return [f"{name}-{part}" for name, section in SECTIONS.items() for part in range(1, section().parts() + 1)]


def section_of(file: str) -> Section | None:
    """The sitemap of this name, if there is one."""
    name, _dash, part = file.rpartition("-")
    if name not in SECTIONS or not (part.isascii() and part.isdecimal() and len(part) < 6):
        return None
    section = SECTIONS[name](int(part))
    return section if 1 <= section.part <= section.parts() else None
