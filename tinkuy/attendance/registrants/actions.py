"""What the coordination does to a few registrations at once, each with a trace that its person reads; and its looks."""

import secrets
from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.attendance.lists.actions import countries_for, demand_reason
from tinkuy.attendance.lists.queries.named import sessions_of_list
from tinkuy.attendance.registrants.queries import Reach, listed_registrations
from tinkuy.convening.admission.actions.confirming import confirm_registration
from tinkuy.convening.admission.actions.deciding import admit, decline
from tinkuy.convening.registrations.models import (
    PersonalCode,
    Registration,
    RegistrationSource,
    RegistrationState,
)
from tinkuy.convening.withdrawing.actions import withdraw_registration
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.trail import entries_of, record
from tinkuy.own_pages.actions import has_too_many_codes, mail_code
from tinkuy.people.countries import countries
from tinkuy.people.models import Organisation, Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.actions.frame import lock
from tinkuy.planning.cycles.models.cycle import Cycle

LOOKED = "looked at the registrations of"
ONE_LOOK = timedelta(hours=1)
MOST_AT_ONCE = 50
EVERY_COUNTRY = Reach(None, {})
"""Whose rows the coordination may change."""


def reach_of(person: Person, cycle: Cycle) -> Reach | None:
    """What *person* may read of the *cycle* in scope; None where there may be no list."""
    rules.demand(person, "see_registrants", cycle)
    own = countries_for(person, cycle)
    sessions = sessions_of_list(cycle, own)
    return None if sessions is None else Reach(own, sessions)


@transaction.atomic
def note_look(*, actor: Person, cycle: Cycle, reach: Reach) -> None:
    """That *actor* reads names: once an hour, however many pages they turn. Each who is on them reads it."""
    own = " ".join(sorted(reach.countries or ()))
    since = clock.now() - ONE_LOOK
    if (
        not entries_of(cycle, LOOKED, countries=own)
        .filter(actor=actor, at__gte=since, at__lte=clock.horizon())
        .exists()
    ):
        record(actor, "looked at the registrations of", cycle, countries=own)


@transaction.atomic
def confirm_by_hand(*, actor: Person, cycle: Cycle, public_ids: Sequence[str], reason: str) -> int:
    """Of those whose mail was not answered: the team knows by another way that they are who they say."""
    words = demand_reason(reason, missing=_("Write why, in a sentence: each person reads it on their page."))
    chosen = _chosen(actor, cycle, public_ids, RegistrationState.PENDING)
    for registration in chosen:
        confirm_registration(registration=registration)
        record(actor, "confirmed by hand", registration, text=words)
    return len(chosen)


@transaction.atomic
def send_confirmation_again(*, actor: Person, cycle: Cycle, public_ids: Sequence[str]) -> int:
    """A new link to those who have not answered the mail; the former one opens nothing any more. Who was sent enough
    within the hour is passed over.
    """
    chosen = _chosen(actor, cycle, public_ids, RegistrationState.PENDING)
    due = [
        registration for registration in chosen if not has_too_many_codes(PersonalCode, cycle, registration.email_index)
    ]
    if not due:
        raise Refused(_("They were sent enough messages within this hour. Try again later."))
    for registration in due:
        secret = secrets.token_urlsafe(24)
        registration.link_fingerprint = Registration.fingerprint_of_link(secret)
        registration.save(update_fields=["link_fingerprint"])
        mail_code(
            PersonalCode, [registration], kind="confirm-registration", language=registration.language, secret=secret
        )
        record(actor, "sent the confirmation again", registration)
    return len(due)


@transaction.atomic
def withdraw_by_hand(*, actor: Person, cycle: Cycle, public_ids: Sequence[str], reason: str) -> int:
    """Everything that says who they are goes at once, as if they had withdrawn; it cannot be taken back."""
    words = demand_reason(reason, missing=_("Write why, in a sentence: each person reads it on their page."))
    chosen = _chosen(actor, cycle, public_ids, RegistrationState.CONFIRMED)
    for registration in chosen:
        record(actor, "withdrew by hand", registration, text=words)
        withdraw_registration(registration=registration)
    return len(chosen)


def admit_chosen(*, actor: Person, cycle: Cycle, public_ids: Sequence[str], reason: str) -> int:
    """Those who applied are registered, and read it by mail."""
    return admit(actor=actor, cycle=cycle, chosen=_at_once(public_ids), reason=reason)


def decline_chosen(*, actor: Person, cycle: Cycle, public_ids: Sequence[str], reason: str) -> int:
    """Those who applied are not registered, and read why by mail."""
    return decline(actor=actor, cycle=cycle, chosen=_at_once(public_ids), reason=reason)


@transaction.atomic
def mark_as_walk_ins(*, actor: Person, cycle: Cycle, public_ids: Sequence[str]) -> int:
    """They came without registering, and were registered afterwards."""
    return _set_source(actor, cycle, public_ids, RegistrationSource.WALK_IN, "marked as a walk-in")


@transaction.atomic
def unmark_walk_ins(*, actor: Person, cycle: Cycle, public_ids: Sequence[str]) -> int:
    """They registered before they came: the mark was a mistake."""
    return _set_source(actor, cycle, public_ids, RegistrationSource.REGISTERED, "unmarked as a walk-in")


def _set_source(actor: Person, cycle: Cycle, public_ids: Sequence[str], source: str, deed: str) -> int:
    chosen = _chosen(actor, cycle, public_ids, RegistrationState.CONFIRMED)
    for registration in chosen:
        registration.source = source
        registration.save(update_fields=["source"])
        record(actor, deed, registration)
    return len(chosen)


@transaction.atomic
def correct_origin(
    *, actor: Person, cycle: Cycle, public_ids: Sequence[str], country: str, organisation: Organisation | None
) -> int:
    """Their country or their institution, as the coordination knows it; what is not said stays."""
    if not country and organisation is None:
        raise Refused(_("Choose a country or an institution."), about="country")
    if country and country not in countries():
        raise Refused(_("Choose a country of the list."), about="country")
    chosen = _chosen(actor, cycle, public_ids, *RegistrationState.values)
    for registration in chosen:
        registration.country = country or registration.country
        registration.organisation = organisation or registration.organisation
        registration.save(update_fields=["country", "organisation"])
        record(actor, "corrected the origin", registration)
    return len(chosen)


def _chosen(actor: Person, cycle: Cycle, public_ids: Sequence[str], *states: str) -> list[Registration]:
    """Those of *public_ids* in one of *states* whom *actor* may change, locked."""
    rules.demand(actor, "keep_registrants", cycle)
    wanted = _at_once(public_ids)
    lock(cycle)  # before the rows, as whoever gives a place does
    own = listed_registrations(EVERY_COUNTRY).filter(public_id__in=wanted, state__in=states)
    chosen = list(own.select_for_update(of=("self",)).select_related("cycle").order_by("pk"))
    if not chosen:
        raise Refused(_("Nobody of those chosen is in that state any more."))
    return chosen


def _at_once(public_ids: Sequence[str]) -> Sequence[str]:
    if len(public_ids) > MOST_AT_ONCE:
        raise Refused(_("Choose fewer at once."))
    return public_ids
