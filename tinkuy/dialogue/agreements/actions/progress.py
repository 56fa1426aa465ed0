"""What became of an agreement: each step with its day, the proof of what is done, the reason of what is dropped."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import demand_text, tidy
from tinkuy.dialogue.agreements import rules
from tinkuy.dialogue.agreements.models import Agreement, AgreementState, AgreementStep
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.hours import day_with_year, local_day
from tinkuy.planning.rules import demand


@transaction.atomic
def record_progress(*, actor: Person, agreement: Agreement, state: str, taken_on: date, note: str = "") -> Agreement:
    """Record the state that an agreement reached on a day, or news without one.

    *note* is what happened; of a done one it is the proof, of a dropped one the reason.
    """
    demand(actor, "keep_agreements", agreement.cycle)
    return write_step(actor, agreement, state=state, taken_on=taken_on, note=note)


def write_step(actor: Person | None, agreement: Agreement, *, state: str, taken_on: date, note: str = "") -> Agreement:
    """As `record_progress`, of whoever may do it: a party does by its link. Within the caller's transaction."""
    agreement = Agreement.objects.select_for_update(of=("self",)).select_related("cycle").get(pk=agreement.pk)
    note = tidy(note)
    rules.demand_step(agreement, state, note)
    _demand_day(agreement, taken_on)
    if state == AgreementState.DONE and state != agreement.state:
        agreement.proof = demand_text(
            note, _("Write or link what proves it: what is done has its proof."), about="note"
        )
    if state == AgreementState.DROPPED and state != agreement.state:
        agreement.reason = demand_text(note, _("Write why it is dropped."), about="note")
    is_news = state == agreement.state
    agreement.state = state
    agreement.save(update_fields=["state", "proof", "reason"])
    AgreementStep.objects.create(
        cycle=agreement.cycle, agreement=agreement, state=state, taken_on=taken_on, note=note, recorded_by=actor
    )
    record(actor, "noted progress of" if is_news else "moved", agreement, label=agreement.label, state=state)
    return agreement


def _demand_day(agreement: Agreement, taken_on: date) -> None:
    if taken_on > agreement.cycle.today():
        raise Refused(_("Write the day on which it happened: it cannot lie ahead."), about="taken_on")
    last = agreement.steps.order_by("taken_on").last()
    since = last.taken_on if last else local_day(agreement.made_at, agreement.cycle.zone)
    if taken_on < since:
        raise Refused(
            _("The day lies before what was written down last, on %(day)s.") % {"day": day_with_year(since)},
            about="taken_on",
        )
