"""Opening the call for themes and experiences, and closing it."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.clock import day_of
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState

from .checks import lock

CALLING = (CycleState.IDEA, CycleState.DESIGN, CycleState.CONVENING, CycleState.RUNNING)
"""Later no session is left that a proposal could enter."""


@transaction.atomic
def open_call(*, actor: Person, cycle: Cycle, until: date) -> Cycle:
    """Ask for proposals until the end of the day *until*; an open call gets another last day. *cycle* shows it."""
    rules.demand(actor, "run_the_call", cycle)
    current = lock(cycle)
    if current.state not in CALLING:
        raise Refused(_("This cycle has closed: it takes no more proposals."))
    if until < day_of(current):
        raise Refused(_("Choose a last day that is still to come."), about="until")
    cycle.call_until = until
    cycle.save(update_fields=["call_until"])
    record(actor, "opened the call of", cycle, until=until.isoformat())
    return cycle


@transaction.atomic
def close_call(*, actor: Person, cycle: Cycle) -> Cycle:
    """Take no more proposals from now on; what was proposed stays, to be decided."""
    rules.demand(actor, "run_the_call", cycle)
    if lock(cycle).call_until is None:
        raise Refused(_("The call is closed already."))
    cycle.call_until = None
    cycle.save(update_fields=["call_until"])
    record(actor, "closed the call of", cycle)
    return cycle
