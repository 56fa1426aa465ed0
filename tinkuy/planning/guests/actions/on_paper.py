"""Biography and photo of a guest without an e-mail, who has no page: the team writes them, as far as a paper allows."""

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.deeds import writing
from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.cycles.actions.checks import Words
from tinkuy.planning.editing.personal_data import demand_nothing_personal
from tinkuy.planning.guests import photos
from tinkuy.planning.guests.models import PAPER, Guest, GuestConsent, GuestPurpose

from .details import demand_may_keep, lock_present
from .erasing import drop_photo
from .photo import demand_words_of_photo, put_photo_of, stored_photo


@transaction.atomic
def write_guest_bio(*, actor: Person, guest: Guest, bio: Words) -> Guest:
    """Write the biography that the guest agreed to on paper."""
    _demand_on_paper(actor, guest, GuestPurpose.PUBLICATION)
    demand_nothing_personal(*bio.values())
    guest.bio = dict(bio)
    guest.save(update_fields=["bio"])
    record(actor, "wrote the biography", guest)
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
