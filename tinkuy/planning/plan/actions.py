"""From an idea to the archive: each state has a gate, and the first day under way can be taken back."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import demand_text
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.actions.frame import lock
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState, InvitedCountry
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.cycles.queries import countries_without_focal_point
from tinkuy.planning.systematisation_plan.actions import take_suggested_plan

from .queries import REFUSALS, lacks_for


@transaction.atomic
def advance_cycle(*, actor: Person, cycle: Cycle, state: str, takes_suggested_plan: bool = False) -> Cycle:
    """Take the cycle to its next state, or cancel it. The given *cycle* shows the new state.

    Whoever announces it and *takes_suggested_plan* agrees to the plan of systematisation that the page suggests.

    What each state needs is said by `queries.lacks_for`; a refusal tells all of it at once.
    That a sheet is published before a cycle is documented is for publication to see to, which calls this.
    """
    rules.demand(actor, "advance_cycle", cycle)
    current = lock(cycle)
    if not rules.may_step(current.state, state):
        raise Refused(_illegal(current.state, state))
    if takes_suggested_plan and state == CycleState.CONVENING:
        take_suggested_plan(actor=actor, cycle=current)
    lacks = lacks_for(current, state)
    if lacks:
        words = "; ".join(lack.words for lack in lacks)
        raise Refused(str(REFUSALS[CycleState(state)]) % {"lacks": words})

    Cycle.objects.filter(pk=current.pk).update(state=state)
    if state == CycleState.CONVENING:
        Webinar.objects.filter(state=WebinarState.SCHEDULED).update(state=WebinarState.ANNOUNCED)
    cycle.state = state
    record(actor, "advanced", cycle, state=str(state))
    return cycle


@transaction.atomic
def take_back_start(*, actor: Person, cycle: Cycle) -> Cycle:
    """The cycle under way is announced again, as before: possible until its first session begins.

    Nothing else changes: its page stays public, its registrations and messages stand.
    """
    rules.demand(actor, "advance_cycle", cycle)
    current = lock(cycle)
    if current.state != CycleState.RUNNING:
        raise Refused(_("Only a cycle that is under way can go back to announced."))
    if not rules.may_take_back_start(current, Webinar.objects.all()):
        raise Refused(_("A session of this cycle has already begun: it stays under way."))

    Cycle.objects.filter(pk=current.pk).update(state=CycleState.CONVENING)
    cycle.state = CycleState.CONVENING
    record(actor, "took back the start of", cycle)
    return cycle


@transaction.atomic
def go_on_without(*, actor: Person, cycle: Cycle, countries: Sequence[str], reason: str) -> None:
    """Say why the cycle goes on without the focal points of these invited *countries*, as far as they have none."""
    rules.demand(actor, "advance_cycle", cycle)
    reason = demand_text(reason, _("Write why the cycle goes on without them."))
    lock(cycle)
    without = [code for code in countries_without_focal_point(cycle) if code in countries]
    if not without:
        raise Refused(_("Choose at least one country that has no focal point."))

    InvitedCountry.objects.filter(country__in=without).update(goes_without=reason)
    for code in without:
        record(actor, "went on without a focal point in", cycle, country=code, reason=reason)


@transaction.atomic
def await_focal_point(*, actor: Person, cycle: Cycle, country: str) -> None:
    """Take back the reason for going on without the focal point of *country*: it is missing again."""
    rules.demand(actor, "advance_cycle", cycle)
    settled = InvitedCountry.objects.filter(country=country).exclude(goes_without="")
    if settled.update(goes_without=""):
        record(actor, "awaited a focal point in", cycle, country=country)


def _illegal(now: str, then: str) -> str:
    words = {"now": CycleState(now).label, "then": CycleState(then).label if then in CycleState.values else then}
    return _("A cycle in the state «%(now)s» cannot go to «%(then)s».") % words
