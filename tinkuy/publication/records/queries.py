"""The records in the order in which they changed, a part at a time: whoever follows misses none that changes meanwhile.

What changes while a list is read moves to its end, and is read once more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from .models import CatalogueRecord


@dataclass(frozen=True)
class Place:
    """Behind which record a list goes on."""

    changed_at: datetime
    pk: int


@dataclass(frozen=True)
class Selection:
    """Which records are asked for: changed from a moment on, before another, with a facet (`country:PE`)."""

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
            records = records.filter(facets__contains=f" {self.facet} ")
        return records


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
