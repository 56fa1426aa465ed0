"""Cancelling a whole cycle: its sessions to come are off, and everyone who registered is told, each once."""

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.convening.changes import demand_neutral
from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.actions.checks import Words, demand_words, lock
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.plan.actions import advance_cycle

from .telling import tell_of_cycle


@transaction.atomic
def cancel_cycle(*, actor: Person, cycle: Cycle, reason: Words | None = None) -> Cycle:
    """End the cycle for good before its close. Nothing is erased before its day; *reason* is needed once announced."""
    rules.demand(actor, "advance_cycle", cycle)
    current = lock(cycle)
    was_announced = current.is_announced
    reason = {language: tidy(text) for language, text in (reason or {}).items() if tidy(text)}
    ahead = list(Webinar.objects.filter(state__in=(*rules.TO_START, WebinarState.POSTPONED, WebinarState.DRAFT)))
    if Webinar.objects.filter(state=WebinarState.LIVE).exists():
        raise Refused(_("A session is going on now. Cancel the cycle once it has ended."))
    if was_announced:
        demand_words(reason, current.main_language, _("Write the reason: those registered read it."), about="reason")
        demand_neutral(current, reason)
    cancelled = advance_cycle(actor=actor, cycle=cycle, state=CycleState.CANCELLED)
    for webinar in ahead:
        webinar.cycle, webinar.state, webinar.change_reason = cycle, WebinarState.CANCELLED, reason
        webinar.revision += 1
    Webinar.objects.bulk_update(ahead, ["state", "change_reason", "revision"])
    if was_announced:
        tell_of_cycle(actor, cancelled, ahead, reason)
    return cancelled
