from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.rules import demand
from tinkuy.publication.guard.queries import alerts_to_decide
from tinkuy.publication.sheets.models import Sheet
from tinkuy.systematisation.guard.actions import keep_decision, reopen_alert
from tinkuy.systematisation.guard.models import AlertDecision


@transaction.atomic
def decide_sheet_alert(*, actor: Person, sheet: Sheet, digest: str, answer: str) -> AlertDecision:
    """Say that words of the sheet may stand as they are; the decision is the same that findings and quotes have."""
    demand(actor, "write_sheets", sheet.home)
    alert = next((one for one in alerts_to_decide(sheet) if one.digest == digest), None)
    return keep_decision(actor=actor, cycle=sheet.cycle, found_alert=alert, answer=answer)


@transaction.atomic
def reopen_sheet_alert(*, actor: Person, sheet: Sheet, alert_decision: AlertDecision) -> None:
    """Take such a decision back: the words ask again. Of a sheet without a cycle its editors do it."""
    if sheet.cycle is not None:
        reopen_alert(actor=actor, alert_decision=alert_decision)
        return
    demand(actor, "write_sheets", sheet.home)
    if all(alert.decision != alert_decision for alert in alerts_to_decide(sheet)):
        raise Refused(_("These words have changed meanwhile. Look at the list again."))
    record(actor, "reopened", alert_decision)
    alert_decision.delete()
