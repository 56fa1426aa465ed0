from tinkuy.people.models import Person
from tinkuy.planning.rules import may
from tinkuy.publication.reviews.rules import is_author
from tinkuy.publication.sheets.models import Sheet, SheetState


def may_publish_sheet(person: Person, sheet: Sheet) -> bool:
    """A hub editor who did not write it publishes the approved sheet."""
    is_ready = sheet.state == SheetState.APPROVED and not is_author(person, sheet)
    return is_ready and may(person, "publish_sheets", sheet.cycle)
