"""A guest's photo: who it belongs to and what it shows are said with it. Nobody sees it without the consent to it."""

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.erasures import note_erasure
from tinkuy.journal.trail import record
from tinkuy.planning import photos
from tinkuy.planning.models import Guest

from .guest import lock_present
from .guest_erasing import PHOTO_DROPPED, drop_photo
from .personal_data import demand_nothing_personal


@transaction.atomic
def put_guest_photo(*, guest: Guest, data: bytes | None, rights: str, alt: str) -> Guest:
    """Take in a photo in the place of the one before, or, without *data*, the words that belong to it."""
    lock_present(guest)
    put_photo_of(guest, data=data, rights=rights, alt=alt)
    record(None, "put a photo", guest)
    return guest


@transaction.atomic
def remove_guest_photo(*, guest: Guest) -> Guest:
    """Take the photo away for good; twice is once."""
    if guest.photo:
        drop_photo(guest)
        record(None, "removed the photo", guest)
    return guest


def put_photo_of(guest: Guest, *, data: bytes | None, rights: str, alt: str) -> None:
    """As `put_guest_photo`, for whoever may: the row is locked already, and the caller leaves the trace."""
    if not tidy(rights):
        raise Refused(_("Write whose the photo is, or under which licence it may be shown."), about="rights")
    if not tidy(alt):
        raise Refused(_("Write what the photo shows, for those who do not see it."), about="alt")
    demand_nothing_personal(rights, alt)
    if data is None and not guest.photo:
        raise Refused(_("Choose a photo."), about="photo")
    former = guest.photo
    if data is not None:
        guest.photo = photos.keep(guest, photos.drawn_anew(data))
    guest.photo_rights, guest.photo_alt = tidy(rights), tidy(alt)
    guest.save(update_fields=["photo", "photo_rights", "photo_alt"])
    if former != guest.photo:
        note_erasure(PHOTO_DROPPED, former)
        transaction.on_commit(lambda: photos.forget(former))
