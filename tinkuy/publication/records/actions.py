from tinkuy.core import clock
from tinkuy.publication.sheets.models import Sheet

from .models import CatalogueRecord


def note_change(sheet: Sheet, facets: str | None) -> None:
    """Something that is told of *sheet* changed; without *facets* it was retired. Within the caller's transaction.

    A sheet that was never published has nothing to be followed.
    """
    changed_at = clock.now()
    if facets is None:
        CatalogueRecord.objects.filter(sheet=sheet).update(changed_at=changed_at, is_deleted=True)
        return
    values = {"slug": sheet.slug, "facets": facets, "changed_at": changed_at, "is_deleted": False}
    CatalogueRecord.objects.update_or_create(sheet=sheet, defaults=values)
