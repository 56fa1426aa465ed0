"""From an idea to the archive: each state has a gate."""

from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.countries import country_name
from tinkuy.people.models import Person
from tinkuy.planning import queries, rules
from tinkuy.planning.models import Cycle, CycleState, Hook, HookState, SystematisationPlan, Webinar, WebinarState
from tinkuy.planning.models.hook import HookTarget

from .content import lock


@transaction.atomic
def advance_cycle(*, actor: Person, cycle: Cycle, state: str, exception: str = "") -> Cycle:
    """Take the cycle to its next state, or cancel it. The given *cycle* shows the new state.

    To be announced it needs two webinars in order, a plan of systematisation, and a focal point for every invited
    country; *exception* says why one may be missing. No session may be ahead when it closes, no hook loose when it
    goes on to systematise.
    That a sheet is published before a cycle is documented is for publication to see to, which calls this.
    """
    rules.demand(actor, "advance_cycle", cycle)
    current = lock(cycle)
    if not rules.may_step(current.state, state):
        raise Refused(_illegal(current.state, state))
    gate = GATES.get(CycleState(state))
    if gate:
        gate(current, exception.strip())

    Cycle.objects.filter(pk=current.pk).update(state=state)
    if state == CycleState.CONVENING:
        Webinar.objects.filter(state=WebinarState.SCHEDULED).update(state=WebinarState.ANNOUNCED)
    cycle.state = state
    record(actor, "advanced", cycle, state=str(state), exception=exception)
    return cycle


def _illegal(now: str, then: str) -> str:
    words = {"now": CycleState(now).label, "then": CycleState(then).label if then in CycleState.values else then}
    return _("A cycle in the state «%(now)s» cannot go to «%(then)s».") % words


def _may_convene(cycle: Cycle, exception: str) -> None:
    webinars = list(Webinar.objects.exclude(state__in=(WebinarState.CANCELLED, WebinarState.DRAFT)))
    if len(webinars) < 2:
        raise Refused(_("To announce the cycle, plan at least two sessions."))
    if not SystematisationPlan.objects.filter(cycle=cycle).exists():
        raise Refused(
            _("To announce the cycle, write its plan of systematisation: what it means to learn from itself.")
        )
    missing = queries.countries_without_focal_point(cycle)
    if missing and not exception:
        names = ", ".join(country_name(code) for code in missing)
        raise Refused(
            _("These countries have no focal point yet: %(names)s. Name one, or write why you go on without.")
            % {"names": names}
        )


def _may_close(cycle: Cycle, exception: str) -> None:
    ahead = [webinar for webinar in Webinar.objects.all() if not (webinar.is_held or _is_off(webinar))]
    if ahead:
        places = ", ".join(str(webinar.ordinal) for webinar in ahead)
        raise Refused(_("These sessions were neither held nor cancelled: %(places)s.") % {"places": places})


def _is_off(webinar: Webinar) -> bool:
    return webinar.state == WebinarState.CANCELLED


def _may_systematise(cycle: Cycle, exception: str) -> None:
    _demand_settled([hook for hook in _planted() if hook.target_kind == HookTarget.WEBINAR])


def _may_be_documented(cycle: Cycle, exception: str) -> None:
    """The product picks up what was left for it; what was left for the next cycle stays planted until that begins."""
    _demand_settled([hook for hook in _planted() if rules.is_loose(hook)])


def _planted() -> list[Hook]:
    return list(Hook.objects.filter(state=HookState.PLANTED))


def _demand_settled(loose: list[Hook]) -> None:
    if loose:
        raise Refused(
            ngettext(
                "This thread is still open: %(labels)s. Mark it as picked up, or close it with a reason.",
                "These threads are still open: %(labels)s. Mark them as picked up, or close them with a reason.",
                len(loose),
            )
            % {"labels": ", ".join(hook.label for hook in loose)}
        )


GATES: dict[CycleState, Callable[[Cycle, str], None]] = {
    CycleState.CONVENING: _may_convene,
    CycleState.CLOSING: _may_close,
    CycleState.SYSTEMATISING: _may_systematise,
    CycleState.DOCUMENTED: _may_be_documented,
}
