"""What a guest agrees to, on their own page or on paper; each time a row of its own, so that the history stays.

Biography and photo of a guest without an e-mail, who has no page, are written by the team, as far as a paper allows.
"""

from collections.abc import Collection
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.deeds import writing
from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.own_pages.actions import agree_to
from tinkuy.people.models import Person
from tinkuy.planning.cycles.actions.frame import Words, demand_choice
from tinkuy.planning.editing.personal_data import demand_nothing_personal
from tinkuy.planning.guests import photos
from tinkuy.planning.guests.models import PAPER, Guest, GuestConsent, GuestPurpose
from tinkuy.planning.name_consents.guest_words import CONSENT_WORDS

from .details import demand_may_keep, lock_present
from .erasing import drop_photo
from .own_page import demand_words_of_photo, put_photo_of, stored_photo


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
        raise Refused(_("This consent is no longer in force."))
    erase_what_was_on_paper(guest, purpose)
    record(actor, "ended a consent", guest, purpose=purpose)


@transaction.atomic
def write_guest_bio(*, actor: Person, guest: Guest, bio: Words) -> Guest:
    """Write the biography that the guest agreed to on paper."""
    _demand_on_paper(actor, guest, GuestPurpose.PUBLICATION)
    demand_nothing_personal(*bio.values())
    guest.bio = dict(bio)
    guest.save(update_fields=["bio"])
    record(actor, "wrote the biography", guest, withdraws=True)
    return guest


def file_guest_photo(*, actor: Person, guest: Guest, data: bytes | None, rights: str, alt: str) -> Guest:
    """Take in the photo that the guest agreed to on paper, or the words that belong to it."""
    with transaction.atomic():
        _demand_on_paper(actor, guest, GuestPurpose.PHOTO)
    demand_words_of_photo(guest, data=data, rights=rights, alt=alt)
    name = stored_photo(guest, data)
    with photos.forgotten_if_unused(name), writing():
        _demand_on_paper(actor, guest, GuestPurpose.PHOTO)
        put_photo_of(guest, name=name, rights=rights, alt=alt)
        record(actor, "put a photo", guest)
    return guest


@transaction.atomic
def take_guest_photo(*, actor: Person, guest: Guest) -> Guest:
    """Take the photo of a guest without an e-mail away for good; twice is once. No consent is needed for that."""
    demand_may_keep(actor, guest)
    lock_present(guest)
    _demand_no_page(guest)
    if guest.photo:
        drop_photo(guest)
        record(actor, "removed the photo", guest)
    return guest


def erase_what_was_on_paper(guest: Guest, purpose: str) -> None:
    """A consent has ended: what the team wrote with it goes, if the guest has no page on which to keep it."""
    if guest.sealed_email:
        return
    if purpose == GuestPurpose.PHOTO and guest.photo:
        drop_photo(guest)
    if purpose == GuestPurpose.PUBLICATION and guest.bio:
        guest.bio = {}
        guest.save(update_fields=["bio"])


def _demand_on_paper(actor: Person, guest: Guest, purpose: GuestPurpose) -> None:
    demand_may_keep(actor, guest)
    lock_present(guest)
    _demand_no_page(guest)
    if not GuestConsent.objects.filter(guest=guest, purpose=purpose, version=PAPER, withdrawn_at=None).exists():
        raise Refused(
            _("Put the consent on paper on file first: «%(purpose)s». Without it this is not written down.")
            % {"purpose": purpose.label}
        )


def _demand_no_page(guest: Guest) -> None:
    if guest.sealed_email:
        raise Refused(_("This guest has a page of their own, and writes this there."))
