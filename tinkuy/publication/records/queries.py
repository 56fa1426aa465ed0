"""The records in the order in which they changed, a part at a time: whoever follows misses none that changes meanwhile.

What changes while a list is read moves to its end, and is read once more.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import F, Q, QuerySet

from tinkuy.core.rows.compiled_query import CompiledQuery
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.renderers.citations.reference import DOI_ADDRESS
from tinkuy.publication.sheets.models import SheetVersion

from .models import CatalogueRecord

DOI = F("sheet__record__doi")
"""What a query of versions adds as `doi`, so that their forms print it without asking once more."""

DOI_OF = CompiledQuery[str](
    lambda sheet: CatalogueRecord.objects.filter(sheet=sheet).order_by().values_list("doi", flat=True)
)


def doi_of(version: SheetVersion) -> str:
    """The address of its DOI; empty where none is registered. One query, or none where `DOI` was asked with it."""
    doi = version.__dict__["doi"] if "doi" in version.__dict__ else DOI_OF.first(version.sheet_id)
    return DOI_ADDRESS + doi if doi else ""


def printed_content(version: SheetVersion) -> SheetContent:
    """The words of *version* with what is known of it only after it was published."""
    return replace(SheetContent.from_json(version.content), doi=doi_of(version))


@dataclass(frozen=True)
class Place:
    """Behind which record a list goes on."""

    changed_at: datetime
    pk: int


@dataclass(frozen=True)
class Selection:
    """Which records are asked for: changed from a moment on, before another, with a facet (`country:PE`, `country`)."""

    since: datetime | None = None
    before: datetime | None = None
    facet: str = ""

    def records(self) -> QuerySet[CatalogueRecord]:
        records = CatalogueRecord.objects.order_by("changed_at", "pk")
        if self.since:
            records = records.filter(changed_at__gte=self.since)
        if self.before:
            records = records.filter(changed_at__lt=self.before)
        if self.facet:
            records = records.filter(facets__contains=_word_of(self.facet))
        return records


def _word_of(facet: str) -> str:
    """As it stands among `facets`: with its value, or whatever its value is."""
    return f" {facet} " if ":" in facet else f" {facet}:"


def records_after(selection: Selection, place: Place | None, most: int) -> Sequence[CatalogueRecord]:
    records = selection.records()
    if place:
        later = Q(changed_at__gt=place.changed_at) | Q(changed_at=place.changed_at, pk__gt=place.pk)
        records = records.filter(later)
    return list(records[:most])


def retired_records(facets: Sequence[str], most: int) -> list[CatalogueRecord]:
    """Those that were retired last, with all of *facets*."""
    retired = CatalogueRecord.objects.filter(is_deleted=True).order_by("-changed_at", "-pk")
    for facet in facets:
        retired = retired.filter(facets__contains=f" {facet} ")
    return list(retired[:most])


def record_at(slug: str) -> CatalogueRecord | None:
    return CatalogueRecord.objects.filter(slug=slug).first()


def changed_at_of(slugs: Sequence[str]) -> dict[str, datetime]:
    """When each of the sheets at *slugs* changed last."""
    return dict(CatalogueRecord.objects.filter(slug__in=slugs).order_by().values_list("slug", "changed_at"))


def earliest_change() -> datetime | None:
    return CatalogueRecord.objects.order_by("changed_at", "pk").values_list("changed_at", flat=True).first()


def versions_of(sheets: Iterable[int]) -> dict[int, list[SheetVersion]]:
    """Of each sheet the newest version in force in each language, the newest of all first; no other text is read."""
    in_force = SheetVersion.objects.filter(sheet__in=list(sheets), retired_at=None).order_by("-number", "pk")
    newest: dict[tuple[int, str], int] = {}
    for sheet, language, key in in_force.values_list("sheet_id", "language", "pk"):
        newest.setdefault((sheet, language), key)
    versions = SheetVersion.objects.annotate(doi=DOI).in_bulk(newest.values())
    by_sheet: dict[int, list[SheetVersion]] = {}
    for (sheet, _language), key in newest.items():
        by_sheet.setdefault(sheet, []).append(versions[key])
    return by_sheet
