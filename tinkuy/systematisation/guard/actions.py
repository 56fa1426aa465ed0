"""Resolving what the personal-data guard found, one alert after the other."""

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.rules import demand
from tinkuy.systematisation.evidence.actions import passage_under
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue
from tinkuy.systematisation.guard.queries import AlertInPassage
from tinkuy.systematisation.transcripts.actions.redacting import redact_cue

from .models import AlertDecision


@transaction.atomic
def decide_alert(*, actor: Person, cycle: Cycle, found_alert: AlertInPassage | None, answer: str) -> AlertDecision:
    """Say that these words may stand as they are. They hold for exactly these words: others ask again."""
    demand(actor, "resolve_personal_data", cycle)
    return keep_decision(actor=actor, cycle=cycle, found_alert=found_alert, answer=answer)


@transaction.atomic
def keep_decision(
    *, actor: Person, cycle: Cycle | None, found_alert: AlertInPassage | None, answer: str
) -> AlertDecision:
    """As `decide_alert`; whoever calls it has asked its own permission."""
    if found_alert is None:
        raise Refused(_("These words have changed meanwhile. Look at the list again."))
    if answer not in found_alert.answers:
        raise Refused(_("Say why these words may stand."), about="answer")
    alert_decision: AlertDecision
    alert_decision, is_new = AlertDecision.objects.get_or_create(
        cycle=cycle,
        digest=found_alert.digest,
        defaults={"kind": found_alert.alert.kind, "answer": answer, "decided_by": actor},
    )
    if is_new:
        record(actor, "decided", alert_decision)
    return alert_decision


@transaction.atomic
def reopen_alert(*, actor: Person, alert_decision: AlertDecision) -> None:
    """Take a decision back: the words ask again, and nothing that holds them is published."""
    demand(actor, "resolve_personal_data", alert_decision.cycle)
    record(actor, "reopened", alert_decision)
    alert_decision.delete()


@transaction.atomic
def take_out_alert(*, actor: Person, cycle: Cycle, found_alert: AlertInPassage | None) -> Cue:
    """Take the words out of the transcript for good; quotes follow."""
    demand(actor, "edit_transcripts", cycle)
    if found_alert is None:
        raise Refused(_("These words have changed meanwhile. Look at the list again."))
    row, start, end = found_alert.passage.row, found_alert.alert.start, found_alert.alert.end
    if isinstance(row, Excerpt) and row.cue:
        places = passage_under(row).places(start, end)
    elif isinstance(row, Cue):
        places = [(row, start, end)]
    else:
        raise Refused(_("Only words of a transcript can be taken out. Write others in their place."))
    redacted = [redact_cue(actor=actor, cue=cue, start=begin, end=stop) for cue, begin, stop in places]
    return redacted[0]
