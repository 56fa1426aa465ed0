"""Published versions, made as rows, for the tests of the hub."""

from dataclasses import replace
from datetime import UTC, datetime

from django_scopes import scopes_disabled

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.content.tests.sheets import whole_sheet
from tinkuy.publication.search.actions import write_card
from tinkuy.publication.sheets.models import Sheet, SheetVersion


def version_of(
    cycle: Cycle, slug: str = "ficha", language: str = "es", number: int = 1, year: int = 2026, **changed: object
) -> SheetVersion:
    """A version of the sheet at *slug*: that of the whole example sheet, with some fields changed."""
    content: SheetContent = replace(whole_sheet(language), **changed)  # type: ignore[arg-type]
    with scopes_disabled():
        sheet, _made = Sheet.objects.get_or_create(cycle=cycle, slug=slug, defaults={"state": "published"})
    version = SheetVersion.objects.create(
        sheet=sheet,
        slug=slug,
        cycle_slug=cycle.slug,
        number=number,
        language=language,
        content=content.to_json(),
        content_hash=content.content_hash(),
        published_at=datetime(year, 9, number, tzinfo=UTC),
    )
    write_card(sheet)
    return version


def retire(version: SheetVersion, reason: str = "Se corrige.") -> None:
    SheetVersion.objects.filter(sheet=version.sheet).update(
        retired_at=datetime(2026, 10, 1, tzinfo=UTC), retired_reason=reason
    )
    write_card(version.sheet)
