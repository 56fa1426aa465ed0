from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.people.models import Person
from tinkuy.planning.rules import may
from tinkuy.publication.comments.models import SheetComment
from tinkuy.publication.sheets.models import Sheet, SheetState


def demand_open_draft(sheet: Sheet) -> None:
    """A retired sheet is not written any more, so nobody says anything of its draft."""
    if sheet.state == SheetState.RETIRED:
        raise Refused(_("The sheet was retired: its draft takes no comments."))


def may_remove(person: Person, comment: SheetComment) -> bool:
    return comment.person_id == person.pk or may(person, "write_sheets", comment.sheet.home)
