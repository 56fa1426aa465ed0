"""The team decides on those who applied: each is told by mail, with the reason where there is one."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.convening.admission.actions.confirming import let_in
from tinkuy.convening.admission.queries import applicants
from tinkuy.convening.registrations.actions import draw_number
from tinkuy.convening.registrations.models import Registration, RegistrationState
from tinkuy.convening.session_changes.changes import demand_neutral
from tinkuy.convening.session_changes.confirming import calendar_of_place
from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.trail import record
from tinkuy.notices.letterhead import WITHDRAWING
from tinkuy.notices.outbox import owe_to_address
from tinkuy.own_pages.pages import entrance_path
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.actions.frame import lock
from tinkuy.planning.cycles.models.cycle import Cycle

LONGEST_REASON = 400
ADMITTED, NOT_ADMITTED = "registration-admitted", "registration-not-admitted"


@transaction.atomic
def admit(*, actor: Person, cycle: Cycle, chosen: Sequence[str], reason: str = "") -> int:
    """Those of *chosen* (public ids) who applied are registered, with a place where there is one; how many."""
    registrations, reason = _to_decide(actor, cycle, chosen, reason)
    for registration in registrations:
        number = draw_number(cycle)
        Registration.objects.filter(pk=registration.pk).update(state=RegistrationState.CONFIRMED, number=number)
        registration.state, registration.number = RegistrationState.CONFIRMED, number
        let_in(registration)
    _answer(actor, registrations, "admitted", ADMITTED, reason)
    return len(registrations)


@transaction.atomic
def decline(*, actor: Person, cycle: Cycle, chosen: Sequence[str], reason: str) -> int:
    """Those of *chosen* are not admitted, and read why; how many. They may register again."""
    if not tidy(reason):
        raise Refused(_("Write the reason: whoever registered reads it."), about="reason")
    registrations, reason = _to_decide(actor, cycle, chosen, reason)
    for registration in registrations:
        registration.state = RegistrationState.NOT_ADMITTED
        registration.seal_reason(reason)
        registration.save(update_fields=["state", "sealed_reason"])
    _answer(actor, registrations, "declined", NOT_ADMITTED, reason)
    return len(registrations)


def _to_decide(actor: Person, cycle: Cycle, chosen: Sequence[str], reason: str) -> tuple[list[Registration], str]:
    """Of the countries that *actor* speaks for, as they are now, without those on whom somebody decided meanwhile."""
    rules.demand(actor, "admit_participants", cycle)
    reason = tidy(reason)
    if len(reason) > LONGEST_REASON:
        raise Refused(_("A reason has at most %(longest)s characters.") % {"longest": LONGEST_REASON}, about="reason")
    demand_neutral(cycle, {cycle.main_language: reason})
    lock(cycle)
    registrations = list(applicants(actor, cycle).filter(public_id__in=chosen))
    if not registrations:
        raise Refused(_("Choose at least one person who waits for an answer."))
    return registrations, reason


def _answer(actor: Person, registrations: Iterable[Registration], deed: str, kind: str, reason: str) -> None:
    for registration in registrations:
        record(actor, deed, registration)
        owe_to_address(
            email=registration.email(),
            language=registration.language,
            kind=kind,
            dedupe_key=f"{kind}-{registration.public_id}",
            about=registration.about,
            reason=reason,
            path=entrance_path(Registration, registration.language),
            from_cycle=registration.cycle.public_id,
            stop=WITHDRAWING,
            calendar=calendar_of_place(registration) if kind == ADMITTED else {},
        )
