"""The guests whom public pages name: those who agreed to it, where nothing keeps their name back (invariant 11)."""

from collections import defaultdict
from dataclasses import dataclass

from tinkuy.core.text import Translations
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import WebinarState
from tinkuy.planning.guests.models import Guest, GuestKind, GuestPart, GuestPurpose
from tinkuy.planning.rules import NAMELESS

from .checkup import guests_of, purposes_in_force


@dataclass(frozen=True)
class PublicGuest:
    """What a guest agreed to be shown; biography and photo are there only with the consent to each."""

    public_id: str
    name: str
    post: str
    organisation: str
    country: str
    bio: Translations
    has_photo: bool
    photo_alt: str
    photo_rights: str
    language: str


@dataclass(frozen=True)
class PublicGuests:
    """`speakers` by the key of each webinar in which they are named; `counterparts` of the cycle."""

    speakers: dict[int, list[PublicGuest]]
    counterparts: list[PublicGuest]

    @property
    def of_the_cycle(self) -> list[PublicGuest]:
        """Each speaker once, in the order of the sessions."""
        everyone = (guest for guests in self.speakers.values() for guest in guests)
        return list({guest.public_id: guest for guest in everyone}.values())


def public_guests(cycle: Cycle) -> PublicGuests:
    """Those of the cycle in scope, by name; the number of queries does not grow with them."""
    key = b""
    speakers: dict[int, list[PublicGuest]] = defaultdict(list)
    counterparts = []
    for guest in guests_of(cycle):
        if not is_named(guest):
            continue
        key = key or cycle.data_key
        public_guest = _public_guest(guest, key)
        if guest.kind == GuestKind.COUNTERPART:
            counterparts.append(public_guest)
        else:
            for webinar in open_webinars(guest):
                speakers[webinar].append(public_guest)
    ordered = {webinar: sorted(guests, key=_by_name) for webinar, guests in sorted(speakers.items())}
    return PublicGuests(ordered, sorted(counterparts, key=_by_name))


def is_named(guest: Guest) -> bool:
    """Whether public pages name this guest. Reads consents and parts: prefetch them (`guests_of`)."""
    agreed = purposes_in_force(guest)
    if guest.is_erased or GuestPurpose.ATTRIBUTION not in agreed:
        return False
    if guest.kind == GuestKind.COUNTERPART:
        return GuestPurpose.PUBLICATION in agreed and (not guest.parts.all() or bool(open_webinars(guest)))
    return bool(open_webinars(guest))


def open_webinars(guest: Guest) -> list[int]:
    """The webinars, not drafts, in which the guest is heard in a part whose regime names who speaks; in order."""
    webinars = {part.webinar_id: None for part in guest.parts.all() if _names_speaker(part)}
    return list(webinars)


def public_photo(cycle: Cycle, public_id: str) -> Guest | None:
    """The guest whose photo anyone may see: they are named, and the consent to the photo stands."""
    guest = guests_of(cycle).filter(public_id=public_id).first()
    return guest if guest and is_named(guest) and GuestPurpose.PHOTO in purposes_in_force(guest) else None


def _names_speaker(part: GuestPart) -> bool:
    if part.webinar.state == WebinarState.DRAFT:
        return False
    if part.segment is not None:
        return part.segment.regime not in NAMELESS
    regimes = [segment.regime for segment in part.webinar.segments.all()] or [part.guest.cycle.default_regime]
    return any(regime not in NAMELESS for regime in regimes)


def _public_guest(guest: Guest, key: bytes) -> PublicGuest:
    agreed = purposes_in_force(guest)
    has_photo = bool(guest.photo) and GuestPurpose.PHOTO in agreed
    return PublicGuest(
        public_id=guest.public_id,
        name=guest.name(key),
        post=guest.post,
        organisation=guest.organisation_words,
        country=guest.country,
        bio=guest.bio if GuestPurpose.PUBLICATION in agreed else {},
        has_photo=has_photo,
        photo_alt=guest.photo_alt if has_photo else "",
        photo_rights=guest.photo_rights if has_photo else "",
        language=guest.language,
    )


def _by_name(guest: PublicGuest) -> str:
    return guest.name.casefold()
