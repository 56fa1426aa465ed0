"""What a guest corrects of themselves, and their photo.

Who the photo belongs to and what it shows are said with it. Nobody sees it without the consent to it.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.deeds import writing
from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.erasures import note_erasure
from tinkuy.journal.trail import record
from tinkuy.people.queries import organisation_named
from tinkuy.people.roles import Sector
from tinkuy.planning.cycles.actions.frame import Words, demand_choice
from tinkuy.planning.editing.personal_data import demand_nothing_personal
from tinkuy.planning.guests import photos
from tinkuy.planning.guests.models import Guest, GuestKind, Sex
from tinkuy.planning.institutions.queries import hold_institutions

from .details import demand_present, lock_present
from .erasing import PHOTO_DROPPED, drop_photo


@transaction.atomic
def correct_guest(
    *, guest: Guest, name: str, post: str, organisation: str, sector: str, language: str, bio: Words, sex: str = ""
) -> Guest:
    """Write anew how they are called and where they work, their biography, and, of a speaker, the sex they volunteer.

    Country and address are the team's to change: they say who keeps the guest and what opens the page.
    """
    lock_present(guest)
    if not tidy(name):
        raise Refused(_("Write your name as it should be shown."), about="name")
    for code, choices in ((sector, Sector), (sex, Sex)):
        if code:
            demand_choice(code, choices)
    demand_nothing_personal(name, post, organisation, *bio.values())
    known_organisation = organisation_named(organisation)
    if known_organisation is not None and not hold_institutions({known_organisation.pk}):
        known_organisation = None  # somebody merged it at this moment: it stays as typed
    guest.organisation, guest.organisation_name = known_organisation, "" if known_organisation else tidy(organisation)
    guest.post, guest.sector, guest.language, guest.bio = tidy(post), sector, language, dict(bio)
    guest.sex = sex if guest.kind == GuestKind.SPEAKER else ""
    guest.seal_name(tidy(name))
    guest.save()
    record(None, "corrected their data", guest)
    return guest


def put_guest_photo(*, guest: Guest, data: bytes | None, rights: str, alt: str) -> Guest:
    """Take in a photo in the place of the one before, or, without *data*, the words that belong to it."""
    demand_present(guest)
    demand_words_of_photo(guest, data=data, rights=rights, alt=alt)
    name = stored_photo(guest, data)
    with photos.forgotten_if_unused(name), writing():
        lock_present(guest)
        put_photo_of(guest, name=name, rights=rights, alt=alt)
        record(None, "put a photo", guest)
    return guest


@transaction.atomic
def remove_guest_photo(*, guest: Guest) -> Guest:
    """Take the photo away for good; twice is once."""
    if guest.photo:
        drop_photo(guest)
        record(None, "removed the photo", guest)
    return guest


def stored_photo(guest: Guest, data: bytes | None) -> str:
    """The name of the file in which the photo lies, drawn anew and sealed, before anything is locked; "" without one.

    One that no row names in the end is swept by the clock.
    """
    return photos.keep(guest, photos.drawn_anew(data)) if data is not None else ""


def demand_words_of_photo(guest: Guest, *, data: bytes | None, rights: str, alt: str) -> None:
    """Refuse a photo of which it is not said whose it is and what it shows."""
    if not tidy(rights):
        raise Refused(_("Write whose the photo is, or under which licence it may be shown."), about="rights")
    if not tidy(alt):
        raise Refused(_("Write what the photo shows, for those who do not see it."), about="alt")
    demand_nothing_personal(rights, alt)
    if data is None and not guest.photo:
        raise Refused(_("Choose a photo."), about="photo")


def put_photo_of(guest: Guest, *, name: str, rights: str, alt: str) -> None:
    """What was kept as *name*, or else the words alone: the row is locked, and the caller leaves the trace."""
    former = guest.photo
    guest.photo = name or former
    guest.photo_rights, guest.photo_alt = tidy(rights), tidy(alt)
    guest.save(update_fields=["photo", "photo_rights", "photo_alt"])
    if former != guest.photo:
        note_erasure(PHOTO_DROPPED, former)
        transaction.on_commit(lambda: photos.PHOTOS.forget(former))
