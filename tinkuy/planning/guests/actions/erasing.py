"""What is kept of a guest no longer: at once when they withdraw, else some days after the close of the cycle."""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django_scopes import scope, scopes_disabled

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.lasting_erasure.forgetting import empty_the_log, forget_former_rows
from tinkuy.journal.erasures import note_erasure
from tinkuy.journal.trail import done_lately, record
from tinkuy.notices.models import DevelopmentMessage, Notice
from tinkuy.notices.outbox import forget_messages
from tinkuy.own_pages.actions import erase_entries, forget_spent_codes
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.names_in_files import erase_files_of_leaving, forget_callings, models_of_callings
from tinkuy.planning.guests import photos
from tinkuy.planning.guests.models import Guest, GuestCode, GuestConsent, GuestDevice, GuestPurpose

log = logging.getLogger("tinkuy.planning")

ERASED, REMOVED, PHOTO_DROPPED = "guest-erased", "guest-removed", "photo-dropped"
"""How the ledger of erasures calls them."""

EMPTY: dict[str, object] = {
    "sealed_name": b"",
    "sealed_email": b"",
    "email_index": "",
    "link_fingerprint": "",
    "link_sent_at": None,
    "post": "",
    "organisation": None,
    "organisation_name": "",
    "language": "",
    "bio": {},
    "sex": "",
    "photo": "",
    "photo_rights": "",
    "photo_alt": "",
}
"""What is left in the fields that say who somebody is; kind, country, sector and parts stay, to be counted."""

KEPT_BY = {GuestPurpose.ATTRIBUTION, GuestPurpose.PUBLICATION}
"""With both of these in force, what is published of a guest stays after the close, until they take it back."""
ORPHANED = timedelta(hours=1)
"""A photo's file that no row names after it belongs to a deed that was not completed."""


@transaction.atomic
def withdraw_guest(*, guest: Guest) -> None:
    """Erase name, e-mail, biography, photo and all that opens their page, at once; the consents end."""
    guest = Guest.objects.select_for_update().get(pk=guest.pk)
    if guest.is_erased:
        raise Refused(_("You have withdrawn already."))
    erase_guest(guest)
    record(None, "withdrew", guest)
    transaction.on_commit(empty_the_log)


def forget_guests_lately() -> bool:
    """The clock's deed, for a day: former versions of the rows of guests who left leave the disk."""
    has_left = any(done_lately(deed, "guest", hours=24) for deed in ("withdrew", "removed"))
    return forget_guest_rows() if has_left else True


def forget_guest_rows() -> bool:
    """Whether no byte is left of what was erased of guests."""
    return forget_former_rows(
        Guest, GuestCode, GuestDevice, GuestConsent, Notice, DevelopmentMessage, *models_of_callings()
    )


def erase_guests() -> int:
    """The clock's deed: erase whoever is due in every cycle; how many. An example's clock of erasure stands still."""
    erased = sum(_erase_in(cycle) for cycle in Cycle.objects.filter(clock_stands_at=None))
    forget_spent_codes(GuestCode)
    _forget_orphans()
    if erased:
        log.info("erased guests that were due", extra={"count": erased})
    return erased


@transaction.atomic
def _erase_in(cycle: Cycle) -> int:
    with scope(cycle=cycle):
        close = rules.close_of(cycle)
        if cycle.is_example or close is None or cycle.today() <= close + timedelta(days=cycle.keeps_days):
            return 0
        named = Guest.objects.exclude(sealed_name=b"").select_related("cycle").prefetch_related("consents")
        due = [guest for guest in named if not _stays(guest)]
        for guest in due:
            erase_guest(guest)
    if due:
        transaction.on_commit(forget_guest_rows)
    return len(due)


def _stays(guest: Guest) -> bool:
    """Whether they agreed that what is published stays. A photo that they do not allow goes all the same."""
    in_force = {consent.purpose for consent in guest.consents.all() if consent.withdrawn_at is None}
    stays = in_force >= KEPT_BY
    if stays and guest.photo and GuestPurpose.PHOTO not in in_force:
        drop_photo(guest)
    return stays


def drop_photo(guest: Guest) -> None:
    """The photo of *guest* goes, from the disk once the deed is complete."""
    name = guest.photo
    guest.photo = guest.photo_rights = guest.photo_alt = ""
    guest.save(update_fields=["photo", "photo_rights", "photo_alt"])
    note_erasure(PHOTO_DROPPED, name)
    transaction.on_commit(lambda: photos.PHOTOS.forget(name))


def erase_guest(guest: Guest) -> None:
    """Everything that says who they are; the row stays, to be counted."""
    erase_traces(guest)
    erase_files_of_leaving(guest.cycle, [guest.name(), guest.email()])
    note_erasure(ERASED, guest.public_id)
    erase_entries(GuestDevice, GuestCode, [guest])
    GuestConsent.objects.filter(guest=guest, withdrawn_at=None).update(withdrawn_at=clock.now())
    Guest.objects.filter(pk=guest.pk).update(**EMPTY)
    guest.refresh_from_db()


def erase_traces(guest: Guest) -> None:
    """What lies outside of the guest's rows: messages, names that files gave. The photo's file, if the guest goes."""
    forget_messages(about=guest.about, email=guest.email())
    forget_callings(guest.cycle, lambda: [guest.name()])
    name = guest.photo
    if name:
        transaction.on_commit(lambda: _forget_unused(name))


def _forget_unused(name: str) -> None:
    with scopes_disabled():
        if not Guest.objects.filter(photo=name).exists():
            photos.PHOTOS.forget(name)


def _forget_orphans() -> None:
    with scopes_disabled():
        named = set(Guest.objects.exclude(photo="").values_list("photo", flat=True))
    photos.PHOTOS.forget_all_but(named, clock.now() - ORPHANED)
