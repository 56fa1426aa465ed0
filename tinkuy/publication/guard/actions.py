from django.db import transaction

from tinkuy.people.models import Person
from tinkuy.planning.rules import demand
from tinkuy.publication.guard.queries import alerts_of
from tinkuy.publication.sheets.models import Sheet
from tinkuy.systematisation.guard.actions import keep_decision
from tinkuy.systematisation.guard.models import AlertDecision


@transaction.atomic
def decide_sheet_alert(*, actor: Person, sheet: Sheet, digest: str, answer: str) -> AlertDecision:
    """Say that words of the sheet may stand as they are; the decision is the same that findings and quotes have."""
    demand(actor, "write_sheets", sheet.cycle)
    alert = next((one for one in alerts_of(sheet) if one.digest == digest), None)
    return keep_decision(actor=actor, cycle=sheet.cycle, found_alert=alert, answer=answer)
