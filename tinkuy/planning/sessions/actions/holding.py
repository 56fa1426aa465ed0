"""What happens to a webinar once its day comes."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.differences import differences
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.actions.frame import Words, demand_unchanged, demand_words, lock
from tinkuy.planning.cycles.models.cycle import CycleState
from tinkuy.planning.cycles.models.webinar import TO_COME, Webinar, WebinarState
from tinkuy.planning.sessions.actions.hours import demand_past
from tinkuy.planning.states import state_of

OF_CONVENING = (WebinarState.POSTPONED, WebinarState.CANCELLED)
"""Those registered are told of these, which the stage that knows them does."""


@transaction.atomic
def start_webinar(*, actor: Person, webinar: Webinar) -> Webinar:
    """The webinar begins now: its clock runs from this moment."""
    rules.demand(actor, "hold_webinars", webinar.cycle)
    if lock(webinar.cycle).state != CycleState.RUNNING:
        raise Refused(_("Sessions are held while the cycle is running."))
    begun = Webinar.objects.filter(pk=webinar.pk, state__in=TO_COME)
    if not begun.update(state=WebinarState.LIVE, actually_started_at=clock.now()):
        raise Refused(_("This session is not waiting to begin. Reload the page."))
    webinar.refresh_from_db()
    record(actor, "started", webinar)
    return webinar


@transaction.atomic
def hold_webinar(
    *, actor: Person, webinar: Webinar, started_at: datetime | None = None, ended_at: datetime | None = None
) -> Webinar:
    """Say that the webinar took place, and when it really began and ended (as planned, if not said)."""
    rules.demand(actor, "hold_webinars", webinar.cycle)
    started_at, ended_at = started_at or webinar.starts_at, ended_at or webinar.ends_at
    demand_past(webinar, started_at, ended_at)
    if lock(webinar.cycle).state != CycleState.RUNNING:
        raise Refused(_("Sessions are held while the cycle is running."))
    changes = {"state": WebinarState.HELD, "actually_started_at": started_at, "actually_ended_at": ended_at}
    if not Webinar.objects.filter(pk=webinar.pk, state__in=rules.READY).update(**changes):
        raise Refused(_("This session was already held, postponed or cancelled."))
    webinar.refresh_from_db()
    record(actor, "held", webinar)
    return webinar


@transaction.atomic
def summarise_webinar(*, actor: Person, webinar: Webinar, summary: Words, read_as: str = "") -> Webinar:
    """Write what was said in a webinar that was held, for its page."""
    rules.demand(actor, "hold_webinars", webinar.cycle)
    if not webinar.is_held:
        raise Refused(_("A session is summarised once it was held."))
    demand_words(
        summary, webinar.cycle.main_language, _("Write the summary in the main language of the cycle."), about="summary"
    )

    lock(webinar.cycle)
    webinar = Webinar.objects.get(pk=webinar.pk)
    before = state_of(webinar)
    demand_unchanged(before, read_as)
    webinar.summary = dict(summary)
    webinar.save(update_fields=["summary"])
    record(actor, "summarised", webinar, changes=differences(before, state_of(webinar)))
    return webinar


@transaction.atomic
def set_webinar_state(*, actor: Person, webinar: Webinar, state: str) -> Webinar:
    """Take a webinar to a state that may follow its own; `hold_webinar` alone makes it held for the first time.

    To postpone, to cancel and to give a postponed one a date are deeds of convening, which tell those registered.
    """
    planned = state in TO_COME
    rules.demand(actor, "plan_cycle" if planned else "hold_webinars", webinar.cycle)
    current = Webinar.objects.get(pk=webinar.pk).state
    if state in OF_CONVENING or (planned and current == WebinarState.POSTPONED):
        raise Refused(_("Postpone, cancel or give a new date on the page of its own: those registered are told."))
    if not rules.may_become(current, state):
        raise Refused(_illegal(current, state))
    if not Webinar.objects.filter(pk=webinar.pk, state=current).update(state=state):
        raise Refused(_("Somebody else has just changed this session. Reload the page."))
    webinar.state = state
    record(actor, "changed state", webinar, state=str(state))
    return webinar


def _illegal(now: str, then: str) -> str:
    label = WebinarState(then).label if then in WebinarState.values else then
    words = {"now": WebinarState(now).label, "then": label}
    return _("A session in the state «%(now)s» cannot become «%(then)s».") % words
