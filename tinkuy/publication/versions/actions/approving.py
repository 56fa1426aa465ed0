from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules as team
from tinkuy.publication.reviews import rules
from tinkuy.publication.sheets.actions.drafting import change_state
from tinkuy.publication.sheets.actions.messages import tell_hub_editors
from tinkuy.publication.sheets.models import Sheet, SheetState
from tinkuy.publication.sheets.queries import drafts_hash
from tinkuy.publication.versions.models import Approval


@transaction.atomic
def approve_sheet(*, actor: Person, sheet: Sheet) -> Approval:
    """A focal point approves the exact words of all languages, once two peers of two countries found them good."""
    team.demand(actor, "approve_sheets", sheet.cycle)
    if rules.is_author(actor, sheet):
        raise Refused(_("Nobody approves their own text. Ask another focal point."))
    content_hash = drafts_hash(sheet)
    if not rules.is_reviewed(sheet, content_hash):
        raise Refused(_("Two favourable reviews from two countries are needed, over the text as it stands now."))
    change_state(sheet, (SheetState.IN_REVIEW,), SheetState.APPROVED)
    approval, _is_new = Approval.objects.update_or_create(
        sheet=sheet,
        content_hash=content_hash,
        defaults={"cycle": sheet.cycle, "person": actor, "given_at": clock.now()},
    )
    tell_hub_editors(sheet)
    record(actor, "approved", sheet, content_hash=content_hash)
    return approval
