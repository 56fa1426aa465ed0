"""The mail was answered: from then on a registration counts, or the team decides whether it does."""

from django.db import transaction

from tinkuy.convening.admission.actions.places import claim_places
from tinkuy.convening.registrations.actions import REMOVED, draw_number
from tinkuy.convening.registrations.later_stages import do_at_registering
from tinkuy.convening.registrations.models import IN_FORCE, Registration, RegistrationState
from tinkuy.core import clock
from tinkuy.journal.erasures import note_erasure
from tinkuy.journal.trail import record
from tinkuy.planning.cycles.actions.frame import lock


@transaction.atomic
def confirm_registration(*, registration: Registration) -> Registration:
    """The mail was answered: it counts, or waits for the team where that decides on each.

    Confirming again changes nothing; others of the address go.
    """
    cycle = lock(registration.cycle)
    same = Registration.objects.filter(cycle=cycle, email_index=registration.email_index)
    known: Registration | None = same.filter(state__in=IN_FORCE).first()
    if known is None:
        waits = same.filter(pk=registration.pk, state=RegistrationState.PENDING)
        if cycle.admits_by_approval:
            waits.update(state=RegistrationState.APPLIED, confirmed_at=clock.now())
        else:
            waits.update(state=RegistrationState.CONFIRMED, confirmed_at=clock.now(), number=draw_number(cycle))
        registration.refresh_from_db()
        if registration.is_confirmed:
            let_in(registration)
        record(None, "confirmed", registration)
    others = same.filter(state__in=(RegistrationState.PENDING, RegistrationState.NOT_ADMITTED))
    note_erasure(REMOVED, *others.values_list("public_id", flat=True))
    others.delete()
    return known or registration


def let_in(registration: Registration) -> None:
    """A place in each session that they chose, and what each stage does for whoever is registered."""
    claim_places(registration, list(registration.webinars.select_related("cycle")))
    do_at_registering(registration)
