"""The sheets that belong to no cycle, as editors of the hub and their peers find them."""

from collections.abc import Iterable

from tinkuy.people.models import Person
from tinkuy.planning.rules import may
from tinkuy.publication.sheets.models import Sheet


def outside_sheets(person: Person) -> list[Sheet]:
    """In the scope of no cycle, the latest first: all that *person* may read."""
    sheets: Iterable[Sheet] = Sheet.objects.prefetch_related("authors", "peers")
    return [sheet for sheet in sheets if may(person, "read_drafts", sheet.home)]


def outside_sheet(public_id: str) -> Sheet | None:
    """One of them."""
    sheet: Sheet | None = Sheet.objects.filter(public_id=public_id).first()
    return sheet
