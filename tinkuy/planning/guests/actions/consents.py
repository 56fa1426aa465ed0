"""What a guest agrees to, on their own page or on paper; each time a row of its own, so that the history stays."""

from collections.abc import Collection
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.own_pages.actions.consents import agree_to
from tinkuy.people.models import Person
from tinkuy.planning.cycles.actions.checks import demand_choice
from tinkuy.planning.guests.consent_words import CONSENT_WORDS
from tinkuy.planning.guests.models import PAPER, Guest, GuestConsent, GuestPurpose

from .details import demand_may_keep, lock_present
from .on_paper import erase_what_was_on_paper


@transaction.atomic
def give_guest_consents(*, guest: Guest, purposes: Collection[str], language: str) -> None:
    """Agree to exactly these purposes, in the words shown in *language*; any other consent in force ends now."""
    lock_present(guest)
    for purpose in purposes:
        demand_choice(purpose, GuestPurpose)
    agree_to(GuestConsent, CONSENT_WORDS, owner=guest, purposes=purposes, of=GuestPurpose.values, language=language)
    record(None, "changed consents", guest, purposes=sorted(purposes))


@transaction.atomic
def file_guest_consents(*, actor: Person, guest: Guest, purposes: Collection[str], signed_on: date) -> None:
    """File what a guest agreed to on paper on that day. A consent already in force stays as it is.

    What the guest took back on that day or since is not given again by the paper: only the guest gives it again.
    """
    demand_may_keep(actor, guest)
    lock_present(guest)
    if not purposes:
        raise Refused(_("Tick what the guest agreed to on paper."), about="purposes")
    for purpose in purposes:
        demand_choice(purpose, GuestPurpose)
    if signed_on > guest.cycle.today():
        raise Refused(_("The paper was signed today or before."), about="signed_on")
    agreed = set(GuestConsent.objects.filter(guest=guest, withdrawn_at=None).values_list("purpose", flat=True))
    new = sorted(set(purposes) - agreed)
    if not new:
        raise Refused(_("These consents are on file already."), about="purposes")
    zone = ZoneInfo(guest.cycle.zone)
    _demand_not_taken_back(guest, new, datetime.combine(signed_on, time(), tzinfo=zone))
    signed_at = datetime.combine(signed_on, time(12), tzinfo=zone)
    GuestConsent.objects.bulk_create(
        GuestConsent(
            cycle=guest.cycle,
            guest=guest,
            purpose=purpose,
            version=PAPER,
            language=guest.language,
            given_at=signed_at,
            recorded_by=actor,
        )
        for purpose in new
    )
    record(actor, "filed consents on paper", guest, purposes=new)


def _demand_not_taken_back(guest: Guest, purposes: Collection[str], day: datetime) -> None:
    if GuestConsent.objects.filter(guest=guest, purpose__in=purposes, withdrawn_at__gte=day).exists():
        raise Refused(
            _("The guest has taken this consent back since the paper was signed. Ask them to give it again."),
            about="purposes",
        )


@transaction.atomic
def end_guest_consent(*, actor: Person, guest: Guest, purpose: str) -> None:
    """A guest told the team that they take a consent back: it ends at once, and so does what the team wrote with it."""
    demand_may_keep(actor, guest)
    lock_present(guest)
    demand_choice(purpose, GuestPurpose)
    in_force = GuestConsent.objects.filter(guest=guest, purpose=purpose, withdrawn_at=None)
    if not in_force.update(withdrawn_at=clock.now()):
        raise Refused(_("This consent is not in force any more."))
    erase_what_was_on_paper(guest, purpose)
    record(actor, "ended a consent", guest, purpose=purpose)
